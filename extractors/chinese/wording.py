"""How alike short Chinese texts are by the character pairs that they share, rare pairs counting more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CODES = 1 << 21  # more than there are characters
AT_ONCE = 1 << 20  # products of weights added up at once
LEAST_LENGTH = 1e-12  # of a vector

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """What the pairs of several texts weigh, text by text."""

    rows: Ints  # the text
    ids: Ints  # the pair
    weights: Floats  # those of one text make a vector of length 1


def likeness(texts: Sequence[str], others: Sequence[str]) -> Floats:
    """For each text its cosine (0..1) with each of the others; time grows with the pairs that they share."""
    found = _pairs([*others, *texts])
    first = int(np.searchsorted(found.rows, len(others)))
    order = np.argsort(found.ids[:first], kind="stable")
    rows, weights = found.rows[:first][order], found.weights[:first][order]
    often = np.bincount(found.ids[:first], minlength=int(found.ids.max(initial=0)) + 1)
    shared, starts = often[found.ids[first:]], (np.cumsum(often) - often)[found.ids[first:]]
    table = np.zeros(len(texts) * len(others))
    for part in np.array_split(np.arange(len(shared)), 1 + int(shared.sum()) // AT_ONCE):
        many = shared[part]
        at = np.arange(many.sum()) + np.repeat(starts[part] - (np.cumsum(many) - many), many)
        cells = np.repeat((found.rows[first:][part] - len(others)) * len(others), many) + rows[at]
        np.add.at(table, cells, np.repeat(found.weights[first:][part], many) * weights[at])
    return table.reshape(len(texts), len(others))


def _pairs(texts: Sequence[str]) -> _Pairs:
    """Pairs that stand in many of the texts weigh little."""
    letters = ["".join(filter(str.isalpha, text)) for text in texts]
    codes = np.frombuffer("".join(letters).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    owners = np.repeat(np.arange(len(letters)), [len(text) for text in letters])
    inside = owners[:-1] == owners[1:]
    _, pairs = np.unique((codes[:-1] * CODES + codes[1:])[inside], return_inverse=True)
    kinds = int(pairs.max(initial=0)) + 1
    keys, times = np.unique(owners[:-1][inside] * kinds + pairs, return_counts=True)
    rows, ids = np.divmod(keys, kinds)
    weights = times * np.log(1 + len(texts) / np.maximum(np.bincount(ids, minlength=kinds), 1))[ids]
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(texts)))
    return _Pairs(rows, ids, weights / np.maximum(lengths, LEAST_LENGTH)[rows])
