"""A short run of the fuzzer with fixed chances, so that every build does one; `make fuzz` goes on for longer."""

from __future__ import annotations

import contextlib
import random

from extractors.errors import ExtractError
from extractors.readers import read
from extractors.readers.archive import members
from tests.fuzz import run
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import seeds

FILES = 120  # read here
GUARDED = 8  # read in processes of their own
QUICK = 10  # least weight of a seed that is read in milliseconds


def test_spoiled_files_are_read_or_refused() -> None:
    chance = random.Random(20)
    starts = [seed for seed in seeds() if seed.weight >= QUICK]
    for _ in range(FILES):
        start = chance.choice(starts)
        data = mutated(chance, start.data)
        with contextlib.suppress(ExtractError):
            list(members(data, start.name)) if start.is_archive else read(data, start.name)


def test_the_service_answers_every_spoiled_file() -> None:
    assert run.main(seconds=60.0, seed=7, most=GUARDED) == 0
