"""Small decision trees, boosted: each adds what its leaf says to the odds of a row."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 1 << 12  # rows answered at once: few enough for the memory

Floats = NDArray[np.floating]
Ints = NDArray[np.integer]


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Nodes of all trees, one row a tree, its root first; a leaf leads to itself."""

    numbers: Ints  # (trees, nodes): which number of a row a node asks for
    bounds: Floats  # (trees, nodes): up to which it goes left
    left: Ints
    right: Ints
    said: Floats  # (trees, nodes): what a leaf adds
    base: float
    depth: int  # questions from a root to its farthest leaf

    def odds(self, rows: Floats) -> Floats:
        """The log odds of each row."""
        parts = [self._odds(rows[first : first + AT_ONCE]) for first in range(0, len(rows), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _odds(self, rows: Floats) -> Floats:
        firsts, offsets = np.arange(len(rows))[:, None] * rows.shape[1], np.arange(len(self.left)) * self.left.shape[1]
        values, at = np.ascontiguousarray(rows).ravel(), np.zeros((len(rows), len(self.left)), dtype=np.int64)
        for _ in range(self.depth):
            place = at + offsets
            goes = values.take(self.numbers.take(place) + firsts) <= self.bounds.take(place)
            at = np.where(goes, self.left.take(place), self.right.take(place))
        return np.asarray(self.said.take(at + offsets).sum(axis=1) + self.base)


def save(trees: Trees, path: Path) -> None:
    """Write the tables."""
    np.savez_compressed(path, allow_pickle=False, **asdict(trees))


def read(path: Path) -> Trees:
    """Trees that `save` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        return Trees(**{name: part if part.ndim else part.item() for name, part in stored.items()})
