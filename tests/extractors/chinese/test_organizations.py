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


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("市直教育工委评议组对柏溪五中党总支的点评", "柏溪五中党总支"),
        ("区委第三巡察组巡察松风里学校党支部的反馈意见", "松风里学校党支部"),
        ("教育工委领导在听取松风里学校党支部书记述职后的点评", "松风里学校党支部"),
        ("在柏溪五中党总支书记述职会上的讲话提纲", "柏溪五中党总支"),
        ("县委第二巡察组向县水务局党组反馈巡察情况", "县水务局党组"),
    ],
)
def test_remarks_on_one_unit_are_about_it(title: str, name: str) -> None:
    assert facts(report(title, BODY)).organization == name


def test_feedback_of_a_towns_inspectors_is_about_the_towns_own_kindergarten() -> None:
    told = facts(report("中共梅花坳镇委巡察组关于对镇中心幼儿园党支部巡察情况的反馈", "镇中心幼儿园党支部：", BODY))
    assert told.organization == "梅花坳镇中心幼儿园党支部"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("2024年党支部工作述职", "各位好，我是石榴巷幼儿园的何望春，第一回站在这里。"), "石榴巷幼儿园党支部"),
        (("第一书记述职", "3月里我派到石榴巷小学任党支部书记，到今天满了一年。"), "石榴巷小学党支部"),
        (("关于整改落实情况的通报", "现将石榴巷小学党支部整改落实情况予以公布。"), "石榴巷小学党支部"),
        (("党支部班子对照检查材料", "按照要求，石榴巷小学党支部班子召开了会议。"), "石榴巷小学党支部"),
        (("述职评议问题整改台账", "填报单位：石榴巷小学党支部 填报时间：2024年3月", BODY), "石榴巷小学党支部"),
    ],
)
def test_the_first_lines_may_name_the_unit(lines: tuple[str, ...], name: str) -> None:
    assert facts(report(*lines)).organization == name


@pytest.mark.parametrize(
    "text",
    ["七届梅溪区委第四轮", "推开梅溪区教育局党支部的门", "遵照学校党委要求", "组织生活会支部班子", "梅溪县秋季学校"],
)
def test_time_words_verbs_and_rounds_begin_no_name(text: str) -> None:
    assert name_at(text) is None


def test_time_words_before_a_county_are_no_part_of_its_name() -> None:
    text = "如今县第五中学党支部换了人。近年来县人民医院党委管得严。首先请市教育局讲。"
    assert completed("县第五中学党支部", text) == "县第五中学党支部"
    assert completed("县人民医院党委", text) == "县人民医院党委"
    assert completed("市教育局", text) == "市教育局"


def test_a_numbered_school_of_the_county_is_one_school() -> None:
    assert facts(report("2023年安全工作述职", "县五中 何望春", BODY)).organization == "县五中"


def test_feedback_to_the_bureau_is_about_the_bureau() -> None:
    text = report("中共槐安区委第一巡察组关于巡察区教育局党组的反馈意见", "按照区委部署，巡察组看了三个月。")
    assert facts(text).organization == "槐安区教育局党组"


def test_a_short_name_is_written_out_as_the_last_lines_do() -> None:
    lines = ("石榴七中校园安全自查报告", "学校连夜看了一遍。", "石榴市第七高级中学", "2023年5月6日")
    assert facts(report(*lines)).organization == "石榴市第七高级中学"
    other = ("石榴七中校园安全自查报告", "学校连夜看了一遍。", "石榴市第十七高级中学", "2023年5月6日")
    assert facts(report(*other)).organization == "石榴七中"


def test_a_section_of_a_body_may_sign() -> None:
    lines = ("关于全县学校夜查情况的通报", "各学校：", "夜里看了六所学校。", "石榴县教体局安全股", "2023年5月6日")
    assert facts(report(*lines)).organization == "石榴县教体局安全股"


def test_a_paper_on_safety_is_of_the_school_not_of_its_party_branch() -> None:
    lines = ("石榴小学安全大排查整改方案", "学校党支部牵头，连夜看了一遍。")
    assert facts(report(*lines)).organization == "石榴小学"


def test_who_is_inspected_stands_behind_its_label() -> None:
    lines = ("夜查记录", "检查单位：石榴县安委会办公室", "受检学校：石榴镇寄宿制小学", "值班教师在岗。")
    assert facts(report(*lines)).organization == "石榴镇寄宿制小学"


def test_a_notice_about_several_schools_is_of_the_body_that_issues_it() -> None:
    lines = ("关于石榴小学、柳沟小学等五所学校食堂检查情况的通报", "各学校：", "石榴县教育局4月检查了五所学校。")
    assert facts(report(*lines)).organization == "石榴县教育局"


def test_an_office_of_a_school_signs_for_the_school() -> None:
    lines = ("实验室药品领用操作规程", "领用药品要两人在场。", "石榴中学教务处")
    assert facts(report(*lines)).organization == "石榴中学"


def test_feedback_given_to_a_school_is_about_it() -> None:
    assert facts(report("区督导办给石榴中学的反馈", "留样柜没有锁。")).organization == "石榴中学"
