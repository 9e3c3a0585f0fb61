"""Required figures of a standard held against reported ones."""

from __future__ import annotations

from extractors.findings import Comparator, Mode, Period, Quantity
from extractors.standards import find
from extractors.standards.required import Check, Verdict, checks

STANDARD = find("school-party")


def told(
    quote: str, value: float, unit: str = "次", period: Period = Period.YEAR, mode: Mode = Mode.REPORTED
) -> Quantity:
    return Quantity(quote, 0, len(quote), mode, "", Comparator.EQ, value, None, unit, period)


def check(metric: str, *quantities: Quantity) -> Check:
    return next(found for found in checks(STANDARD, quantities) if found.metric == metric)


def test_enough_is_met_and_quoted() -> None:
    found = check("A2-M1", told("班子集体学习研讨10次", 10))
    assert (found.verdict, found.quote) == (Verdict.MET, "班子集体学习研讨10次")


def test_too_little_is_unmet() -> None:
    assert check("A2-M1", told("班子集体学习研讨2次", 2)).verdict is Verdict.UNMET


def test_periods_are_brought_together() -> None:
    assert check("A2-M1", told("班子集体学习研讨每季度1次", 1, period=Period.QUARTER)).verdict is Verdict.MET
    assert check("A2-M1", told("班子集体学习研讨每半年1次", 1, period=Period.HALF)).verdict is Verdict.UNMET


def test_what_is_not_told_is_unmentioned() -> None:
    assert check("A2-M1").verdict is Verdict.UNMENTIONED
    assert check("A2-M1", told("班子集体学习研讨10小时", 10, unit="小时")).verdict is Verdict.UNMENTIONED


def test_a_requirement_in_the_report_is_no_report() -> None:
    asked = told("班子集体学习研讨每年不少于4次", 4, mode=Mode.REQUIRED)
    assert check("A2-M1", asked).verdict is Verdict.UNMENTIONED
