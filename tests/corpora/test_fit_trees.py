"""Trees that are fitted to pairs of findings."""

from __future__ import annotations

import numpy as np

from corpora.scripts.chained import readings
from corpora.scripts.fit_trees import fit


def test_trees_tell_what_was_shown_to_them_and_never_fall_with_likeness() -> None:
    chance = np.random.default_rng(5)
    inputs = chance.random((600, 4))
    same = (inputs[:, 0] * inputs[:, 1] > 0.3).astype(np.float64)
    trees = fit(inputs, same)
    assert ((trees.odds(inputs) > 0) == (same > 0.5)).mean() > 0.95
    liker = inputs + np.array([0.1, 0, 0, 0])
    assert (trees.odds(liker) >= trees.odds(inputs) - 1e-9).all()


def test_readings_tell_places_scores_and_measures() -> None:
    known = readings()
    assert len(known) > 100
    assert all(one.start < one.end and 0 < one.score <= 1 for rows in known.values() for one in rows)
    assert any(one.measures for rows in known.values() for one in rows)
