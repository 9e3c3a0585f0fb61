"""Patterns that look at one character first."""

from __future__ import annotations

import re

import pytest

from extractors.openings import quick


@pytest.mark.parametrize(
    "pattern",
    ["(?:家长|学生)[^。]{0,4}(?:反映|说)|来信", "^(?:教师|家长)代表|意见[一二]:", r"\d+年|[一二三]+个|20\d\d"],
)
def test_a_quick_pattern_finds_the_same_places(pattern: str) -> None:
    text = "家长反映3年来信箱;学生会说意见二:好;教师代表2024年三个"
    found, plain = re.compile(quick(pattern)), re.compile(pattern)
    assert quick(pattern) != pattern
    assert [match.span() for match in found.finditer(text)] == [match.span() for match in plain.finditer(text)] != []


@pytest.mark.parametrize(
    "pattern", ["(?:第)?一条", ".{0,3}问题", "(?<!不)合格", "[^。]反映", "甲?乙", "-1", "(?:已|\\s)改"]
)
def test_a_pattern_whose_start_is_unclear_stays_as_it_is(pattern: str) -> None:
    assert quick(pattern) == pattern
