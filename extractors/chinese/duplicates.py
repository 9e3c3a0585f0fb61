"""Near-duplicate texts within a file, told exactly by the character shingles that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5  # characters
SAME = 0.6  # share of the shorter text's shingles that the longer one holds
LENGTHS = 0.5  # the shorter text has at least this share of the longer one's shingles
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_NOISE = re.compile(r"[\W_]+")

Hashes = NDArray[np.uint64]


def shingles(text: str) -> Hashes:
    """Hashes of all runs of five characters, ascending, each once; punctuation and blanks left out."""
    plain = _NOISE.sub("", text)
    codes = np.frombuffer(plain.encode("utf-32-le"), np.uint32).astype(np.uint64)
    found = np.zeros(max(len(plain) - SHINGLE + 1, 1 if plain else 0), np.uint64)
    for offset in range(min(SHINGLE, len(plain))):
        found = found * MULTIPLIER + codes[offset : offset + len(found)]
    return _once(found)


def _once(values: Hashes) -> Hashes:
    ordered = np.sort(values)
    return np.concatenate([ordered[:1], ordered[1:][ordered[1:] != ordered[:-1]]])


def likeness(first: Hashes, second: Hashes) -> float:
    """0..1: the share of the shorter text that stands in the other; 0 where the lengths are far apart."""
    return _share(len(first), len(second), len(_both(first, second)))


def _both(first: Hashes, second: Hashes) -> Hashes:
    return np.intersect1d(first, second, assume_unique=True)


def _share(first: int, second: int, both: int) -> float:
    less, more = sorted((first, second))
    return both / less if less and less >= LENGTHS * more else 0.0


def near_duplicates(texts: Sequence[str]) -> list[tuple[int, float] | None]:
    """For each text the first earlier one that it repeats and how alike they are; None where it is new."""
    sets = [shingles(text) for text in texts]
    every = np.sort(np.concatenate(sets))
    held_twice = _once(every[1:][every[1:] == every[:-1]])
    holders: dict[int, list[int]] = {one: [] for one in held_twice.tolist()}
    found: list[tuple[int, float] | None] = []
    for index, mine in enumerate(sets):
        told = _both(mine, held_twice).tolist()
        shared = Counter(chain.from_iterable([holders[one] for one in told]))
        for one in told:
            holders[one].append(index)
        alike = [(earlier, _share(len(sets[earlier]), len(mine), shared[earlier])) for earlier in sorted(shared)]
        found.append(next(((earlier, score) for earlier, score in alike if score >= SAME), None))
    return found
