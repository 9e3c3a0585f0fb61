"""Two lists in mostly the same order, matched: each left item goes to one right item or to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LOST = float("-inf")


@dataclass(frozen=True, slots=True)
class Costs:
    """What leaving the order costs, in units of likeness (0..1)."""

    skip: float = 0.03  # a right item that nothing goes to, in between
    leap: float = 0.04  # the most that skipping costs, however far
    back: float = 0.05  # going back to an earlier right item
    alone: float = 0.01  # the likeness below which a left item may go to none


@dataclass(slots=True)
class _Best:
    """The best way to one state: its value and the state before."""

    value: float
    before: int


def align(likeness: Sequence[Sequence[float]], costs: Costs) -> list[int | None]:
    """For each left item (row) the index of its right item (column); None where nothing is like enough.

    Viterbi over the rows: the state is the column reached so far; steps forward are cheap, skips and steps back cost.
    """
    if not likeness or not likeness[0]:
        return [None] * len(likeness)
    values = list(likeness[0])
    trace: list[list[int]] = [[-1] * len(values)]
    for row in likeness[1:]:
        steps = _steps(values, costs)
        trace.append([step.before for step in steps])
        values = [step.value + score for step, score in zip(steps, row, strict=True)]
    return _walk_back(trace, values, likeness, costs)


def _steps(values: Sequence[float], costs: Costs) -> list[_Best]:
    """The best way to each column from any column of the row before."""
    width = len(values)
    out = [_Best(value, at) for at, value in enumerate(values)]
    forward = _Best(LOST, -1)  # the best column before this one, what was skipped since taken off
    any_before = _Best(LOST, -1)  # the best column before this one, wherever it is
    for at in range(width):
        if any_before.value - costs.leap > max(out[at].value, forward.value):
            out[at] = _Best(any_before.value - costs.leap, any_before.before)
        any_before = max(any_before, _Best(values[at], at), key=lambda best: best.value)
        if forward.value > out[at].value:
            out[at] = _Best(forward.value, forward.before)
        nearer = _Best(forward.value - costs.skip, forward.before)
        forward = max(nearer, _Best(values[at], at), key=lambda best: best.value)
    behind = _Best(LOST, -1)
    for at in range(width - 1, -1, -1):
        if behind.value - costs.back > out[at].value:
            out[at] = _Best(behind.value - costs.back, behind.before)
        behind = max(behind, _Best(values[at], at), key=lambda best: best.value)
    return out


def _walk_back(
    trace: list[list[int]], values: list[float], likeness: Sequence[Sequence[float]], costs: Costs
) -> list[int | None]:
    at = max(range(len(values)), key=values.__getitem__)
    path: list[int | None] = []
    for row in range(len(trace) - 1, -1, -1):
        path.append(at if likeness[row][at] >= costs.alone else None)
        at = trace[row][at]
    return path[::-1]
