"""Counts of problems that the text gives."""

from __future__ import annotations

import pytest

from extractors.chinese.stated_counts import stated_counts


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("本次检查共发现问题30个。", 30),
        ("共查摆出三个方面12项问题。", 12),
        ("会前梳理出以下五个突出问题：", 5),
        ("自查发现主要不足4条，逐条说明如下。", 4),
    ],
)
def test_a_stated_count_is_read(text: str, stated: int) -> None:
    assert [count.stated for count in stated_counts(text, [], [])] == [stated]


@pytest.mark.parametrize(
    "text",
    ["上年度查摆出7个问题。", "巡察反馈的21个问题已完成整改。", "每人发现一个问题并解决。", "支部解决了8个实际困难。"],
)
def test_problems_of_another_time_are_not_counted(text: str) -> None:
    assert stated_counts(text, [], []) == ()


def test_a_count_is_held_against_the_findings_of_its_section() -> None:
    text = "共发现问题3个。甲。乙。\n另一部分。丙。"
    (count,) = stated_counts(text, [8, 10, 18], [(0, 12), (13, 22)])
    assert (count.stated, count.found, count.text) == (3, 2, "发现问题3个")


def test_a_count_in_an_opening_is_held_against_all_that_follows() -> None:
    (count,) = stated_counts("共发现问题3个。\n甲。乙。丙。", [9, 11, 13], [(0, 8), (9, 15)])
    assert count.found == 3
