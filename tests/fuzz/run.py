"""`make fuzz`: spoiled files of every format through the sandbox; each must be read or refused, in time.

Run with `python -m tests.fuzz.run [SECONDS] [SEED] [MOST]`. A file that makes the reading process crash, hang, use up
its limits or show a defect is kept in the folder `fuzz-found`, and the exit status is 1. Keep such a file in
tests/issues/files with a test.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from extractors.errors import ExtractError, OverLimits
from extractors.standards import Standard, shipped
from service.sandbox import ReportFile, read, unpack
from service.settings import Settings

if TYPE_CHECKING:  # each reading process imports this module anew: what makes files is loaded in main alone
    from tests.fuzz.seeds import Seed

FOUND = Path("fuzz-found")
LIMITS = replace(Settings(), read_seconds=30.0, read_cpu_seconds=20)  # small files: far more than they need


def outcome(seed: Seed, data: bytes, standards: tuple[Standard, ...]) -> str:
    """How the product answered: read, or the code of the refusal."""
    file = ReportFile(seed.name, data)
    try:
        if seed.is_archive:
            return f"{len(list(unpack(file, LIMITS)))} 个成员"
        read(file, standards, LIMITS)
    except ExtractError as error:
        return _code(error)
    return "读出"


def _code(error: ExtractError) -> str:
    return f"故障：{error.message}" if type(error) in (ExtractError, OverLimits) else error.code


def main(seconds: float = 60.0, seed: int = 1, most: int = 1_000_000) -> int:
    """Fuzz for so many seconds or files; the exit status."""
    from tests.fuzz.mutations import mutated
    from tests.fuzz.seeds import seeds

    chance, starts, standards = random.Random(seed), seeds(), shipped()
    answers, slowest, found = Counter[str](), 0.0, 0
    until = monotonic() + seconds
    while monotonic() < until and answers.total() < most:
        (start,) = chance.choices(starts, [one.weight for one in starts])
        data, started = mutated(chance, start.data), monotonic()
        answer = outcome(start, data, standards)
        slowest = max(slowest, monotonic() - started)
        answers[answer.partition("：")[0]] += 1
        if answer.startswith("故障"):
            found += 1
            print(f"{_kept(found, start.name, data)}：{answer}", flush=True)
    told = "，".join(f"{name} {count}" for name, count in answers.most_common())
    print(f"{answers.total()} 个变异文件，每个都有答复（{told}），最慢 {slowest:.1f} 秒，故障 {found} 个")
    return 1 if found else 0


def _kept(number: int, name: str, data: bytes) -> Path:
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{number}-{name}"
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    sys.exit(main(*(kind(value) for kind, value in zip((float, int, int), sys.argv[1:], strict=False))))
