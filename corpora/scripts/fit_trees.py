"""Fits the trees of extractors.company: boosted, two questions deep, more likeness never speaking against a pair."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from extractors.trees import Trees

ROUNDS = 150
RATE = 0.06
LEAST_PAIRS = 25  # at the end of a branch
PENALTY = 5.0  # on the square of each step
FREE = 2  # inputs that may speak for or against, the last ones: how long two findings are
SEED = 0

Floats = NDArray[np.float64]


def fit(inputs: Floats, same: Floats) -> Trees:
    """The trees that tell best which pairs are one problem."""
    rising = [1] * (inputs.shape[1] - FREE) + [0] * FREE
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        max_depth=2,
        learning_rate=RATE,
        min_samples_leaf=LEAST_PAIRS,
        l2_regularization=PENALTY,
        monotonic_cst=rising,
        early_stopping=False,
        random_state=SEED,
    )
    grown = cast(Any, model.fit(inputs, same))
    rows = [_tree(each[0].nodes) for each in grown._predictors]  # nothing public tells the trees themselves
    columns, limits, steps = (np.array(part) for part in zip(*rows, strict=True))
    return Trees(columns.astype(np.int64), limits, steps, float(grown._baseline_prediction.item()))


def _tree(nodes: Any) -> tuple[list[int], list[float], list[float]]:
    """Three questions and four steps; a branch that asks nothing says no."""
    root = nodes[0]
    branches = [nodes[0], nodes[0]] if root["is_leaf"] else [nodes[root["left"]], nodes[root["right"]]]
    asked = [root, *branches]
    ends = [end for branch in branches for end in _ends(nodes, branch)]
    columns = [0 if node["is_leaf"] else int(node["feature_idx"]) for node in asked]
    limits = [np.inf if node["is_leaf"] else float(node["num_threshold"]) for node in asked]
    return columns, limits, [float(end["value"]) for end in ends]


def _ends(nodes: Any, branch: Any) -> list[Any]:
    return [branch, branch] if branch["is_leaf"] else [nodes[branch["left"]], nodes[branch["right"]]]
