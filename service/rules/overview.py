"""The checklist of all organizations (整改清单) as tables: sums, problems, what went unmentioned, reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.findings import Source
from service.records import ChainStatus, ChecklistRow, Copying, FailedReport, OrganizationChecklist, ReportRecord
from service.rules import counts
from service.rules.common import common_problems, enough
from service.rules.common_sheet import common_sheet
from service.rules.entries_laid import measures_text
from service.rules.limits import DEFAULT, Limits
from service.rules.names import KINDS, OTHER_ASPECT, SEVERITIES, SOURCES, STATES, STATUSES
from service.rules.quality import qualities
from service.rules.quality_sheets import quality_sheets
from service.rules.reuse_sheet import reuse_sheet
from service.rules.tables import Cell, CellKind, Column, Link, Row, TableSheet
from service.rules.tracking_values import promised_text, suggested_text
from service.rules.wording import date_text, joined, place_text, plain, years_text

SUMS, PROBLEMS, OLD, REPORTS, FAILED = "汇总", "问题清单", "往年未提及", "报告一览", "未能读取"
FIRST = (ChainStatus.RELAPSED, ChainStatus.CHRONIC, ChainStatus.RECURRING, ChainStatus.NEW, ChainStatus.UNMENTIONED)
SUM_COLUMNS = (
    Column("organization", "组织", 28),
    Column("aspect", "方面", 18),
    *(Column(source.value, name, 10, CellKind.NUMBER) for source, name in SOURCES.items()),
    Column("total", "合计", 8, CellKind.NUMBER),
    Column("new", "新发", 8, CellKind.NUMBER),
    Column("recurring", "复发", 8, CellKind.NUMBER),
    Column("chronic", "顽固", 8, CellKind.NUMBER),
    Column("relapsed", "销号后复发", 9, CellKind.NUMBER),
    Column("unmentioned", "往年未提及", 11, CellKind.NUMBER),
    Column("due", "最近时限", 13, CellKind.DATE),
)
PROBLEM_COLUMNS = (
    Column("number", "序号", 6, CellKind.LABEL),
    Column("organization", "组织", 18),
    Column("status", "是否复发", 8, CellKind.STATUS),
    Column("years", "出现年度", 10, CellKind.LABEL),
    Column("aspect", "方面", 11, CellKind.LABEL),
    Column("problem", "具体问题（原文）", 38),
    Column("source", "问题来源", 9, CellKind.LABEL),
    Column("report", "出自报告", 20),
    Column("place", "原文位置", 18),
    Column("measures", "整改措施", 32),
    Column("lead", "责任领导", 13, CellKind.LABEL),
    Column("departments", "责任部门（人）", 13, CellKind.LABEL),
    Column("due", "整改时限", 12, CellKind.DATE),
    Column("due_text", "时限说明", 15),
    Column("state", "整改状态", 10, CellKind.STATE, printed=False),
    Column("light", "亮灯", 6, CellKind.LIGHT, printed=False),
    Column("item", "对应标准条目", 18, printed=False),
    Column("goal", "整改目标", 26, printed=False),
    Column("promised", "往年承诺", 32, printed=False),
    Column("severity", "严重程度", 9, CellKind.LABEL, printed=False),
    Column("remark", "备注", 18, printed=False),
    Column("id", "编号", 10, CellKind.HIDDEN, printed=False),
)
REPORT_COLUMNS = (
    Column("number", "序号", 6, CellKind.LABEL),
    Column("name", "文件", 28),
    Column("title", "标题", 34),
    Column("kind", "文种", 13, CellKind.LABEL),
    Column("organization", "组织", 26),
    Column("year", "年度", 8, CellKind.NUMBER),
    Column("date", "日期", 13, CellKind.LABEL),
    Column("reporter", "报告人", 11, CellKind.LABEL),
    Column("findings", "问题数", 9, CellKind.NUMBER),
    Column("measures", "措施数", 9, CellKind.NUMBER),
    Column("warnings", "读取提示", 34),
)
FAILED_COLUMNS = (Column("name", "文件", 44), Column("message", "原因和办法", 90))


@dataclass(frozen=True, slots=True)
class Overview:
    """What 整改清单.xlsx is made from."""

    checklists: Sequence[OrganizationChecklist]
    reports: Sequence[ReportRecord]
    failed: Sequence[FailedReport] = ()
    copyings: Sequence[Copying] = ()
    limits: Limits = DEFAULT


def overview_sheets(seen: Overview, made_on: date) -> tuple[TableSheet, ...]:
    """All sheets of 整改清单.xlsx; 未能读取 only where a file failed."""
    places = {report.id: index for index, report in enumerate(seen.reports)}
    rows = [(one.organization, row) for one in seen.checklists for row in one.rows]
    old = [(one.organization, row) for one in seen.checklists for row in one.unmentioned]
    title, number = f"（{date_text(made_on)}生成）", len(seen.reports)
    sheets = (
        TableSheet(SUMS, "整改问题汇总" + title, "按组织、方面、来源统计的问题数", SUM_COLUMNS, _sums(seen.checklists)),
        _problems(PROBLEMS, "整改清单" + title, rows, places),
        _problems(OLD, "往年提出、本年度未提及的问题" + title, old, places),
        *_insights(seen, places),
        TableSheet(REPORTS, "报告一览" + title, f"共读取{number}份", REPORT_COLUMNS, _reports(seen.reports)),
    )
    return (*sheets, failed_sheet(seen.failed)) if seen.failed else sheets


def _insights(seen: Overview, places: dict[str, int]) -> tuple[TableSheet, ...]:
    """What stands out over all reports: common problems, what findings lack, what is copied."""
    links = {report: (REPORTS, row) for report, row in places.items()}
    return (
        common_sheet(common_problems(seen.checklists, seen.limits), enough(len(seen.checklists), seen.limits)),
        *quality_sheets(qualities(seen.reports), links),
        reuse_sheet(seen.copyings, links),
    )


def failed_sheet(failed: Sequence[FailedReport]) -> TableSheet:
    """The files that could not be read, each with its reason."""
    rows = tuple(Row((one.name, one.message)) for one in failed)
    note = f"共{len(failed)}个文件没有读成，其余文件不受影响"
    return TableSheet(FAILED, "未能读取的文件", note, FAILED_COLUMNS, rows)


def _problems(
    name: str, title: str, pairs: Iterable[tuple[str, ChecklistRow]], places: dict[str, int]
) -> TableSheet:
    listed = sorted(pairs, key=lambda pair: FIRST.index(pair[1].status))  # stable: the chronic on top
    rows = tuple(_problem(number, pair, places) for number, pair in enumerate(listed, 1))
    statuses = counts.status_words(row for _, row in listed)
    note = f"共{len(listed)}项{'：' + statuses if statuses else ''}；点“出自报告”可到报告一览；斜体为建议，请审定。"
    return TableSheet(name, title, note, PROBLEM_COLUMNS, rows)


def _problem(number: int, pair: tuple[str, ChecklistRow], places: dict[str, int]) -> Row:
    organization, row = pair
    finding, place = row.finding, row.finding.place
    years = row.chain.years if row.chain else (finding.year,) if finding.year else ()
    report = places.get(place.report)
    values: dict[str, Cell] = {
        "number": number,
        "organization": organization,
        "status": STATUSES[row.status],
        "years": years_text(years) if years else "",
        "aspect": row.aspect_name,
        "problem": plain(place.quote),
        "source": SOURCES[finding.source],
        "report": place.report_name if report is None else Link(place.report_name, REPORTS, report),
        "place": place_text(place),
        "measures": measures_text(row),
        "lead": suggested_text(row, "lead"),
        "departments": joined((suggested_text(row, "departments"), row.owners)),
        "due": row.due,
        "due_text": row.due_text,
        "state": STATES[row.state],
        "item": f"{row.item_code} {row.item_name}".strip(),
        "goal": row.goal,
        "promised": promised_text(row),
        "severity": SEVERITIES[finding.severity],
        "remark": row.remark,
        "id": finding.id,
    }
    return Row(tuple(values.get(column.key) for column in PROBLEM_COLUMNS), row.suggested)


def _sums(checklists: Sequence[OrganizationChecklist]) -> tuple[Row, ...]:
    made: list[Row] = []
    for one in checklists:
        for aspect in sorted(counts.by_aspect(one.rows), key=lambda name: name == OTHER_ASPECT):
            rows = [row for row in one.rows if row.aspect_name == aspect]
            made.append(_sum(one.organization, aspect, rows))
        made.append(_sum(one.organization, "小计", one.rows, one.unmentioned))
    everything = [row for one in checklists for row in one.rows]
    old = [row for one in checklists for row in one.unmentioned]
    return (*made, _sum("总计", "", everything, old))


def _sum(
    organization: str, aspect: str, rows: Sequence[ChecklistRow], old: Sequence[ChecklistRow] | None = None
) -> Row:
    sources, statuses = counts.by_source(rows), counts.by_status(rows)
    values: dict[str, Cell] = {
        "organization": organization,
        "aspect": aspect,
        **{source.value: sources.get(source) for source in Source},
        **{status.value: statuses.get(status) for status in ChainStatus},
        "total": len(rows),
        "due": min((row.due for row in rows if row.due), default=None),
    }
    if old is not None:
        values["unmentioned"] = len(old)
    return Row(tuple(values.get(column.key) for column in SUM_COLUMNS), total=old is not None)


def _reports(reports: Iterable[ReportRecord]) -> tuple[Row, ...]:
    return tuple(
        Row(
            (
                number,
                report.name,
                report.title,
                KINDS[report.kind],
                report.organization or "",
                report.year,
                report.date or "",
                report.reporter or "",
                len(report.findings),
                len(report.measures),
                "；".join(report.warnings),
            )
        )
        for number, report in enumerate(reports, 1)
    )
