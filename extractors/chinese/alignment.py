"""Two lists in mostly the same order, matched: the chance of each left item (row) to go to each right item (column).

A hidden Markov chain over the rows: the state is the column reached; from one row to the next it goes on by one column,
stays, leaps on or goes back. All chances of a row add up to 1 (forward-backward, linear in the cells of the table).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Steps:
    """How likely a step is against that to the next column."""

    stay: float  # at the same column
    leap: float  # on by two columns or more
    back: float  # to any column before


def chances(fits: Floats, steps: Steps) -> Floats:
    """For each row the chance of each column, by the logarithms of how well they fit (rows, columns)."""
    seen = np.exp(fits - fits.max(axis=1, keepdims=True))
    ahead = np.ones_like(seen)
    for row in range(len(seen) - 1, 0, -1):
        before = backward(ahead[row] * seen[row], steps)
        ahead[row - 1] = before / before.sum()
    reached = seen[0] / seen[0].sum()
    for row in range(len(seen)):
        if row:
            reached = onward(reached, steps) * seen[row]
            reached /= reached.sum()
        ahead[row] *= reached
    return np.asarray(ahead / ahead.sum(axis=1, keepdims=True), np.float64)


def onward(left: Floats, steps: Steps) -> Floats:
    """The weight of each column one row on, by those of the row before."""
    past = np.cumsum(left)
    found = steps.stay * left + steps.back * (past[-1] - past)
    found[1:] += left[:-1]
    found[2:] += steps.leap * past[:-2]
    return np.asarray(found, np.float64)


def backward(reached: Floats, steps: Steps) -> Floats:
    """The weight of each column by those of the row that follows."""
    past = np.cumsum(reached)
    found = steps.stay * reached
    found[:-1] += reached[1:]
    found[:-2] += steps.leap * (past[-1] - past[1:-1])
    found[1:] += steps.back * past[:-1]
    return np.asarray(found, np.float64)
