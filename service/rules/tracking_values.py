"""What a row of the tracking sheet holds in each column, as a cell and as words to compare by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from service.records import ChainStatus, ChecklistRow, ClosureState
from service.rules.entries_laid import measures_text
from service.rules.names import SEVERITIES, SOURCES, STATES, STATUSES, SUGGESTED
from service.rules.promises import earlier, promises
from service.rules.tables import Cell, clean
from service.rules.tracking_columns import SheetColumn
from service.rules.wording import place_text, plain

YES, NO = "是", "否"


def value(row: ChecklistRow, key: str) -> Cell:
    """The cell of a column; None where nothing is known."""
    maker = MAKERS.get(key)
    return maker(row) if maker else _written(row, key)


def words(row: ChecklistRow, key: str) -> str:
    """The same cell as words, as they come back from a file that nobody changed."""
    return normal(value(row, key))


def all_words(row: ChecklistRow, columns: Iterable[SheetColumn]) -> dict[str, str]:
    """The words of all these columns that have any."""
    cells = ((column.key, value(row, column.key)) for column in columns)
    found = ((key, normal(cell)) for key, cell in cells if cell not in (None, ""))
    return {key: text for key, text in found if text}


def normal(cell: Cell) -> str:
    """Words without blanks around and with one kind of line end, whatever program wrote them."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    text = clean(cell if isinstance(cell, str) else str(getattr(cell, "text", cell)))
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()


def problem_text(row: ChecklistRow) -> str:
    """The problem: as people worded it in the sheet, else the words of the report."""
    return _written(row, "problem") or plain(row.finding.place.quote)


def status_text(row: ChecklistRow) -> str:
    """Whether the problem came back; what was closed and not mentioned again is closed."""
    closed = row.status is ChainStatus.UNMENTIONED and row.state is ClosureState.CLOSED
    return STATES[row.state] if closed else STATUSES[row.status]


def promised_text(row: ChecklistRow) -> str:
    """What earlier years promised about the same problem."""
    return "\n".join(f"{one.year}年：{one.words}（{one.by}）" for one in promises(earlier(row)))


def suggested_text(row: ChecklistRow, name: str) -> str:
    """A field's text, marked where it is a proposal."""
    text = str(getattr(row, name))
    return text + SUGGESTED if text and name in row.suggested else text


def evidence_text(row: ChecklistRow) -> str:
    """The papers: as people listed them, else those that the standard item wants to see, as a proposal."""
    written = dict(row.written).get("evidence")
    if written is not None:
        return written
    return "、".join(row.evidence) + SUGGESTED if row.evidence else ""


def _written(row: ChecklistRow, key: str) -> str:
    return dict(row.written).get(key, "") if row.written else ""


MAKERS: dict[str, Callable[[ChecklistRow], Cell]] = {
    "number": lambda row: row.number,
    "organization": lambda row: row.finding.organization,
    "aspect": lambda row: row.aspect_name,
    "problem": problem_text,
    "source": lambda row: SOURCES[row.finding.source],
    "status": lambda row: status_text(row),
    "goal": lambda row: row.goal,
    "measures": measures_text,
    "lead": lambda row: suggested_text(row, "lead"),
    "departments": lambda row: suggested_text(row, "departments"),
    "owners": lambda row: row.owners,
    "due": lambda row: row.due,
    "due_text": lambda row: row.due_text,
    "state": lambda row: STATES[row.state],
    "closed": lambda row: YES if row.state is ClosureState.CLOSED else NO,
    "light": lambda row: None,
    "progress": lambda row: row.progress,
    "remark": lambda row: row.remark,
    "item": lambda row: f"{row.item_code} {row.item_name}".strip(),
    "place": lambda row: f"{row.finding.place.report_name} {place_text(row.finding.place)}".strip(),
    "severity": lambda row: SEVERITIES[row.finding.severity],
    "promised": promised_text,
    "evidence": evidence_text,
    "closed_on": lambda row: row.closed_on,
    "public": lambda row: YES if row.public else NO,
    "id": lambda row: row.finding.id,
}
