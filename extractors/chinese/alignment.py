"""Two lists in mostly the same order, matched: each left item goes to one right item or to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LOST = float("-inf")

Values = NDArray[np.float64]
Columns = NDArray[np.int64]
Way = tuple[Values, Columns]  # what the best way to each column is worth, and where it comes from


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
    values, trace = rows[0], [np.full(rows.shape[1], -1)]
    for row in rows[1:]:
        reached, before = _steps(values, costs)
        trace.append(before)
        values = reached + row
    return _walk_back(trace, values, rows, costs)


def _steps(values: Values, costs: Costs) -> tuple[Values, Columns]:
    """The best way to each column from any column of the row before: its value and that column."""
    columns = np.arange(len(values))
    forward, source = _forward(values, costs.skip, int(costs.leap / costs.skip))
    leap, highest = _highest_before(values)
    leap = leap - costs.leap
    behind, after = _highest_before(values[::-1])
    out, before = _better((values, columns), (np.where(leap > forward, leap, LOST), highest))
    out, before = _better((out, before), (forward, source))
    return _better((out, before), (behind[::-1] - costs.back, len(values) - 1 - after[::-1]))


def _better(first: Way, second: Way) -> Way:
    """The first way, or the second where it is worth more."""
    which = second[0] > first[0]
    return np.where(which, second[0], first[0]), np.where(which, second[1], first[1])


def _forward(values: Values, cost: float, most: int) -> Way:
    """From the column before, or past some columns: no more than `most`, from where on a leap is cheaper."""
    columns = np.arange(len(values))
    best: Way = (np.full(len(values), LOST), columns)
    for skipped in range(min(most, len(values) - 1), -1, -1):
        way = np.full(len(values), LOST)
        way[skipped + 1 :] = values[: len(values) - skipped - 1]
        for _ in range(skipped):
            way -= cost
        best = _better(best, (way, columns - skipped - 1))
    return best


def _highest_before(values: Values) -> Way:
    """For each column the highest value in the columns before it, and the first of those that have it."""
    highest = np.concatenate([[LOST], np.maximum.accumulate(values)])
    first = np.maximum.accumulate(np.where(values > highest[:-1], np.arange(len(values)), 0))
    return highest[:-1], np.concatenate([[0], first[:-1]])


def _walk_back(trace: list[Columns], values: Values, likeness: Values, costs: Costs) -> list[int | None]:
    at = int(values.argmax())
    path: list[int | None] = []
    for row in range(len(trace) - 1, -1, -1):
        path.append(at if likeness[row, at] >= costs.alone else None)
        at = int(trace[row][at])
    return path[::-1]
