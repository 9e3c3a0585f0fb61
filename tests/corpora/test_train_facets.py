"""Facets are kinds of typical problems; every line of ours stands under one that the standard has."""

from __future__ import annotations

import re

import pytest

from corpora.scripts.labelled import CORPORA
from corpora.scripts.train_items import kind_lines
from extractors.standards import Standard, shipped

STANDARDS = shipped()
HEAD = re.compile(r"[A-Z]\d+-P\d+[a-z]?")


@pytest.mark.parametrize("standard", STANDARDS, ids=[standard.id for standard in STANDARDS])
def test_every_kind_is_of_a_typical_problem_and_no_line_comes_twice(standard: Standard) -> None:
    path = CORPORA / "training" / "kinds" / f"{standard.id}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    problems = {problem.id for item in standard.items for problem in item.typical_problems}
    assert {line[:-1] for line in lines if HEAD.fullmatch(line)} <= problems
    texts = [text for text, _ in kind_lines(standard)]
    assert len(texts) == sum(not HEAD.fullmatch(line) for line in lines)
    assert sorted(texts) == sorted(set(texts))
