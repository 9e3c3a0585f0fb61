"""The sheet 照单履职 of one organization: what its standard asks for in figures against what its reports tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.findings import Check, CheckResult
from extractors.standards import Span, Standard
from service.records import OrganizationChecklist, ReportRecord
from service.rules.checklist import year_of
from service.rules.grouping import same_unit
from service.rules.names import CHECK_RESULTS
from service.rules.tables import Cell, CellKind, Column, Row, TableSheet
from service.rules.wording import plain

SHEET = "照单履职"
COLUMNS = (
    Column("number", "序号", 6, CellKind.LABEL),
    Column("year", "年度", 8, CellKind.LABEL),
    Column("result", "结果", 9, CellKind.STATUS),
    Column("item", "标准条目", 26),
    Column("required", "标准的要求", 36),
    Column("quote", "报告怎么写（原文）", 60),
    Column("report", "出自报告", 34),
    Column("metric", "指标编号", 10, CellKind.LABEL, printed=False),
)
IN_A_YEAR = frozenset({Span.MONTH, Span.QUARTER, Span.HALF_YEAR, Span.SEMESTER, Span.YEAR})
NOTHING = "没有可以对照的报告：这个组织的材料里没有述职、自查一类讲自身工作的报告，或报告没有对上标准。"
Told = tuple[ReportRecord, Check]


def checks_sheet(checklist: OrganizationChecklist, standards: Mapping[str, Standard]) -> TableSheet:
    """What falls short first, the latest year on top; at the end what no report of the latest year mentions."""
    reports = _own_reports(checklist)
    told = sorted(_told(reports), key=_order)
    latest = max((year_of(report) or 0 for report in reports), default=0)
    expected = _expected(checklist.organization, standards)
    now = [one for one in reports if (year_of(one) or 0) == latest]
    silent = [one for one in _silent(now) if one[1].metric in expected]
    rows = tuple(_row(number, one, standards) for number, one in enumerate((*told, *silent), 1))
    return TableSheet(SHEET, f"{checklist.organization}照单履职对照表", _note(told, silent, latest), COLUMNS, rows)


def _own_reports(checklist: OrganizationChecklist) -> list[ReportRecord]:
    names = {checklist.organization, *(alias for report in checklist.reports for alias in report.aliases)}
    return [
        report
        for report in checklist.reports
        if report.checks and any(same_unit(report.organization or "", name) for name in names)
    ]


def _told(reports: Iterable[ReportRecord]) -> Iterator[Told]:
    for report in reports:
        for check in report.checks:
            if check.result is not CheckResult.UNMENTIONED:
                yield report, check


def _order(one: Told) -> tuple[bool, int, str, int]:
    report, check = one
    return check.result is CheckResult.MET, -(year_of(report) or 0), report.name, check.start or 0


def _silent(reports: Sequence[ReportRecord]) -> Iterator[Told]:
    """Each metric that none of these reports mentions, once."""
    said = {check.metric for _, check in _told(reports)}
    for report in reports:
        for check in report.checks:
            if check.metric not in said:
                said.add(check.metric)
                yield report, check


def _expected(organization: str, standards: Mapping[str, Standard]) -> set[str]:
    """Metrics that a year's report of this organization could be expected to tell of.

    Not what holds for each event or term, nor what is asked of another type of organization.
    """
    return {
        metric.id
        for standard in standards.values()
        for item in standard.items
        for metric in item.metrics
        if metric.period in IN_A_YEAR
        and (metric.scope not in standard.org_types or metric.scope in organization)
    }


def _row(number: int, one: Told, standards: Mapping[str, Standard]) -> Row:
    report, check = one
    standard = standards.get(report.standard or "")
    item = standard.item(check.item) if standard else None
    told = check.result is not CheckResult.UNMENTIONED
    values: dict[str, Cell] = {
        "number": number,
        "year": str(year_of(report) or ""),
        "result": CHECK_RESULTS[check.result],
        "item": f"{check.item} {item.name}" if item else check.item,
        "required": check.required,
        "quote": plain(check.quote) if told else "",
        "report": report.name if told else "",
        "metric": check.metric,
    }
    return Row(tuple(values[column.key] for column in COLUMNS))


def _note(told: Sequence[Told], silent: Sequence[Told], latest: int) -> str:
    if not told and not silent:
        return NOTHING
    counted = Counter(CHECK_RESULTS[check.result] for _, check in told)
    sums = "、".join(f"{name}{counted[name]}项" for name in CHECK_RESULTS.values() if counted[name])
    year = f"{latest}年度" if latest else "报告"
    said = f"{sums}；" if sums else ""
    return (
        f"{said}{year}未提及{len(silent)}项（只列按月、季、学期、年要做的）。"
        "只对照报告写明的数字，未提及不等于没有做，请核实。"
    )
