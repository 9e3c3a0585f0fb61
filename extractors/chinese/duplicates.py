"""Near-duplicate texts within a file, told exactly by the character shingles that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np

SHINGLE = 5  # characters
SAME = 0.6  # share of the shorter text's shingles that the longer one holds
LENGTHS = 0.5  # the shorter text has at least this share of the longer one's shingles
_NOISE = re.compile(r"[\W_]+")


def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of five characters, punctuation and blanks left out."""
    plain = _NOISE.sub("", text)
    runs = range(max(len(plain) - SHINGLE + 1, 1 if plain else 0))
    return frozenset([hash(plain[i : i + SHINGLE]) for i in runs])


def likeness(first: frozenset[int], second: frozenset[int]) -> float:
    """0..1: the share of the shorter text that stands in the other; 0 where the lengths are far apart."""
    return _share(len(first), len(second), len(first & second))


def _share(first: int, second: int, both: int) -> float:
    less, more = sorted((first, second))
    return both / less if less and less >= LENGTHS * more else 0.0


def near_duplicates(texts: Sequence[str]) -> list[tuple[int, float] | None]:
    """For each text the first earlier one that it repeats and how alike they are; None where it is new."""
    sets = [shingles(text) for text in texts]
    every = np.sort(np.fromiter(chain.from_iterable(sets), np.int64))
    held_twice = set(every[1:][every[1:] == every[:-1]].tolist())
    holders: dict[int, list[int]] = {one: [] for one in held_twice}
    found: list[tuple[int, float] | None] = []
    for index, mine in enumerate(sets):
        told = mine & held_twice
        shared = Counter(chain.from_iterable([holders[one] for one in told]))
        for one in told:
            holders[one].append(index)
        alike = [(earlier, _share(len(sets[earlier]), len(mine), shared[earlier])) for earlier in sorted(shared)]
        found.append(next(((earlier, score) for earlier, score in alike if score >= SAME), None))
    return found
