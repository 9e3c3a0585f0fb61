"""Whose report it is, where the text hides it."""

from __future__ import annotations

import pytest

from extractors.chinese.facts import facts
from extractors.chinese.names import completed, name_at
from extractors.chinese.regions import regions_of
from tests.extractors.chinese.reports import report

BODY = "一年来，总支管住了食堂账目，也欠下两件事没有办完，下面逐件说明情况并讲明白原因。"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("澄川市第五中学 何望春", "澄川市第五中学"),
        ("澄川市第五中学2024年度述职报告", "澄川市第五中学"),
        ("澄川五中党委书记", "澄川五中党委"),
        ("柳县第三幼儿园", "柳县第三幼儿园"),
    ],
)
def test_a_numbered_school_keeps_its_whole_name(text: str, name: str) -> None:
    assert name_at(text) == name


def test_a_numbered_school_under_its_secretary_keeps_its_whole_name() -> None:
    told = facts(report("2024年度党委书记抓党建工作述职报告", "澄川市第五中学 何望春", BODY))
    assert told.organization == "澄川市第五中学党委"


def test_the_last_lines_may_name_who_speaks() -> None:
    told = facts(
        report("党总支书记2024年述职报告", "何望春", BODY, "该办的事不拖过年，北山初中的党员干部请大家看行动。")
    )
    assert told.organization == "北山初中党总支"


def test_a_speech_to_everyone_is_about_those_whom_it_addresses() -> None:
    lines = ("今天把大家请来，说一说全县基层党组织面临的几件难事。", "全县基层党组织要把台账先理清，再谈别的。")
    assert facts(report("在阵地建设推进会上的讲话", "同志们：", *lines)).organization == "全县基层党组织"


def test_words_before_a_place_are_no_part_of_it() -> None:
    assert completed("市委教育工委", "来信已转市委教育工委研究。") == "市委教育工委"
    assert completed("县第二小学", "根据县第二小学的回复，云山县第二小学有两名教师。") == "云山县第二小学"


def test_regions_that_a_text_names_more_than_once() -> None:
    text = "云山区教育局来校看过，云山区纪委也来过。去松岭县学习一次。"
    assert regions_of(text) == ("云山区",)
