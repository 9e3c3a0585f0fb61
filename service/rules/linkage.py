"""Groups of things that are like each other on average, joined likest first."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
NEVER = -np.inf  # likeness of two things that are not to be in one group


def groups(likeness: Matrix, least: float, joined: Iterable[tuple[int, int]] = ()) -> list[list[int]]:
    """Places that belong together: the likest groups are joined as long as they are like on average.

    `likeness` is symmetric with NEVER on its diagonal; it is used up. Pairs in `joined` are in one group in any case.
    """
    found = _Groups(likeness)
    for one, other in joined:
        found.join(found.holding(one), found.holding(other))
    while (best := found.likest(least)) is not None:
        found.join(*best)
    return found.places


class _Groups:
    """Groups with the sums of likeness between them."""

    def __init__(self, likeness: Matrix) -> None:
        self.places = [[place] for place in range(len(likeness))]
        self._total, self._sizes = likeness, np.ones(len(likeness))

    def holding(self, place: int) -> int:
        """The group of a place."""
        return next(index for index, group in enumerate(self.places) if place in group)

    def likest(self, least: float) -> tuple[int, int] | None:
        """The two groups that are most like each other; None where none are like enough."""
        if len(self.places) < 2:
            return None
        mean = self._total / np.outer(self._sizes, self._sizes)
        one, other = np.unravel_index(int(mean.argmax()), mean.shape)
        return (int(one), int(other)) if mean[one, other] >= least else None

    def join(self, here: int, there: int) -> None:
        """Make two groups one."""
        if here == there:
            return
        one, other = sorted((here, there))
        self.places[one] += self.places.pop(other)
        self._sizes[one] += self._sizes[other]
        self._sizes = np.delete(self._sizes, other)
        self._total[one] += self._total[other]
        self._total[:, one] += self._total[:, other]
        self._total[one, one] = NEVER
        self._total = np.delete(np.delete(self._total, other, axis=0), other, axis=1)
