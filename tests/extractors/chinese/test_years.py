"""The working year, where no title and no date tells it."""

from __future__ import annotations

import pytest

from extractors.chinese.facts import facts
from tests.extractors.chinese.reports import report

OPENING = "按照局里的统一安排，督查组走了六所学校，看了账本、食堂和宿舍，现把看到的情况逐校说明如下，请对照认领。"
FILLER = "这一条已经讲过多次，各校要把台账摆到桌面上来，逐项核对，谁的问题谁认领，不能一推了之，不能等着别人来改。" * 4


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("2021年督查指出的两条，有一条还停在纸上。", 2022),
        ("2019年以来，灭火器没有换过粉。", 2020),
        ("学校始建于2003年，房子旧。", None),
        ("党史学习教育的笔记，三本是一个人抄的。", 2021),
        ("主题教育的专题党课没有讲完。", 2023),
        ("二十大报告只念了一遍。", 2022),
        ("二十大和二十届二中全会精神只念了一遍。", None),
        ("法治主题教育班会没有开。", None),
        ("主题教育的专题党课没有按局党字〔2019〕4号文件讲。", 2019),
        ("“不忘初心、牢记使命”主题教育的承诺，有两条没有兑现。", 2019),
        ("门锁问题由总务处在2024年1月底前改完。", 2023),
        ("2022年，学校把门卫室搬到了东侧。", 2022),
    ],
)
def test_a_notice_without_a_date_is_placed_by_what_it_mentions(line: str, year: int | None) -> None:
    assert facts(report("关于学校夜查情况的通报", OPENING, FILLER, line)).year == year


def test_the_name_of_the_file_goes_before_a_year_that_is_named_in_passing() -> None:
    lines = ("关于学校夜查情况的通报", OPENING, FILLER, "2021年督查指出的两条，有一条还停在纸上。")
    assert facts(report(*lines, name="夜查2024.txt")).year == 2024


def test_a_plan_for_the_problems_of_a_round_is_of_the_year_in_which_it_is_made() -> None:
    title = "槐安路小学党支部关于2022年度述职评议问题的整改方案"
    assert facts(report(title, OPENING)).year == 2023
    assert facts(report(title, OPENING, "槐安路小学党支部", "2023年2月20日")).year == 2023


def test_rules_are_of_the_year_in_which_they_come_into_force() -> None:
    lines = ("槐安区学校门卫值守管理办法", OPENING, FILLER, "第九条　本办法自2024年9月1日起施行。")
    assert facts(report(*lines)).year == 2024


def test_this_year_is_the_one_after_the_year_of_the_round_before() -> None:
    line = "2022年12月，区里到学校看过一遍，列了二十条问题清单交给学校。今年8月，督查组再来逐条核对，核对情况如下。"
    assert facts(report("关于槐安路小学问题核对情况的通报", line)).year == 2023
