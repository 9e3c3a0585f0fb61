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
    """What the pairs of several texts weigh, pair by pair, those of one pair text by text."""

    ids: Ints  # the pair
    rows: Ints  # the text
    weights: Floats  # those of one text make a vector of length 1


def likeness(texts: Sequence[str], others: Sequence[str]) -> Floats:
    """For each text its cosine (0..1) with each of the others; time grows with the pairs that they share."""
    found = _pairs([*others, *texts])
    own = found.rows >= len(others)
    rows, weights = found.rows[~own], found.weights[~own]
    often = np.bincount(found.ids[~own], minlength=int(found.ids.max(initial=0)) + 1)
    shared, starts = often[found.ids[own]], (np.cumsum(often) - often)[found.ids[own]]
    cells, values = (found.rows[own] - len(others)) * len(others), found.weights[own]
    table = np.zeros(len(texts) * len(others))
    for part in np.array_split(np.arange(len(shared)), 1 + int(shared.sum()) // AT_ONCE):
        many = shared[part]
        at = np.arange(many.sum()) + np.repeat(starts[part] - (np.cumsum(many) - many), many)
        products = np.repeat(values[part], many) * weights[at]
        table += np.bincount(np.repeat(cells[part], many) + rows[at], products, minlength=len(table))
    return table.reshape(len(texts), len(others))


def _pairs(texts: Sequence[str]) -> _Pairs:
    """Pairs that stand in many of the texts weigh little."""
    chars = np.frombuffer("".join(texts).encode("utf-32-le"), dtype="<U1")
    letters = np.strings.isalpha(chars)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])[letters]
    codes = chars[letters].view(np.uint32).astype(np.int64)
    inside = owners[:-1] == owners[1:]
    pairs = codes[:-1] * CODES + codes[1:]
    keys = np.sort((pairs * len(texts) + owners[:-1])[inside])
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    pairs, rows = np.divmod(keys[starts], len(texts))
    ids = np.cumsum(np.diff(pairs, prepend=-1) > 0) - 1
    weights = np.diff(starts, append=len(keys)) * np.log(1 + len(texts) / np.maximum(np.bincount(ids), 1))[ids]
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(texts)))
    return _Pairs(ids, rows, weights / np.maximum(lengths, LEAST_LENGTH)[rows])
