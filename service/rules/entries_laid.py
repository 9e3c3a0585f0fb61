"""Lays what people wrote in the tracking sheet over checklist rows, so that every paper and page shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from extractors.findings import Deadline, DeadlineKind, Responsible
from service.records import ChecklistRow, ClosureState, MeasureRecord, OrganizationChecklist, Place
from service.rules.deadlines import parse_day
from service.rules.entries import Standing
from service.rules.lights import light_of
from service.rules.names import STATES
from service.rules.promises import by_text
from service.rules.wording import clip, date_text, phrase

SHEET_NAME = "整改台账"
SUMMARY = 40  # characters
YES = "是"
STATE_OF = {name: state for state, name in STATES.items()}
PLAIN = ("goal", "lead", "departments", "owners", "progress", "remark", "due_text")  # fields of a row as they are
AFTER = frozenset({"due_text"})  # set after the fields that set it too
NUMBERED = re.compile(r"^\s*\d{1,2}[.．、]\s*")
PARTS = re.compile(r"[、，,；;\n]+")


def lay_over(
    lists: Sequence[OrganizationChecklist], written: Mapping[str, Standing], today: date, near_days: int
) -> tuple[OrganizationChecklist, ...]:
    """The checklists with everything that people wrote; `written` is by finding."""

    def laid(rows: Sequence[ChecklistRow]) -> tuple[ChecklistRow, ...]:
        return tuple(lay(row, written.get(row.finding.id), today, near_days) for row in rows)

    return tuple(_parted(replace(one, rows=laid(one.rows), unmentioned=laid(one.unmentioned))) for one in lists)


def _parted(one: OrganizationChecklist) -> OrganizationChecklist:
    """What was closed is not open any more, whether this year mentions it or not."""
    closed = tuple(row for row in one.unmentioned if row.state is ClosureState.CLOSED)
    still = tuple(row for row in one.unmentioned if row.state is not ClosureState.CLOSED)
    return replace(one, unmentioned=still, closed=closed)


def lay(row: ChecklistRow, standing: Standing | None, today: date, near_days: int) -> ChecklistRow:
    """One row with what people wrote about it; its light follows."""
    if standing is None:
        return row
    for key in sorted(standing.fields, key=AFTER.__contains__):
        row = _set(row, key, standing.fields[key])
    return replace(
        row,
        entry_version=standing.version,
        written=tuple(sorted(standing.fields.items())),
        suggested=row.suggested.difference(standing.fields),
        light=light_of(row.state, row.due, today, near_days),
    )


def measures_text(row: ChecklistRow) -> str:
    """All measures of a row: as people wrote them, else numbered where there are several, each with its own day."""
    written = dict(row.written).get("measures")
    if written is not None:
        return written
    texts = list(map(measure_line, row.measures))
    return texts[0] if len(texts) == 1 else "\n".join(f"{number}.{text}" for number, text in enumerate(texts, 1))


def measure_line(measure: MeasureRecord) -> str:
    """A measure with its own day."""
    return f"{phrase(measure.place.quote)}（{by_text(measure.deadline)}）"


def _set(row: ChecklistRow, key: str, value: str) -> ChecklistRow:
    if key in PLAIN:
        changed: dict[str, Any] = {key: value}
        return replace(row, **changed)
    return SETTERS[key](row, value) if key in SETTERS else row


def _due(row: ChecklistRow, value: str) -> ChecklistRow:
    day = parse_day(value)
    return replace(row, due=day, due_text=date_text(day) if day else "", due_guessed=False)


def _problem(row: ChecklistRow, value: str) -> ChecklistRow:
    """The words of the report stay; people's wording stands in summary and sheet."""
    return replace(row, finding=replace(row.finding, summary=clip(value, SUMMARY)))


def _measures(row: ChecklistRow, value: str) -> ChecklistRow:
    """A line that stands as it was keeps its place in the report; a new line is a measure of the sheet."""
    known = {measure_line(one): one for one in row.measures}
    lines = [NUMBERED.sub("", line).strip() for line in value.split("\n")]
    made = [known.get(line) or _measure(row, line, place) for place, line in enumerate(lines) if line]
    return replace(row, measures=tuple(made))


def _measure(row: ChecklistRow, line: str, place: int) -> MeasureRecord:
    words = Place(row.finding.place.report, SHEET_NAME, 0, 0, line)
    name = f"{row.finding.id}-e{place}"
    return MeasureRecord(name, words, Deadline("", DeadlineKind.NONE), Responsible(), (row.finding.id,))


SETTERS: dict[str, Callable[[ChecklistRow, str], ChecklistRow]] = {
    "due": _due,
    "state": lambda row, value: replace(row, state=STATE_OF.get(value, ClosureState.DRAFT)),
    "closed_on": lambda row, value: replace(row, closed_on=parse_day(value)),
    "public": lambda row, value: replace(row, public=value == YES),
    "evidence": lambda row, value: replace(row, evidence=tuple(filter(None, map(str.strip, PARTS.split(value))))),
    "problem": _problem,
    "measures": _measures,
}
