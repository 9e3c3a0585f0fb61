"""Sums of small decision trees over rows of numbers: two questions each, the second one chosen by the first answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 1 << 12  # rows answered at once: few enough for the memory

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees as tables, one row each."""

    columns: Places  # (trees, 3): the number that the first question asks for, then those of the two that follow
    limits: Numbers  # (trees, 3): the answer is yes above it
    steps: Numbers  # (trees, 4): what no-no, no-yes, yes-no and yes-yes add
    base: float

    def sums(self, rows: Numbers) -> Numbers:
        """What all trees add to the base, row by row."""
        parts = [self._sums(rows[first : first + AT_ONCE]) for first in range(0, len(rows), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _sums(self, rows: Numbers) -> Numbers:
        trees = np.arange(len(self.steps))
        first = self._answers(rows, trees, np.zeros((1, len(trees)), np.int64))
        second = self._answers(rows, trees, 1 + first)
        found: Numbers = self.base + self.steps[trees, 2 * first + second].sum(axis=1)
        return found

    def _answers(self, rows: Numbers, trees: Places, asked: Places) -> Places:
        """1 for yes, 0 for no: (rows, trees)."""
        told = np.take_along_axis(rows, np.broadcast_to(self.columns[trees, asked], (len(rows), len(trees))), axis=1)
        return (told > self.limits[trees, asked]).astype(np.int64)


def save(trees: Trees, path: Path) -> None:
    """Write the tables."""
    np.savez_compressed(
        path, columns=trees.columns, limits=trees.limits, steps=trees.steps, base=np.float64(trees.base)
    )


def read(path: Path) -> Trees:
    """Trees that `save` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        return Trees(stored["columns"], stored["limits"], stored["steps"], float(stored["base"]))
