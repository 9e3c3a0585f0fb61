"""Deadlines of measures: what the words, the cell and the statements around them say."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.chinese.base import Base, SchoolCalendar
from extractors.chinese.deadlines import deadline, due_cell
from extractors.findings import DeadlineKind

WINTER = Base(date=dt.date(2024, 1, 9), year=2023)
SPRING = Base(date=dt.date(2024, 4, 15), year=2024)


def due(text: str, base: Base = WINTER, column: str = "") -> str:
    found = deadline(text, base, column=column)
    return found.date or found.kind.value


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3月底前补齐活动记录。", "2024-03-31"),
        ("2月底前开好组织生活会。", "2024-02-29"),
        ("4月15日以前完成核对。", "2024-04-15"),
        ("四月十五日前完成核对。", "2024-04-15"),
        ("２０２４年６月３０日前完成。", "2024-06-30"),
        ("2024年年底前换届到位。", "2024-12-31"),
        ("年内发展一名积极分子。", "2024-12-31"),
        ("力争明年3月底前建成。", "2025-03-31"),
        ("一季度内修订议事清单。", "2024-03-31"),
        ("第三季度前完成复查。", "2024-09-30"),
        ("上半年出台办法。", "2024-06-30"),
        ("由办公室5月中旬拿出方案。", "2024-05-20"),
        ("2月上旬更换联系人。", "2024-02-10"),
        ("春节前走访一遍。", "2024-02-09"),
        ("“七一”前完成布展。", "2024-06-30"),
        ("寒假前整理目录。", "2024-01-20"),
        ("春季学期开学前修好门窗。", "2024-02-29"),
        ("秋季开学前启用。", "2024-08-31"),
        ("暑假结束前换完窗户。", "2024-08-31"),
        ("两周内召开专题会。", "2024-01-23"),
        ("保管员月底前盘清库房。", "2024-01-31"),
        ("操场护栏暑期完工。", "2024-08-31"),
        ("自收到本意见之日起1个月内报送方案。", "2024-02-09"),
        ("10个工作日内办结退款。", "2024-01-23"),
        ("完成时限：2024年5月20日。寒假前先清点一遍。", "2024-05-20"),
        ("立即清理库房，制度5月底前修订完。", "2024-05-31"),
    ],
)
def test_a_stated_day_is_computed(text: str, date: str) -> None:
    assert due(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "每月5日前报送进度。",
        "截至2024年3月底，已完成两项。",
        "来信三日内答复。",
        "上级会议精神一周内传达到人。",
        "谈心谈话一季度一轮。",
        "资料在活动结束后七日内归档。",
        "从3月起党员大会单独召开。",
        "20xx年x月底前完成。",
        "不搞年底突击。",
        "加强阵地管理，做到专人专管。",
    ],
)
def test_no_deadline_is_read_where_none_is_stated(text: str) -> None:
    assert due(text) == "none"


@pytest.mark.parametrize(
    "text",
    [
        "立行立改，补齐签字。",
        "即日起执行末位表态。",
        "能改的马上改。",
        "当即停用。",
        "过期药品当天清退。",
        "党费从本月起按月交。",
    ],
)
def test_at_once_is_immediate(text: str) -> None:
    assert due(text) == "immediate"


@pytest.mark.parametrize(
    "text", ["每周走访一次，长期坚持。", "纳入常态化检查。", "常抓不懈。", "即日起每月公示，并长期坚持。"]
)
def test_for_good_is_long_term(text: str) -> None:
    assert due(text) == "long_term"


def test_the_cell_of_the_row_wins_over_the_words() -> None:
    assert due("4月底前修订办法。", column="2024.5.15") == "2024-05-15"
    assert due("修订办法。", column="长期") == "long_term"
    assert due("修订办法。", column="2024年6月") == "2024-06-30"
    assert due("修订办法。", column="2024年3月起长期坚持") == "long_term"


def test_a_dash_in_the_cell_leaves_it_to_the_words() -> None:
    assert due("4月底前修订办法。", column="—") == "2024-04-30"


def test_a_month_that_has_passed_is_next_years_and_guessed() -> None:
    found = deadline("2月底前完成。", SPRING)
    assert (found.date, found.guessed) == ("2025-02-28", True)


def test_around_new_year_the_years_end_is_the_next_one() -> None:
    assert due("年内完成。", Base(date=dt.date(2023, 12, 29))) == "2024-12-31"


def test_the_words_of_the_report_are_kept() -> None:
    assert deadline("由总务处３月底前完成。", WINTER).text == "３月底前"


def test_a_vague_time_keeps_its_words_without_a_day() -> None:
    found = deadline("下学期开学前公布名单。", WINTER)
    assert (found.kind, found.date, found.text) == (DeadlineKind.NONE, None, "下学期开学前")


def test_the_school_calendar_is_a_setting() -> None:
    early = Base(date=dt.date(2024, 1, 9), calendar=SchoolCalendar(spring_start=(2, 19)))
    assert due("春季开学前修好。", early) == "2024-02-18"


def test_months_are_counted_from_the_feedback() -> None:
    base = Base(date=dt.date(2024, 1, 9), feedback=dt.date(2023, 12, 31))
    assert due("反馈之日起2个月内完成。", base) == "2024-02-29"


def test_without_a_date_the_working_year_is_the_anchor_and_a_guess() -> None:
    found = deadline("3月底前完成。", Base(year=2023))
    assert (found.date, found.guessed) == ("2024-03-31", True)


def test_a_statement_around_counts_where_the_words_give_none() -> None:
    around = ("责任领导:张三;完成时限:2024年8月31日",)
    assert deadline("逐份核对。", WINTER, around=around).date == "2024-08-31"
    assert deadline("5月底前逐份核对。", WINTER, around=around).date == "2024-05-31"


def test_the_promised_time_of_an_earlier_plan_is_no_deadline_column() -> None:
    assert due_cell({"承诺时限": "2023年3月底", "整改时限": "5月底前"}) == "5月底前"
    assert due_cell({"整改类型": "长期坚持", "完成时间": "—"}) == "长期坚持"


def test_an_undated_plan_counts_from_the_start_of_its_year() -> None:
    assert due("9月底前完成。", Base(year=2025, early=True)) == "2025-09-30"
