"""What the first look found around a segment: in its line, its section, among items with the same opener."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import View, above
from extractors.chinese.segments import Segment

LEAST_CHANCE = 1e-4  # chances are kept this far from 0 and 1 before their odds are taken
ODDS_SCALE = 4.0

Floats = NDArray[np.float32]


def surroundings(view: View, chances: Floats) -> Floats:
    """Dense features of each segment; `chances` are the labels' probabilities by the first look."""
    both = chances[:, [1, 3]] + chances[:, [2, 4]]
    sure = np.clip(both, LEAST_CHANCE, 1 - LEAST_CHANCE)
    around = np.zeros((len(chances) + 2, chances.shape[1] - 1), dtype=np.float32)
    around[1:-1] = chances[:, 1:]
    odds = np.log(sure / (1 - sure)) / ODDS_SCALE
    parts = _others(view, both), around[:-2], around[2:], odds, np.broadcast_to(both.mean(axis=0), both.shape)
    return np.concatenate(parts, axis=1, dtype=np.float32)


def _others(view: View, both: Floats) -> NDArray[np.float64]:
    """For each kind of group the mean chances among the others of a segment's, by length; whether there are any."""
    index = _groups(view)
    sizes = np.array([segment.end - segment.start for segment in view.segments], dtype=np.float64)
    own = np.array([*(both * sizes[:, None]).T, sizes])[:, None]
    sums = [np.bincount(index.ravel(), np.tile(column[0], len(index)))[index] for column in own]
    rest = np.array(sums) - own
    some = rest[2] > 0
    means = np.where(some, rest[:2] / np.maximum(rest[2], 1), 0)
    return np.concatenate([means, some[None]]).transpose(2, 1, 0).reshape(len(both), -1)


def _groups(view: View) -> NDArray[np.int64]:
    """Numbers of each segment's line; section; section, opener and column; section and the opener of its line."""
    headings = [above(section)[-1:] for section in view.sections]
    opened: dict[int, int] = {}
    numbers: dict[object, int] = {}
    rows = []
    for one in view.segments:
        heading, opener = headings[one.line], int(one.opener)
        first = opened.setdefault(one.line, opener)
        groups = (one.line, (heading,), (heading, opener, _column(view, one)), (heading, first))
        rows.append([numbers.setdefault(group, len(numbers)) for group in groups])
    return np.array(rows).T


def _column(view: View, segment: Segment) -> int:
    return view.lines[segment.line].block.cells[segment.cell].column if segment.cell >= 0 else -1
