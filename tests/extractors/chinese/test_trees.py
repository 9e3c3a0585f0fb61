"""Boosted trees as tables."""

from __future__ import annotations

import numpy as np

from extractors.chinese.trees import Trees

#        0: number 1 <= 0.5 ? 1 : 2        the second tree is a leaf
DEEP = Trees(
    numbers=np.array([[1, 0, 0], [0, 0, 0]]),
    bounds=np.array([[0.5, 0, 0], [0, 0, 0]]),
    left=np.array([[1, 1, 2], [0, 0, 0]]),
    right=np.array([[2, 1, 2], [0, 0, 0]]),
    said=np.array([[0, -1.0, 2.0], [0.25, 0, 0]]),
    base=0.5,
    depth=3,
)


def test_each_row_gets_what_the_leaves_say_that_it_comes_to() -> None:
    rows = np.array([[9.0, 0.5], [9.0, 0.6]])
    assert DEEP.odds(rows).tolist() == [-1.0 + 0.25 + 0.5, 2.0 + 0.25 + 0.5]


def test_no_rows_have_no_odds() -> None:
    assert len(DEEP.odds(np.zeros((0, 2)))) == 0
