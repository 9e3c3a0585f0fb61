"""The sheet 雷同情况: copied sentences beside where they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.records import Copying, Passage, Place, ReportRecord
from service.rules.checklist import year_of
from service.rules.tables import Cell, CellKind, Column, Link, Row, TableSheet
from service.rules.wording import joined, place_text

SHEET = "雷同情况"
COLUMNS = (
    Column("number", "序号", 6, CellKind.LABEL),
    Column("later", "单位、年度、位置", 24),
    Column("report", "报告", 18),
    Column("quote", "原文", 42),
    Column("manner", "情形", 10, CellKind.LABEL),
    Column("earlier", "与谁雷同", 24),
    Column("origin", "雷同的报告", 18),
    Column("source", "对方原文", 42),
    Column("changes", "改了的数字", 14),
    Column("characters", "字数", 8, CellKind.NUMBER),
    Column("share", "两份报告雷同占比", 10, CellKind.LABEL),
)
NOTE = "同一文种的报告逐句比对往年和其他单位，标题和短句不计；占比按本报告正文字数算。雷同不一定是问题，请核实。"
NOTHING = "没有发现整句照搬往年或其他单位的内容（同一文种的报告逐句比对，标题和短句不计）。"


def reuse_sheet(found: Sequence[Copying], places: Mapping[str, tuple[str, int]]) -> TableSheet:
    """A row a passage, the most copied report first; `places`: report id -> sheet and row that tell of it."""
    pairs = [(one, passage) for one in found for passage in one.passages]
    rows = tuple(_row(number, pair, places) for number, pair in enumerate(pairs, 1))
    return TableSheet(SHEET, "雷同情况", NOTE if rows else NOTHING, COLUMNS, rows)


def manner(passage: Passage) -> str:
    """How far a passage is copied."""
    if passage.section:
        return "整节照搬" if not passage.reworded else "整节相近"
    if passage.reworded:
        return "略有改动"
    return "一字不差" if passage.verbatim else "只改了数字"


def _row(number: int, pair: tuple[Copying, Passage], places: Mapping[str, tuple[str, int]]) -> Row:
    one, passage = pair
    values: dict[str, Cell] = {
        "number": number,
        "later": _where(one.later, passage.later),
        "report": _link(one.later, places),
        "quote": passage.later.quote,
        "manner": manner(passage),
        "earlier": _where(one.earlier, passage.earlier),
        "origin": _link(one.earlier, places),
        "source": passage.earlier.quote,
        "changes": joined(passage.changes),
        "characters": passage.characters,
        "share": f"{one.share:.0%}",
    }
    return Row(tuple(values[column.key] for column in COLUMNS))


def _where(report: ReportRecord, place: Place) -> str:
    year = f"{year_of(report)}年" if year_of(report) else ""
    return "\n".join(part for part in (report.organization or "单位不明", year, place_text(place)) if part)


def _link(report: ReportRecord, places: Mapping[str, tuple[str, int]]) -> Cell:
    return Link(report.name, *places[report.id]) if report.id in places else report.name
