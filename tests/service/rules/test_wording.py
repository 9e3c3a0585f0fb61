"""Words of reports fit into papers: numbers off, one full stop, quotation marks inside become single."""

from datetime import date

import pytest

from service.records import Place
from service.rules.wording import (
    clip,
    date_text,
    full_width,
    joined,
    padded,
    phrase,
    place_text,
    plain,
    quoted,
    title_lines,
    width,
)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("一是党小组会记录不全；", "党小组会记录不全。"),
        ("（二）学习不深。", "学习不深。"),
        ("3.党费收缴不及时，", "党费收缴不及时。"),
        ("3、党费收缴不及时", "党费收缴不及时。"),
        ("①阵地陈旧。", "阵地陈旧。"),
        ("——活动少。", "活动少。"),
        ("第三，联系群众不够。", "联系群众不够。"),
        ("其一，联系群众不够。", "联系群众不够。"),
        ("2024年3月以来未开会。", "2024年3月以来未开会。"),
        ("3.5万元未入账。", "3.5万元未入账。"),
        ("第三党小组全年只开会4次。", "第三党小组全年只开会4次。"),
        ("一些党员不参加活动。", "一些党员不参加活动。"),
        ("一\n是换\t行。", "一 是换 行。"),
        ("为什么？", "为什么？"),
        ("说“不会用”。", "说“不会用”。"),
        ("说“不会用。”", "说“不会用。”"),
        ("", "。"),
    ],
)
def test_plain(quote: str, text: str) -> None:
    assert plain(quote) == text


def test_phrase_has_no_end() -> None:
    assert phrase("一是记录不全；") == "记录不全"


def test_quotes_inside_become_single() -> None:
    assert quoted("“三会一课”不全") == "“‘三会一课’不全”"


def test_place_says_heading_page_or_paragraph() -> None:
    assert place_text(Place("r", "n", 0, 1, "q", 4, 2, ("二、问题",))) == "二、问题 第2页"
    assert place_text(Place("r", "n", 0, 1, "q", 4)) == "第5段"


def test_widths_count_two_for_chinese() -> None:
    assert width("述改2") == 5
    assert padded("述改", 6) == "述改  "


def test_small_things() -> None:
    assert date_text(date(2026, 3, 9)) == "2026年3月9日"
    assert joined(("甲", "", "乙", "甲")) == "甲、乙"
    assert clip("一二三四", 3) == "一……"


def test_punctuation_beside_chinese_becomes_chinese() -> None:
    assert full_width("组织生活(三会一课、主题党日)") == "组织生活（三会一课、主题党日）"
    assert full_width("监督(八项规定)") == "监督（八项规定）"
    assert full_width("A1 f(x), 2:1") == "A1 f(x), 2:1"


def test_a_number_before_a_year_is_an_enumerator() -> None:
    assert plain("5.2024年内评完全部教研组") == "2024年内评完全部教研组。"
    assert plain("3.5小时内到场") == "3.5小时内到场。"


def test_long_titles_break_where_a_phrase_ends() -> None:
    assert title_lines("关于2023年度述职评议查摆问题的整改方案") == ("关于2023年度述职评议查摆问题的整改方案",)
    lines = title_lines("关于2023年度述职评议、领导点评和巡察检查反馈问题的整改方案")
    assert lines == ("关于2023年度述职评议、领导点评", "和巡察检查反馈问题的整改方案")
    assert title_lines("长" * 50) == ("长" * 50,)
