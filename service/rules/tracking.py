"""The tracking sheet (整改台账) of one organization as a table in a chosen view, and the states that count as done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.records import ChecklistRow, ClosureState, OrganizationChecklist
from service.rules import counts
from service.rules.entries_laid import SHEET_NAME
from service.rules.lights import NEAR_DAYS
from service.rules.tables import Cell, Column, Row, TableSheet
from service.rules.tracking_columns import SheetForms, View
from service.rules.tracking_values import value
from service.rules.wording import date_text

DONE = frozenset(
    {ClosureState.APPLY_CLOSE, ClosureState.ACCEPTING, ClosureState.PUBLICIZING, ClosureState.CLOSED}
)
NEEDED_FOR_RATES = frozenset({"number", "state", "due", "closed_on", "severity"})
STANDARD_VIEW = "full"


@dataclass(frozen=True, slots=True)
class Edition:
    """In what form a sheet goes out: its view, the day, when lights turn, and the mark of its values."""

    forms: SheetForms
    view: View
    made_on: date
    near_days: int = NEAR_DAYS
    token: str = ""  # of the values kept in the store; "" where there is no store


def tracking_sheet(checklist: OrganizationChecklist, edition: Edition) -> TableSheet:
    """The sheet of an organization: this year's findings, then what earlier years left open."""
    columns = edition.forms.laid_out(edition.view)
    year = f"{checklist.year}年度" if checklist.year else ""
    return TableSheet(
        name=SHEET_NAME,
        title=f"{checklist.organization}{year}{_title(edition.view)}",
        note=_note(checklist, edition),
        columns=columns,
        rows=tuple(_row(row, columns, edition.token) for row in rows_of(checklist)),
        near_days=edition.near_days,
        with_rates={column.key for column in columns} >= NEEDED_FOR_RATES,
        returns=True,
    )


def rows_of(checklist: OrganizationChecklist) -> tuple[ChecklistRow, ...]:
    """All rows that a tracking sheet shows."""
    return checklist.all_rows


def version_text(row: ChecklistRow, token: str) -> str | int:
    """The hidden version of a row: how often people wrote about it, and from which kept values it was printed."""
    return f"{row.entry_version}-{token}" if token else row.entry_version


def _title(view: View) -> str:
    return SHEET_NAME if view.key == STANDARD_VIEW or view.own else view.name


def _note(checklist: OrganizationChecklist, edition: Edition) -> str:
    sources = counts.source_words(checklist.rows)
    statuses = counts.status_words((*checklist.rows, *checklist.unmentioned))
    closed = f"，往年已销号{len(checklist.closed)}项" if checklist.closed else ""
    found = f"本年度问题{len(checklist.rows)}项{'（' + sources + '）' if sources else ''}"
    return (
        f"{date_text(edition.made_on)}生成；{found}，"
        f"往年未提及{len(checklist.unmentioned)}项{closed}；{statuses + '；' if statuses else ''}"
        f"距时限{edition.near_days}天以内黄灯，逾期红灯；斜体为建议，请审定。"
        "填好后可传回系统；删行、排序请先撤销工作表保护（无密码）。"
    )


def _row(row: ChecklistRow, columns: Sequence[Column], token: str) -> Row:
    cells = tuple(_cell(row, column.key, token) for column in columns)
    proposed = row.suggested if dict(row.written).get("evidence") is not None else row.suggested | {"evidence"}
    return Row(cells, proposed)


def _cell(row: ChecklistRow, key: str, token: str) -> Cell:
    return version_text(row, token) if key == "version" else value(row, key)
