"""Who found the problems below a heading, or in a list after words that introduce it."""

from __future__ import annotations

import pytest

from extractors.chinese.attributions import attributed
from extractors.chinese.view import view
from extractors.findings import Source
from tests.extractors.chinese.reports import report

TITLE = "2023年度党支部述职报告"
ITEM = "1.支部的学习计划没有落到教研组,读书笔记只交了一半。"


def named(*above: str, mostly: Source = Source.SELF) -> Source | None:
    seen = view(report(TITLE, *above, ITEM))
    last = seen.lines[-1]
    return attributed(seen, (last.start, last.end, last.index), mostly)


@pytest.mark.parametrize(
    ("heading", "source"),
    [
        ("(二)会前调研组反馈的问题", Source.SURVEY),
        ("(三)教职工提的意见", Source.MASSES),
        ("(四)局党组点评指出的问题", Source.REVIEW),
        ("(五)财务审计发现的问题", Source.INSPECTION),
        ("(六)上年度整改不彻底的问题", Source.PRIOR),
    ],
    ids=["survey", "masses", "review", "inspection", "prior"],
)
def test_a_heading_names_who_found_the_problems_below(heading: str, source: Source) -> None:
    assert named(heading) is source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("县局调研组走访后反馈了两个问题:", Source.SURVEY),
        ("镇党委在点评中指出以下不足:", Source.REVIEW),
    ],
    ids=["survey", "review"],
)
def test_a_sentence_names_who_found_the_problems_of_its_list(sentence: str, source: Source) -> None:
    seen = view(report(TITLE, f"{sentence}一是例会常常改期。二是台账缺了三个月。"))
    start = seen.text.index("二是")
    assert attributed(seen, (start, len(seen.text), 1), Source.SELF) is source


def test_what_a_list_is_based_on_did_not_find_it() -> None:
    assert named("对照会前征求的意见,我把问题摆出来:") is None


def test_a_heading_that_names_the_usual_finder_says_nothing_new() -> None:
    assert named("二、检查发现的主要问题", mostly=Source.INSPECTION) is None


def test_what_was_found_while_putting_right_is_the_own_finding() -> None:
    assert named("三、整改中自查又发现的问题", mostly=Source.PRIOR) is Source.SELF
