"""The sheets 查摆质量 and 查摆质量明细: how well each report looks at itself, and what to add where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.records import FindingRecord
from service.rules.checklist import year_of
from service.rules.quality import Examined, GapKind, Quality
from service.rules.tables import Cell, CellKind, Column, Link, Row, TableSheet
from service.rules.wording import place_text, plain

SHEET, DETAILS = "查摆质量", "查摆质量明细"
GAPS = {
    GapKind.NO_INSTANCE: "没有事例",
    GapKind.SOFT: "说得太软",
    GapKind.NO_OWNER: "没有责任人",
    GapKind.NO_DATE: "没有时限",
    GapKind.NO_RESULT: "没有可核对的结果",
    GapKind.REPEATED: "与往年一字不差",
}
OF_FINDINGS = (GapKind.NO_INSTANCE, GapKind.SOFT)
OF_MEASURES = (GapKind.NO_OWNER, GapKind.NO_DATE, GapKind.NO_RESULT, GapKind.REPEATED)
COLUMNS = (
    Column("organization", "单位", 26),
    Column("year", "年度", 8, CellKind.LABEL),
    Column("report", "报告", 44),
    Column("findings", "问题数", 9, CellKind.NUMBER),
    *(Column(kind.value, GAPS[kind], 10, CellKind.NUMBER) for kind in OF_FINDINGS),
    Column("measures", "措施数", 9, CellKind.NUMBER),
    *(Column(kind.value, GAPS[kind], 10, CellKind.NUMBER) for kind in OF_MEASURES),
    Column("sound", "不缺的占比", 11, CellKind.LABEL),
)
DETAIL_COLUMNS = (
    Column("number", "序号", 6, CellKind.LABEL),
    Column("organization", "单位", 22),
    Column("year", "年度", 8, CellKind.LABEL),
    Column("kind", "类别", 8, CellKind.LABEL),
    Column("quote", "原文", 56),
    Column("gaps", "缺什么", 16, CellKind.LABEL),
    Column("suggestion", "怎么补（建议）", 50),
    Column("report", "报告", 28),
    Column("place", "位置", 20),
)
NOTE = (
    "看每条问题有没有事例、数字、地点或人，每条措施有没有责任人、时限、可核对的结果；"
    "只看单位自己写的材料，由程序判断，供修改时参考。"
)
NOTHING = "没有单位自己写的述职、对照检查、整改材料，不做查摆质量体检。"
ALL_SOUND = "逐条看过，没有发现缺项。"
Places = Mapping[str, tuple[str, int]]


def quality_sheets(found: Sequence[Quality], places: Places) -> tuple[TableSheet, TableSheet]:
    """The figures of each report with their sum, and each gap; `places`: report id -> sheet and row about it."""
    rows = tuple(_row(one, places) for one in found)
    summed = (*rows, _sum(found)) if rows else ()
    figures = TableSheet(SHEET, "查摆质量体检", NOTE if rows else NOTHING, COLUMNS, summed)
    pairs = [(one, examined) for one in found for examined in one.examined]
    details = tuple(_detail(number, pair) for number, pair in enumerate(pairs, 1))
    note = f"共{len(details)}条有缺项。" if details else ALL_SOUND if rows else NOTHING
    return figures, TableSheet(DETAILS, "查摆质量明细", note, DETAIL_COLUMNS, details)


def _row(one: Quality, places: Places) -> Row:
    report = one.report
    named: dict[str, Cell] = {
        "organization": report.organization or "单位不明",
        "year": str(year_of(report) or ""),
        "report": Link(report.name, *places[report.id]) if report.id in places else report.name,
    }
    return _figures([one], named)


def _sum(found: Sequence[Quality]) -> Row:
    return Row(_figures(found, {"organization": "总计"}).cells, total=True)


def _figures(found: Sequence[Quality], named: Mapping[str, Cell]) -> Row:
    items = sum(one.findings + one.measures for one in found)
    lacking = sum(len(one.examined) for one in found)
    values: dict[str, Cell] = {
        "year": "",
        "report": "",
        **named,
        "findings": sum(one.findings for one in found),
        "measures": sum(one.measures for one in found),
        **{kind.value: sum(one.gaps.get(kind, 0) for one in found) or None for kind in GapKind},
        "sound": f"{(items - lacking) / items:.0%}" if items else "—",
    }
    return Row(tuple(values[column.key] for column in COLUMNS))


def _detail(number: int, pair: tuple[Quality, Examined]) -> Row:
    quality, examined = pair
    report, place = quality.report, examined.record.place
    values: dict[str, Cell] = {
        "number": number,
        "organization": report.organization or "单位不明",
        "year": str(year_of(report) or ""),
        "kind": "问题" if isinstance(examined.record, FindingRecord) else "措施",
        "quote": plain(place.quote),
        "gaps": "\n".join(GAPS[gap.kind] for gap in examined.gaps),
        "suggestion": "\n".join(gap.suggestion for gap in examined.gaps),
        "report": report.name,
        "place": place_text(place),
    }
    return Row(tuple(values[column.key] for column in DETAIL_COLUMNS))
