"""Quantities of a paragraph: value, unit, comparator, period, and whether asked for or told."""

from __future__ import annotations

import time

import pytest

from extractors.chinese.numerals import number
from extractors.chinese.periods import Telling
from extractors.chinese.quantities import quantities
from extractors.findings import Comparator, Mode, Period, Quantity

HANG_SECONDS = 30.0  # of processor: a pattern that backtracks takes hours


PLAIN, PLANNED, YEARLY, RECALLED = Telling(), Telling(planning=True), Telling(yearly=True), Telling(recalling=True)


def only(text: str, telling: Telling = PLAIN) -> Quantity:
    found = quantities(text, telling)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("共有党员23名", 23, "名"),
        ("支部党员大会开了四次", 4, "次"),
        ("收回问卷1,300份", 1300, "份"),
        ("参学率达到百分之九十", 90, "%"),
        ("到会率保持在九成以上", 90, "%"),
        ("投入38.5万元", 38.5, "万元"),
        ("投入八万元", 8, "万元"),
        ("集体收入41万6千元", 41.6, "万元"),
        ("必须有半数以上的委员到会", 0.5, "比例"),
        ("必须有三分之二以上委员到会", 2 / 3, "比例"),
        ("满意率由81%升到96%", 96, "%"),
    ],
)
def test_value_and_unit_are_read(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "comparator", "period"),
    [
        ("支委会每月至少召开1次", Comparator.GE, Period.MONTH),
        ("党员集中学习每年不少于32学时", Comparator.GE, Period.YEAR),
        ("党课每季度不少于一次", Comparator.GE, Period.QUARTER),
        ("述职材料不得超过3页", Comparator.LE, Period.ONCE),
        ("15日内传达到全体教职工", Comparator.LE, Period.ONCE),
        ("承诺书签订率要达到100%", Comparator.EQ, Period.ONCE),
        ("园长陪餐每周不少于2次", Comparator.GE, Period.WEEK),
        ("书记每半年至少讲一次党课", Comparator.GE, Period.HALF),
    ],
)
def test_requirements_are_told_from_reports(text: str, comparator: Comparator, period: Period) -> None:
    found = only(text, PLANNED)
    assert (found.mode, found.comparator, found.period) == (Mode.REQUIRED, comparator, period)


def test_a_range_has_two_values() -> None:
    found = only("全年新培养入党积极分子两到三名", PLANNED)
    assert (found.comparator, found.value, found.upper) == (Comparator.RANGE, 2, 3)
    assert only("选定3-5个支部", PLANNED).upper == 5


def test_work_of_the_year_is_told_from_what_stands_there() -> None:
    assert only("开展主题党日12次", YEARLY).period is Period.YEAR
    assert only("支部有党员23名", YEARLY).period is Period.ONCE


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("疫情最紧的那阵子，党员守卡口送物资，接送120人次", Period.ONCE),
        ("疫情期间，党员累计接送120人次", Period.YEAR),
        ("连续驻点36天", Period.ONCE),
        ("帮扶上，党员与学生结对40名", Period.ONCE),
        ("今年以来，上门家访130户", Period.YEAR),
    ],
)
def test_what_was_done_for_an_event_is_told_from_the_years_work(text: str, period: Period) -> None:
    assert quantities(text, YEARLY)[-1].period is period


def test_a_meetings_preparation_is_not_the_years_work() -> None:
    assert only("会前谈心谈话25人次", RECALLED).period is Period.ONCE
    assert only("组织党员上示范课18节", RECALLED).period is Period.YEAR
    assert only("组织党员上示范课18节").period is Period.ONCE


def test_two_amounts_of_a_sentence_stay_two() -> None:
    found = quantities("每月学习2次，每次不少于2小时", PLANNED)
    assert [(q.value, q.unit) for q in found] == [(2, "次"), (2, "小时")]


@pytest.mark.parametrize("text", ["2024年6月30日前完成", "第3条第2款", "自2023年起施行", "10月下旬至11月中旬"])
def test_dates_and_ordinals_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_a_masked_number_has_no_value() -> None:
    found = only("全年召开支委会x次")
    assert (found.value, found.masked, found.unit) == (None, True, "次")


def test_the_quote_is_a_slice_of_the_paragraph() -> None:
    text = "一年来，支部组织集中学习２４次，其中研讨4次。"
    assert all(text[q.start : q.end] == q.quote for q in quantities(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二四", 2024),
        ("一百一十", 110),
        ("一百一", 110),
        ("一万二", 12000),
        ("一亿二千万", 120_000_000),
        ("廿", 20),
    ],
)
def test_chinese_numerals_are_read(text: str, value: float) -> None:
    assert number(text) == value


def test_long_runs_of_numerals_take_no_long_time() -> None:
    start = time.process_time()
    quantities("一" * 3000)
    quantities("1" * 3000)
    assert time.process_time() - start < HANG_SECONDS
