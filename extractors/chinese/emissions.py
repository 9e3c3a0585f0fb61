"""How well each label fits each segment by its words: the weights of its n-grams, role by role.

The weights of a table count against those of the first label (OTHER), which then needs none.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import ROLES
from extractors.grams import grams

BUCKETS = 1 << 16
SIZES = (1, 2, 3, 4)
LONG = [ROLES.index(role) for role in ("self", "line", "wide")]  # nearly every place stands in a range of each
SHORT = [ROLES.index(role) for role in ("head", "tail", "lead", "heading", "column")]
CROSSING = np.array([(size, back) for size in SIZES for back in range(1, size)]).T  # begun `back` before an end
AT_ONCE = 1 << 12  # places whose n-grams are weighed at once: few enough to stay in the processor's cache

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Ids = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Of each n-gram for all labels but the first."""

    long: Floats  # (buckets, and one without weight; LONG; labels): one look-up serves these roles
    short: Floats  # (SHORT; buckets; labels)


def weights(grams_of: NDArray[np.floating[Any]]) -> Weights:
    """Of a table (roles, buckets, labels)."""
    table = grams_of[..., 1:] - grams_of[..., :1].astype(np.float32)
    long = np.pad(table[LONG].transpose(1, 0, 2), ((0, 1), (0, 0), (0, 0)))
    return Weights(np.ascontiguousarray(long), table[SHORT])


def one_digit(text: str) -> str:
    """The text with 0 for every digit: what is counted matters, not how many."""
    for digit in "123456789":  # quicker than a pattern that is tried at every place
        text = text.replace(digit, "0")
    return text


def emissions(text: str, ranges: Ints, table: Weights) -> Floats:
    """(segments, labels of the table): for each role the sum over its range, divided by the root of its n-grams.

    `ranges`: (roles, segments, 2) places in the text.
    """
    ids = hashed(text)
    many = np.maximum((ranges[..., 1] - ranges[..., 0])[..., None] + 1 - SIZES, 0).sum(axis=2)
    shares = 1 / np.sqrt(np.maximum(many, 1))[..., None]
    long = _long(ids, ranges[LONG], table.long) * shares[LONG]
    short = _short(ids, ranges[SHORT], table.short) * shares[SHORT]
    return np.asarray(long.sum(axis=0) + short.sum(axis=0), np.float32)


@lru_cache(maxsize=1)  # the judge asks for the same text again
def hashed(text: str) -> Ids:
    """The bucket of the n-gram of each size that begins at each place, be it beyond the end: (sizes, places)."""
    padded = one_digit(text) + "\0" * (SIZES[-1] - 1)
    found = grams(padded, range(SIZES[0], SIZES[-1] + 1), BUCKETS)
    starts = itertools.accumulate((len(padded) + 1 - size for size in SIZES[:-1]), initial=0)
    return np.array([found[start : start + len(text)] for start in starts])


def _long(ids: Ids, ranges: Ints, table: Floats) -> NDArray[np.float64]:
    """(roles, segments, labels): by differences of running sums what begins in each range, but for what ends behind."""
    starts, ends = ranges[..., 0], ranges[..., 1]
    flat = table.reshape(len(table), -1)
    parts = (ids[:, at : at + AT_ONCE] for at in range(0, ids.shape[1], AT_ONCE))
    begun = np.concatenate([flat.take(part, axis=0, mode="clip").sum(axis=0) for part in parts])
    edge = np.zeros(len(begun) + 1, dtype=bool)
    edge[ranges] = edge[0] = edge[-1] = True
    edges = np.flatnonzero(edge)
    before = np.zeros((len(edges), *table.shape[1:]))
    np.cumsum(np.add.reduceat(begun.reshape(-1, *table.shape[1:]), edges[:-1]), axis=0, out=before[1:])
    number, roles = np.cumsum(edge) - 1, np.arange(len(ranges))[:, None]
    return np.asarray(before[number[ends], roles] - before[number[starts], roles] - _crossing(ids, ranges, table))


def _crossing(ids: Ids, ranges: Ints, table: Floats) -> Floats:
    """The weights of the n-grams that begin in each range and end behind it."""
    size, back = CROSSING
    at = ranges[..., 1, None] - back
    found = ids.ravel().take(at + (size - 1) * ids.shape[1], mode="clip")
    rows = np.where(at < ranges[..., :1], BUCKETS, found) * len(ranges) + np.arange(len(ranges))[:, None, None]
    return np.asarray(table.reshape(-1, table.shape[2]).take(rows, axis=0, mode="clip").sum(axis=2))


def _short(ids: Ids, ranges: Ints, table: Floats) -> Floats:
    """(roles, segments, labels); a range that the segment before has, too, is summed once."""
    fresh = np.ones(ranges.shape[:2], dtype=bool)
    fresh[:, 1:] = (ranges[:, 1:] != ranges[:, :-1]).any(axis=2)
    roles = np.flatnonzero(fresh) // ranges.shape[1]
    starts, ends = np.split(ranges[fresh], 2, axis=1)
    lengths = np.maximum(ends - starts + 1 - SIZES, 0)
    sums = np.zeros((len(roles), table.shape[2]), np.float32)
    many = lengths.sum(axis=1)
    filled = np.flatnonzero(many)
    if len(filled):
        first = np.cumsum(lengths).reshape(lengths.shape) - lengths
        from_first = starts + np.arange(len(SIZES)) * ids.shape[1] - first
        at = np.arange(many.sum()) + np.repeat(from_first, lengths.ravel())
        rows = ids.ravel().take(at) + np.repeat(roles * BUCKETS, many)
        found = table.reshape(-1, table.shape[2]).take(rows, axis=0, mode="clip")
        sums[filled] = np.add.reduceat(found, first[filled, 0])
    return np.asarray(sums[np.cumsum(fresh).reshape(fresh.shape) - 1])
