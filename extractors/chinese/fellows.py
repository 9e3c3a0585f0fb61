"""How likely the other runs around a run are findings, by a first judgement: in its line, its list, its section."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import View, above
from extractors.chinese.runs import Run

UNKNOWN = 0.5  # chance of a fellow that there is none of

Floats = NDArray[np.floating]


def fellows(view: View, runs: Sequence[Run], chances: Sequence[float]) -> Floats:
    """One row a run: of each of its groups the others' mean, least and number; then the runs before and behind."""
    found = [_others(group, chances) for group in _groups(view, runs)]
    return np.array(
        [[*(number for each in parts for number in each)] for parts in zip(*found, _beside(runs, chances), strict=True)]
    )


def _groups(view: View, runs: Sequence[Run]) -> tuple[list[Hashable], ...]:
    """For each run its line, its section, its section and opener, and the whole text."""
    lines: list[Hashable] = [run.line for run in runs]
    sections: list[Hashable] = [above(view.sections[run.line]) for run in runs]
    openers = [view.segments[run.first].opener for run in runs]
    return lines, sections, list(zip(sections, openers, strict=True)), [None] * len(runs)


def _others(groups: Sequence[Hashable], chances: Sequence[float]) -> list[tuple[float, ...]]:
    members: defaultdict[Hashable, list[float]] = defaultdict(list)
    for group, chance in zip(groups, chances, strict=True):
        members[group].append(chance)
    totals = {group: (sum(each), sorted(each)[:2], len(each) - 1) for group, each in members.items()}
    return [_rest(*totals[group], chance) for group, chance in zip(groups, chances, strict=True)]


def _rest(total: float, lowest: list[float], others: int, own: float) -> tuple[float, ...]:
    """Mean, least and number of a group's chances without its own one."""
    if not others:
        return UNKNOWN, UNKNOWN, 0.0
    return (total - own) / others, lowest[1] if lowest[0] == own else lowest[0], float(others)


def _beside(runs: Sequence[Run], chances: Sequence[float]) -> list[tuple[float, ...]]:
    """The chances of the run before and the run behind; the same where nothing stands between, else 0."""
    around = [UNKNOWN, *chances, UNKNOWN]
    touches = [False, *(one.last + 1 == other.first for one, other in itertools.pairwise(runs)), False]
    return [
        (around[at], around[at + 2], around[at] * touches[at], around[at + 2] * touches[at + 1])
        for at in range(len(runs))
    ]
