"""The chances of two lists in mostly the same order to go together."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from extractors.chinese.alignment import Floats, Steps, chances

STEPS = Steps(stay=0.5, leap=0.3, back=0.1)


def ways(fits: Floats, steps: Steps) -> Floats:
    """The same by counting every way through the table."""
    found = np.zeros_like(fits)
    rows, columns = fits.shape
    for way in product(range(columns), repeat=rows):
        moves = [after - before for before, after in pairwise(way)]
        kinds = [steps.stay if not by else 1.0 if by == 1 else steps.leap if by > 1 else steps.back for by in moves]
        weight = np.prod(kinds) * np.exp(sum(fits[row, column] for row, column in enumerate(way)))
        for row, column in enumerate(way):
            found[row, column] += weight
    return np.asarray(found / found.sum(axis=1, keepdims=True), np.float64)


@pytest.mark.parametrize("shape", [(1, 1), (1, 4), (4, 1), (3, 2), (4, 3), (3, 5)])
def test_chances_are_those_of_all_ways_together(shape: tuple[int, int]) -> None:
    fits = np.random.default_rng(7).normal(size=shape) * 2
    assert np.allclose(chances(fits, STEPS), ways(fits, STEPS))


def test_the_order_is_kept_unless_likeness_is_worth_more() -> None:
    in_order = chances(np.array([[1.0, 0.8], [0.8, 1.0]]), STEPS)
    crossed = chances(np.array([[0.0, 9.0], [9.0, 0.0]]), STEPS)
    assert in_order.argmax(axis=1).tolist() == [0, 1]
    assert crossed.argmax(axis=1).tolist() == [1, 0]
    assert crossed.min(axis=1).max() < 0.1
