"""The sheet 共性问题: what several organizations have in common in one year, with everybody's own words."""

from __future__ import annotations

from collections.abc import Sequence

from service.rules.common import CommonProblem
from service.rules.tables import CellKind, Column, Row, TableSheet
from service.rules.wording import clip, phrase

SHEET = "共性问题"
QUOTE = 90  # characters of one organization's words
COLUMNS = (
    Column("number", "序号", 6, CellKind.LABEL),
    Column("name", "共性问题", 24),
    Column("item", "对应标准条目", 24),
    Column("units", "单位数", 8, CellKind.NUMBER),
    Column("share", "占比", 8, CellKind.LABEL),
    Column("organizations", "哪些单位", 28),
    Column("quotes", "各单位怎么写（原文）", 92),
)
NOTHING = "没有达到门槛的共性问题：要有{enough}个以上单位在同一年度提出同一类问题。"


def common_sheet(common: Sequence[CommonProblem], enough: int) -> TableSheet:
    """Most organizations first; `enough` is how many make a problem common."""
    title = f"{common[0].year}年度共性问题" if common else "共性问题"
    note = f"{common[0].of}个单位中{enough}个以上都有的问题，可用于领导点评和会议通报。" if common else ""
    rows = tuple(_row(number, one) for number, one in enumerate(common, 1))
    return TableSheet(SHEET, title, note or NOTHING.format(enough=enough), COLUMNS, rows)


def _row(number: int, one: CommonProblem) -> Row:
    units = one.organizations
    quotes = "\n".join(f"{name}：{clip(phrase(finding.place.quote), QUOTE)}" for name, finding in one.members)
    share = f"{len(units) / one.of:.0%}"
    return Row((number, one.name, one.item, len(units), share, "、".join(units), quotes))
