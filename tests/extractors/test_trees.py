"""Sums of small decision trees."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors.trees import AT_ONCE, Trees, read, save

TWO_QUESTIONS = [1, 3, 5, 3, 4, 5, 6], [2, 4, 6, 3, 4, 5, 6]  # where a yes to "up to" leads, and a no
ONE = Trees(
    numbers=np.array([[0, 1, 1, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0]]),
    bounds=np.array([[0.5, 0.2, 0.8, 0, 0, 0, 0], [0.0, np.inf, 0.5, 0, 0, 0, 0]]),
    left=np.array([TWO_QUESTIONS[0]] * 2),
    right=np.array([TWO_QUESTIONS[1]] * 2),
    said=np.array([[0, 0, 0, 1.0, 2.0, 3.0, 4.0], [0, 0, 0, 10.0, 20.0, 30.0, 40.0]]),
    base=-5.0,
    depth=2,
)
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
ROWS = np.array([[0.0, 0.0], [0.0, 0.5], [1.0, 0.5], [1.0, 0.9]])


def test_the_second_question_depends_on_the_first_answer() -> None:
    assert ONE.odds(ROWS).tolist() == [-5 + 1 + 10, -5 + 2 + 30, -5 + 3 + 40, -5 + 4 + 40]


def test_many_rows_are_answered_like_few() -> None:
    many = np.tile(ROWS, (AT_ONCE // 2, 1))
    assert ONE.odds(many).tolist() == ONE.odds(ROWS).tolist() * (AT_ONCE // 2)


def test_no_row_has_no_odds() -> None:
    assert ONE.odds(np.zeros((0, 2))).shape == (0,)


def test_trees_are_read_as_they_were_written(tmp_path: Path) -> None:
    save(ONE, tmp_path / "trees.npz")
    assert read(tmp_path / "trees.npz").odds(ROWS) == pytest.approx(ONE.odds(ROWS))


def test_each_row_gets_what_the_leaves_say_that_it_comes_to() -> None:
    rows = np.array([[9.0, 0.5], [9.0, 0.6]])
    assert DEEP.odds(rows).tolist() == [-1.0 + 0.25 + 0.5, 2.0 + 0.25 + 0.5]
