"""Required figures of a standard held against reported ones."""

from __future__ import annotations

import time

from extractors.findings import Check, CheckResult, Comparator, Finding, Kind, Location, Mode, Period, Quantity, Source
from extractors.standards import find
from extractors.standards.required import checks, tells_of_one_unit

STANDARD = find("school-party")
HANG_SECONDS = 30.0  # of processor: a pattern that backtracks takes hours


def told(
    quote: str, value: float, unit: str = "次", period: Period = Period.YEAR, mode: Mode = Mode.REPORTED
) -> Quantity:
    return Quantity(quote, 0, len(quote), mode, "", Comparator.EQ, value, None, unit, period)


def check(metric: str, *quantities: Quantity) -> Check:
    return next(found for found in checks(STANDARD, quantities) if found.metric == metric)


def finding(quote: str, organization: str = "") -> Finding:
    return Finding("f1", quote, 0, len(quote), quote[:40], Source.SELF, organization, Location((), 0))


def inside(text: str, figure: str, value: float, findings: tuple[Finding, ...] = ()) -> Check:
    """The check of 支部党员大会 against one figure of a text."""
    start = text.index(figure)
    found = Quantity(
        figure, start, start + len(figure), Mode.REPORTED, "", Comparator.EQ, value, None, "次", Period.YEAR
    )
    return next(one for one in checks(STANDARD, [found], text, findings) if one.metric == "B3-M1")


def test_enough_is_met_and_quoted() -> None:
    found = check("A2-M1", told("班子集体学习研讨10次", 10))
    assert (found.result, found.quote) == (CheckResult.MET, "班子集体学习研讨10次")


def test_too_little_is_unmet() -> None:
    assert check("A2-M1", told("班子集体学习研讨2次", 2)).result is CheckResult.UNMET


def test_periods_are_brought_together() -> None:
    assert check("A2-M1", told("班子集体学习研讨每季度1次", 1, period=Period.QUARTER)).result is CheckResult.MET
    assert check("A2-M1", told("班子集体学习研讨每半年1次", 1, period=Period.HALF)).result is CheckResult.UNMET


def test_what_is_not_told_is_unmentioned() -> None:
    assert check("A2-M1").result is CheckResult.UNMENTIONED
    assert check("A2-M1", told("班子集体学习研讨10小时", 10, unit="小时")).result is CheckResult.UNMENTIONED


def test_a_requirement_in_the_report_is_no_report() -> None:
    asked = told("班子集体学习研讨每年不少于4次", 4, mode=Mode.REQUIRED)
    assert check("A2-M1", asked).result is CheckResult.UNMENTIONED


def test_a_figure_of_something_else_beside_the_subject_is_not_its_figure() -> None:
    assert check("B3-M2", told("支委会的首项议题漏了3次", 3)).result is CheckResult.UNMENTIONED
    assert check("B3-M2", told("经支委会两次讨论", 2)).result is CheckResult.UNMENTIONED
    assert check("D1-M3", told("专题研究党建工作4次", 4)).result is CheckResult.UNMENTIONED


def test_a_part_that_is_enough_is_enough_but_too_little_says_nothing() -> None:
    assert check("B3-M4", told("书记上党课5次", 5)).result is CheckResult.MET
    assert check("B3-M4", told("我讲党课2次", 2)).result is CheckResult.UNMENTIONED


def test_a_total_is_not_held_against_a_figure_per_head() -> None:
    assert check("C4-M2", told("党员志愿服务46次", 46)).result is CheckResult.UNMENTIONED


def test_words_in_another_order_are_the_same_subject() -> None:
    found = told("意识形态专题研究1次", 1)
    assert check("A3-M1", found).result is CheckResult.UNMET


def test_a_figure_without_a_subject_takes_that_of_the_clause_before() -> None:
    found = inside("支部党员大会不按时，全年只开了2次。", "全年只开了2次", 2)
    assert found.result is CheckResult.UNMET
    assert found.quote == "支部党员大会不按时，全年只开了2次。"


def test_a_figure_without_a_subject_takes_that_of_its_finding() -> None:
    text = "一是支部党员大会开得少。上半年忙于搬迁，下半年又逢换届，全年只开了2次。"
    assert inside(text, "全年只开了2次", 2).result is CheckResult.UNMENTIONED
    assert inside(text, "全年只开了2次", 2, (finding(text),)).result is CheckResult.UNMET


def test_a_figure_that_may_be_of_a_part_of_the_year_is_not_called_too_small() -> None:
    text = "调来这半年，支部党员大会2次。"
    assert inside(text, "支部党员大会2次", 2).result is CheckResult.UNMENTIONED


def test_what_a_rule_asks_for_is_not_what_was_done() -> None:
    text = "上级规定，支部党员大会2次。"
    assert inside(text, "支部党员大会2次", 2).result is CheckResult.UNMENTIONED


def test_only_a_text_on_the_work_of_one_unit_is_checked() -> None:
    assert tells_of_one_unit(Kind.DUTY_REPORT, ())
    assert not tells_of_one_unit(Kind.WORK_PLAN, ())
    assert not tells_of_one_unit(Kind.INSPECTION_FEEDBACK, (finding("甲", "一中"), finding("乙", "二中")))


def test_fillers_that_overlap_in_many_ways_cost_no_time() -> None:
    start = time.process_time()
    check("B3-M2", told("均达到" * 18 + "支委2次", 2))
    assert time.process_time() - start < HANG_SECONDS
