"""What the sandbox adds to reading: the same small reports read with and without it, in one run.

Run with `python -m tests.bench.bench_sandbox`; prints the milliseconds that a warm child process costs a file.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

ROUNDS = 20
MOST = 60  # milliseconds a file
TEXT = "松林小学党支部2023年度述职报告\n一、存在的问题\n（一）理论学习不够深入，学用结合不紧。\n"


def times(work: Callable[[], object]) -> list[float]:
    """Milliseconds of each round, shortest first."""
    work()
    found = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        found.append((perf_counter() - started) * 1000)
    return sorted(found)


def main() -> None:
    """Print the figures."""
    from extractors.pipeline import extract  # loaded here: each child imports this module anew
    from extractors.standards import shipped
    from service.sandbox import ReportFile, read
    from service.settings import Settings

    standards, settings, data = shipped(), Settings(), TEXT.encode()
    bare = times(lambda: extract(data, "述职.txt", standards))
    boxed = times(lambda: read(ReportFile("述职.txt", data), standards, settings))
    best, usual = boxed[0] - bare[0], median(boxed) - median(bare)
    cost = f"{best:.0f}–{usual:.0f} ms（目标 ≤ {MOST}）"
    print(f"不隔离 {median(bare):.1f} ms，隔离 {median(boxed):.1f} ms；隔离的代价 {cost}")


if __name__ == "__main__":
    main()
