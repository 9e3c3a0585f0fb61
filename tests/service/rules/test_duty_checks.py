"""照单履职 shows what falls short first, with both quotes, and what nobody mentions last."""

from __future__ import annotations

from dataclasses import replace

from extractors.findings import Check, CheckResult
from service.rules.duty_checks import COLUMNS, NOTHING, checks_sheet
from service.rules.tables import TableSheet
from tests.service.factories import basis, checklist

FULL = Check("B3", "B3-M2", "支委会：每月至少召开1次", CheckResult.MET, "支委会开了13次。", 5, 14)
SHORT = Check("B3", "B3-M1", "支部党员大会：每季度至少召开1次", CheckResult.UNMET, "党员大会只开2次。", 20, 29)
SILENT = Check("B3", "B3-M1", SHORT.required, CheckResult.UNMENTIONED)
OTHER = Check("D2", "D2-M1", "警示教育：每学期不少于1次", CheckResult.UNMENTIONED)


def sheet(*by_year: tuple[int, tuple[Check, ...]]) -> TableSheet:
    """The sheet of an organization whose reports of these years were checked so."""
    made, told = checklist("u1"), dict(by_year)
    reports = tuple(replace(one, checks=told.get(one.year or 0, ())) for one in made.reports)
    return checks_sheet(replace(made, reports=reports), basis().standards)


def column(made: TableSheet, key: str) -> list[object]:
    at = [one.key for one in COLUMNS].index(key)
    return [row.cells[at] for row in made.rows]


def test_what_falls_short_stands_on_top_with_both_quotes() -> None:
    made = sheet((2023, (FULL, SHORT, OTHER)))
    assert column(made, "result") == ["未达标", "达标", "未提及"]
    assert column(made, "required")[0] == SHORT.required
    assert column(made, "quote") == ["党员大会只开2次。", "支委会开了13次。", ""]
    assert column(made, "item")[2] == "D2 廉政纪律与财务资产、采购招投标监督(八项规定)"


def test_earlier_years_show_what_they_told_but_only_the_latest_is_silent() -> None:
    made = sheet((2022, (SHORT, OTHER)), (2023, (FULL, SILENT, OTHER)))
    told = list(zip(column(made, "year"), column(made, "result"), column(made, "metric"), strict=True))
    assert told == [
        ("2022", "未达标", "B3-M1"),
        ("2023", "达标", "B3-M2"),
        ("2023", "未提及", "B3-M1"),
        ("2023", "未提及", "D2-M1"),
    ]
    assert made.note.startswith("未达标1项、达标1项；2023年度未提及2项")


def test_without_a_checked_report_the_sheet_says_why_it_is_empty() -> None:
    made = sheet()
    assert (made.rows, made.note) == ((), NOTHING)


def test_what_holds_for_an_event_or_for_another_type_of_organization_is_not_missed() -> None:
    event = Check("D4", "D4-M2", "公示期：公示不少于5个工作日", CheckResult.UNMENTIONED)
    above = Check("C1", "C1-M4", "积极分子培训班（教育工委）：入党积极分子培训班1期", CheckResult.UNMENTIONED)
    assert column(sheet((2023, (event, above, OTHER))), "metric") == ["D2-M1"]
