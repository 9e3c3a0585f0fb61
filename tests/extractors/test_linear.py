"""The linear table behind items and facets."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from extractors.linear import Example, fit, read, save

EXAMPLES = [
    Example("苹果和梨", "果"),
    Example("香蕉很甜", "果"),
    Example("白菜和萝卜", "菜"),
    Example("菠菜很嫩", "菜"),
]


def test_it_says_the_label_of_its_examples() -> None:
    table = fit(EXAMPLES, ("果", "菜"))
    assert [table.labels[int(table.scores(example.text).argmax())] for example in EXAMPLES] == list("果果菜菜")


def test_the_surroundings_count_less_than_the_text() -> None:
    table = fit(EXAMPLES, ("果", "菜"))
    assert table.labels[int(table.scores("苹果", "白菜").argmax())] == "果"


def test_the_characters_that_count_are_known() -> None:
    table = fit(EXAMPLES, ("果", "菜"))
    fruit, greens = table.shares(["买了苹果", "白菜"], [0, 1])
    assert len(fruit) == 4 and int(np.argmax(fruit)) in (2, 3)
    assert len(greens) == 2 and greens.min() > 0


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    table = fit(EXAMPLES, ("果", "菜"))
    save(table, tmp_path / "table.npz")
    stored = read(tmp_path / "table.npz")
    assert stored.labels == table.labels
    assert np.allclose(stored.scores("苹果和梨"), table.scores("苹果和梨"), atol=0.05)
