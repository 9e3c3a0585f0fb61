"""Sums of small decision trees."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors.trees import AT_ONCE, Trees, read, save

ONE = Trees(
    columns=np.array([[0, 1, 1], [1, 0, 0]]),
    limits=np.array([[0.5, 0.2, 0.8], [0.0, np.inf, 0.5]]),
    steps=np.array([[1.0, 2.0, 3.0, 4.0], [10.0, 20.0, 30.0, 40.0]]),
    base=-5.0,
)
ROWS = np.array([[0.0, 0.0], [0.0, 0.5], [1.0, 0.5], [1.0, 0.9]])


def test_the_second_question_depends_on_the_first_answer() -> None:
    assert ONE.sums(ROWS).tolist() == [-5 + 1 + 10, -5 + 2 + 30, -5 + 3 + 40, -5 + 4 + 40]


def test_many_rows_are_answered_like_few() -> None:
    many = np.tile(ROWS, (AT_ONCE // 2, 1))
    assert ONE.sums(many).tolist() == ONE.sums(ROWS).tolist() * (AT_ONCE // 2)


def test_no_row_has_no_sum() -> None:
    assert ONE.sums(np.zeros((0, 2))).shape == (0,)


def test_trees_are_read_as_they_were_written(tmp_path: Path) -> None:
    save(ONE, tmp_path / "trees.npz")
    assert read(tmp_path / "trees.npz").sums(ROWS) == pytest.approx(ONE.sums(ROWS))
