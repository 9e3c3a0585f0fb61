"""The chain that matches measures with findings, as fitting needs it: likelihood, chances, and which steps it takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.alignment import Steps, backward, onward

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Chain:
    """What a chain over rows makes of how well they fit the columns."""

    logarithm: float  # of the weight of all ways
    chances: Floats
    taken: Floats  # how many steps of each kind (stay, leap, back) are expected


def chain(fits: Floats, steps: Steps) -> Chain:
    """As extractors.chinese.alignment.chances, with all that its slopes need."""
    highest = fits.max(axis=1, keepdims=True)
    seen = np.exp(fits - highest)
    ways, logarithm = [seen[0] / seen[0].sum()], float(np.log(seen[0].sum()) + highest.sum())
    for row in seen[1:]:
        weights = onward(ways[-1], steps) * row
        logarithm += float(np.log(weights.sum()))
        ways.append(weights / weights.sum())
    ahead, taken = np.ones(seen.shape[1]), np.zeros(3)
    found = [ways[-1]]
    for before, row in zip(ways[-2::-1], seen[:0:-1], strict=True):
        reached = ahead * row
        ahead = backward(reached, steps)
        taken += _taken(before, reached, steps) / float(before @ ahead)
        ahead = ahead / ahead.sum()
        found.append(before * ahead)
    table = np.array(found[::-1])
    return Chain(logarithm, table / table.sum(axis=1, keepdims=True), taken)


def _taken(before: Floats, reached: Floats, steps: Steps) -> Floats:
    past = np.cumsum(before)
    return np.array(
        [
            steps.stay * before @ reached,
            steps.leap * past[:-2] @ reached[2:] if len(past) > 2 else 0.0,
            steps.back * (past[-1] - past) @ reached,
        ]
    )
