"""How alike short Chinese texts are by the characters or pairs of them that they share, rare ones counting more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.linear import changes

CODES = 1 << 21  # more than there are characters
AT_ONCE = 1 << 20  # products of weights added up at once
LEAST_LENGTH = 1e-12  # of a vector

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Runs:
    """What the characters and pairs of several texts weigh, run by run, those of one run text by text."""

    ids: Ints  # the run
    rows: Ints  # the text
    sizes: Ints  # 0: a character, 1: a pair
    weights: Floats  # those of one size and text make a vector of length 1


def likeness(texts: Sequence[str], others: Sequence[str]) -> Floats:
    """For each text its cosine (0..1) with each of the others: by characters, by pairs (2, texts, others).

    Time grows with the runs that they share.
    """
    found = _runs([*others, *texts])
    own = found.rows >= len(others)
    rows, weights = found.rows[~own], found.weights[~own]
    often = np.bincount(found.ids[~own], minlength=int(found.ids.max(initial=0)) + 1)
    shared, starts = often[found.ids[own]], (np.cumsum(often) - often)[found.ids[own]]
    cells = (found.sizes[own] * len(texts) + found.rows[own] - len(others)) * len(others)
    values = found.weights[own]
    table = np.zeros(2 * len(texts) * len(others))
    size = 1 + len(shared) * AT_ONCE // (AT_ONCE + int(shared.sum()))
    for first in range(0, len(shared), size):
        part = slice(first, first + size)
        many = shared[part]
        at = np.arange(many.sum()) + np.repeat(starts[part] - (np.cumsum(many) - many), many)
        products = np.repeat(values[part], many) * weights[at]
        table += np.bincount(np.repeat(cells[part], many) + rows[at], products, minlength=len(table))
    return table.reshape(2, len(texts), len(others))


def _runs(texts: Sequence[str]) -> _Runs:
    """Runs that stand in many of the texts weigh little."""
    chars = np.frombuffer("".join(texts).encode("utf-32-le"), dtype="<U1")
    letters = np.strings.isalpha(chars)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])[letters]
    codes = chars[letters].view(np.uint32).astype(np.int64)
    inside = owners[:-1] == owners[1:]
    pairs = ((codes[:-1] * CODES + codes[1:]) * len(texts) + owners[:-1])[inside]
    keys = np.sort(np.concatenate([codes * len(texts) + owners, pairs]))
    starts = changes(keys).nonzero()[0]
    runs, rows = np.divmod(keys[starts], len(texts))
    ids = np.cumsum(changes(runs)) - 1
    weights = np.diff(np.append(starts, len(keys))) * np.log(1 + len(texts) / np.maximum(np.bincount(ids), 1))[ids]
    sizes = (runs >= CODES).astype(np.int64)
    owned = sizes * len(texts) + rows
    lengths = np.sqrt(np.bincount(owned, weights**2, minlength=2 * len(texts)))
    return _Runs(ids, rows, sizes, weights / np.maximum(lengths, LEAST_LENGTH)[owned])
