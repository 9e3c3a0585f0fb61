"""Groups of things that are like each other on average, joined likest first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def groups(likeness: Matrix, least: float) -> list[list[int]]:
    """Places that belong together: the likest groups are joined as long as they are like on average.

    `likeness` is symmetric with -inf on its diagonal; it is used up.
    """
    found = [[place] for place in range(len(likeness))]
    total, sizes = likeness, np.ones(len(found))
    while len(found) > 1:
        mean = total / np.outer(sizes, sizes)
        one, other = sorted(int(place) for place in np.unravel_index(int(mean.argmax()), mean.shape))
        if mean[one, other] < least:
            break
        found[one] += found.pop(other)
        sizes[one] += sizes[other]
        total, sizes = _joined(total, one, other), np.delete(sizes, other)
    return found


def _joined(total: Matrix, one: int, other: int) -> Matrix:
    total[one] += total[other]
    total[:, one] += total[:, other]
    total[one, one] = -np.inf
    kept: Matrix = np.delete(np.delete(total, other, axis=0), other, axis=1)
    return kept
