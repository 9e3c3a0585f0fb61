"""Fits the trees of extractors.company: boosted, two questions deep, more likeness never speaking against a pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from extractors.trees import Trees

ROUNDS = 150
RATE = 0.06
LEAST_PAIRS = 25  # at the end of a branch
PENALTY = 5.0  # on the square of each step
FREE = 2  # inputs that may speak for or against, the last ones: how long two findings are
DEPTH = 2  # questions
SEED = 0

Floats = NDArray[np.float64]


class Grown(NamedTuple):
    """One tree as a library grew it, node by node, its root first."""

    asked: NDArray[Any]  # which number
    bounds: NDArray[Any]  # up to which it goes left
    left: NDArray[Any]  # the node it leads to; negative at a leaf
    right: NDArray[Any]
    said: NDArray[Any]


def fit(inputs: Floats, same: Floats) -> Trees:
    """The trees that tell best which pairs are one problem."""
    rising = [1] * (inputs.shape[1] - FREE) + [0] * FREE
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        max_depth=DEPTH,
        learning_rate=RATE,
        min_samples_leaf=LEAST_PAIRS,
        l2_regularization=PENALTY,
        monotonic_cst=rising,
        early_stopping=False,
        random_state=SEED,
    )
    grown = cast(Any, model.fit(inputs, same))
    nodes = [each[0].nodes for each in grown._predictors]  # nothing public tells the trees themselves
    return side_by_side([*map(_grown, nodes)], float(grown._baseline_prediction.item()), DEPTH)


def _grown(nodes: Any) -> Grown:
    left, right = (np.where(nodes["is_leaf"], -1, nodes[side].astype(np.int64)) for side in ("left", "right"))
    return Grown(nodes["feature_idx"], nodes["num_threshold"], left, right, nodes["value"])


def side_by_side(grown: Sequence[Grown], base: float, depth: int) -> Trees:
    """The trees as tables; a leaf asks nothing and leads to itself."""
    size = max(len(one.left) for one in grown)
    at = np.tile(np.arange(size), (len(grown), 1))
    asked, bounds, left, right, said = np.zeros_like(at), np.zeros(at.shape), at.copy(), at.copy(), np.zeros(at.shape)
    for row, one in enumerate(grown):
        inner = np.flatnonzero(one.left >= 0)
        asked[row, inner], bounds[row, inner] = one.asked[inner], one.bounds[inner]
        left[row, inner], right[row, inner] = one.left[inner], one.right[inner]
        said[row, : len(one.said)] = one.said
    return Trees(asked, bounds, left, right, said, base, depth)
