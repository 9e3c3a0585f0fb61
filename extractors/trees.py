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
        first, no, yes = (rows.take(self.columns[:, at], axis=1) > self.limits[:, at] for at in range(3))
        second = np.where(no, self.steps[:, 1], self.steps[:, 0]), np.where(yes, self.steps[:, 3], self.steps[:, 2])
        found: Numbers = self.base + np.where(first, second[1], second[0]).sum(axis=1)
        return found


def save(trees: Trees, path: Path) -> None:
    """Write the tables."""
    np.savez_compressed(
        path, columns=trees.columns, limits=trees.limits, steps=trees.steps, base=np.float64(trees.base)
    )


def read(path: Path) -> Trees:
    """Trees that `save` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        return Trees(stored["columns"], stored["limits"], stored["steps"], float(stored["base"]))
