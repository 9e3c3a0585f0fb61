"""What the sandbox adds to reading: the same small reports read with and without it, in one run.

Run with `python -m tests.bench.bench_sandbox`; prints the milliseconds that a warm child process costs a file, by the
clock and by the processor time of all processes together, which other people's work on the machine changes less.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

ROUNDS = 20
MOST = 60  # milliseconds a file
TEXT = "松林小学党支部2023年度述职报告\n一、存在的问题\n（一）理论学习不够深入，学用结合不紧。\n"


def times(work: Callable[[], object]) -> list[float]:
    """Milliseconds of each round, shortest first."""
    work()
    return sorted(_timed(work, perf_counter) for _ in range(ROUNDS))


def _timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    started = clock()
    work()
    return (clock() - started) * 1000


def processor(work: Callable[[], object]) -> float:
    """Milliseconds of processor time a round, of this process alone."""
    work()
    return median(_timed(work, process_time) for _ in range(ROUNDS))


def read_and_measured(data: bytes, name: str) -> bytes:
    """What a child has used when its report is read, in milliseconds; called in the sandbox."""
    from extractors.pipeline import extract
    from extractors.standards import shipped

    extract(data, name, shipped())
    return str(process_time() * 1000).encode()


def main() -> None:
    """Print the figures."""
    from extractors.pipeline import extract  # loaded here: each child imports this module anew
    from extractors.standards import shipped
    from service.sandbox import ReportFile, read, work
    from service.settings import Settings

    standards, settings, file = shipped(), Settings(), ReportFile("述职.txt", TEXT.encode())
    bare = times(lambda: extract(file.data, file.name, standards))
    boxed = times(lambda: read(file, standards, settings))
    best, usual = boxed[0] - bare[0], median(boxed) - median(bare)
    cost = f"{best:.0f}–{usual:.0f} ms（目标 ≤ {MOST}）"
    print(f"不隔离 {median(bare):.1f} ms，隔离 {median(boxed):.1f} ms；隔离的代价 {cost}")
    inside = median(float(work(read_and_measured, file, settings)) for _ in range(ROUNDS))
    outside = processor(lambda: read(file, standards, settings))
    alone = processor(lambda: extract(file.data, file.name, standards))
    print(
        f"处理器时间：不隔离 {alone:.1f} ms，隔离 {inside + outside:.1f} ms"
        f"（子进程 {inside:.1f}，本进程 {outside:.1f}）"
    )


if __name__ == "__main__":
    main()
