"""Two lists in mostly the same order, matched: each left item goes to one right item or to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Costs:
    """What leaving the order costs, in units of likeness (0..1)."""

    skip: float = 0.03  # a right item that nothing goes to, in between
    leap: float = 0.04  # the most that skipping costs, however far
    back: float = 0.05  # going back to an earlier right item
    alone: float = 0.01  # the likeness below which a left item may go to none


def align(likeness: Sequence[Sequence[float]] | Values, costs: Costs) -> list[int | None]:
    """For each left item (row) the index of its right item (column); None where nothing is like enough.

    Viterbi over the rows: the state is the column reached so far; steps forward are cheap, skips and steps back cost.
    """
    rows = np.asarray(likeness, dtype=np.float64)
    if not rows.size:
        return [None] * len(rows)
    values = [rows[0]]
    for row in rows[1:]:
        values.append(_reached(values[-1], costs) + row)
    return _walk_back(values, rows, costs)


def _reached(values: Values, costs: Costs) -> Values:
    """What the best way to each column is worth, from any column of the row before."""
    found = values.copy()
    for skipped in range(min(_most(costs), len(values) - 1) + 1):
        later = found[skipped + 1 :]
        np.maximum(later, values[: len(later)] - costs.skip * skipped, out=later)
    np.maximum(found[1:], np.maximum.accumulate(values[:-1]) - costs.leap, out=found[1:])
    np.maximum(found[:-1], np.maximum.accumulate(values[:0:-1])[::-1] - costs.back, out=found[:-1])
    return found


def _most(costs: Costs) -> int:
    """How many columns a way skips: from where on a leap is cheaper."""
    return int(costs.leap / costs.skip)


def _source(values: Sequence[float], column: int, costs: Costs) -> int:
    """From which column of the row before the best way to a column comes; of equal ones the first named here."""
    near = range(max(0, column - _most(costs) - 1), column)
    ways = [(values[column], column), *((values[at] - costs.skip * (column - at - 1), at) for at in near)]
    before, after = values[:column], values[:column:-1]
    if before:
        ways.append((max(before) - costs.leap, before.index(max(before))))
    if after:
        ways.append((max(after) - costs.back, len(values) - 1 - after.index(max(after))))
    return max(ways, key=itemgetter(0))[1]


def _walk_back(values: Sequence[Values], likeness: Values, costs: Costs) -> list[int | None]:
    at = int(values[-1].argmax())
    path: list[int | None] = []
    for row in range(len(values) - 1, -1, -1):
        path.append(at if likeness[row, at] >= costs.alone else None)
        if row:
            at = _source(values[row - 1].tolist(), at, costs)
    return path[::-1]
