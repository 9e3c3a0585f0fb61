"""Texts as sorted sets of character bigrams, for many texts at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.grams import bare

BITS = 17
BUCKETS = 1 << BITS
FIRST, SECOND, SPREAD = np.uint32(16777619), np.uint32(2246822519), np.uint32(2654435761)
END = "\n"  # between texts; bare() leaves none inside
Grams = NDArray[np.uint32]


def grams_of(text: str) -> Grams:
    """The bigrams of one text, each once."""
    return np.unique(_hashes(np.frombuffer(bare(text).encode("utf-32-le"), np.uint32)))


def postings(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Where each bucket's texts begin in the second array (one more than buckets), and the texts, by number."""
    codes = np.frombuffer(END.join(map(bare, texts)).encode("utf-32-le"), np.uint32)
    ends = codes == ord(END)
    numbers = np.cumsum(ends, dtype=np.uint32)[:-1] if codes.size else np.empty(0, np.uint32)
    inside = ~(ends[:-1] | ends[1:])
    pairs = np.unique((_hashes(codes)[inside].astype(np.uint64) << np.uint64(32)) | numbers[inside])
    counts = np.bincount((pairs >> np.uint64(32)).astype(np.int64), minlength=BUCKETS)
    starts = np.zeros(BUCKETS + 1, np.uint32)
    np.cumsum(counts, out=starts[1:])
    return starts, (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def _hashes(codes: NDArray[np.uint32]) -> Grams:
    """The bucket of each pair of neighbours."""
    if codes.size < 2:
        return np.empty(0, np.uint32)
    mixed = (codes[:-1] * FIRST) ^ (codes[1:] * SECOND)
    return (mixed * SPREAD) >> np.uint32(32 - BITS)
