"""What the first look found around a segment: in its line, its section, among items with the same opener."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import View

LEAST_CHANCE = 1e-4  # chances are kept this far from 0 and 1 before their odds are taken
ODDS_SCALE = 4.0

Floats = NDArray[np.float32]


def surroundings(view: View, chances: Floats) -> Floats:
    """Dense features of each segment; `chances` are the labels' probabilities by the first look."""
    both = np.stack([chances[:, 1] + chances[:, 2], chances[:, 3] + chances[:, 4]], axis=1)
    sizes = np.array([segment.end - segment.start for segment in view.segments], dtype=np.float64)
    blank = np.zeros((1, chances.shape[1]))
    sure = np.clip(both, LEAST_CHANCE, 1 - LEAST_CHANCE)
    parts = (
        *(_others(groups, both, sizes) for groups in _groups(view)),
        np.vstack([blank, chances[:-1]])[:, 1:],
        np.vstack([chances[1:], blank])[:, 1:],
        np.log(sure / (1 - sure)) / ODDS_SCALE,
        np.tile(both.mean(axis=0), (len(both), 1)),
    )
    return np.hstack(parts).astype(np.float32)


def _groups(view: View) -> tuple[Sequence[object], ...]:
    """Each segment's line; its section; section, opener and column; section and the opener of its line."""
    lines = [segment.line for segment in view.segments]
    above = [_heading(view, line) for line in lines]
    opened: dict[int, int] = {}
    for segment in view.segments:
        opened.setdefault(segment.line, segment.opener)
    columns = [_column(view, segment.line, segment.cell) for segment in view.segments]
    openers = [segment.opener for segment in view.segments]
    return (
        lines,
        above,
        list(zip(above, openers, columns, strict=True)),
        [(heading, opened[line]) for heading, line in zip(above, lines, strict=True)],
    )


def _heading(view: View, line: int) -> int:
    path = [at for at in view.sections[line].path if at != line]
    return path[-1] if path else -1


def _column(view: View, line: int, cell: int) -> int:
    return view.lines[line].block.cells[cell].column if cell >= 0 else -1


def _others(groups: Sequence[object], both: Floats, sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean chances of a finding and of a measure among the others of a group, by length; and whether there are any."""
    numbers: dict[object, int] = {}
    index = np.array([numbers.setdefault(group, len(numbers)) for group in groups])
    own = np.column_stack([both * sizes[:, None], sizes])
    rest = np.column_stack([np.bincount(index, column)[index] for column in own.T]) - own
    some = rest[:, 2] > 0
    means = np.where(some[:, None], rest[:, :2] / np.maximum(rest[:, 2:], 1), 0)
    return np.column_stack([means, some])
