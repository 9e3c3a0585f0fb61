"""Whatever people write into cells: applied and sent again, the sheet is as they left it; undone, as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from service.office.sheet_forms import forms
from service.records import OrganizationChecklist
from service.rules.entries import Entry, standing, taken_back
from service.rules.entries_laid import lay_over
from service.rules.lights import NEAR_DAYS
from service.rules.names import STATES
from service.rules.tables import Row
from service.rules.tracking import Edition, rows_of, tracking_sheet
from service.rules.tracking_apply import Maker, steps
from service.rules.tracking_cells import Sheet, SheetRow, text
from service.rules.tracking_changes import Choice
from service.rules.tracking_compare import Asked, compare
from service.rules.tracking_known import known_of
from service.rules.tracking_values import all_words
from service.rules.wording import date_text
from tests.service.factories import TODAY, checklist

TOKEN = "0123456789ab"
FULL = Edition(forms(), forms().view("full"), TODAY, token=TOKEN)
KEYS = [column.key for column in forms().laid_out(FULL.view)]
TITLES = tuple(column.title for column in forms().laid_out(FULL.view))
FREE = ("goal", "measures", "lead", "departments", "owners", "progress", "remark", "due_text", "evidence")
FOLLOWING = ("light", "version")
LIST = checklist("u1")
WORDS = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" \n，；=+-@"), max_size=30)
DAYS = st.none() | st.dates(date(2000, 1, 2), date(2099, 12, 31))
CELLS = st.one_of(
    st.tuples(st.sampled_from(FREE), WORDS),
    st.tuples(st.sampled_from(("due", "closed_on")), DAYS),
    st.tuples(st.just("state"), st.sampled_from(list(STATES.values()))),
)
ROWS = st.integers(0, len(rows_of(LIST)) - 1)


def as_read(made: OrganizationChecklist) -> Sheet:
    """The sheet of a checklist as a file gives it back."""
    rows = (SheetRow(number, _read(row)) for number, row in enumerate(tracking_sheet(made, FULL).rows, 2))
    return Sheet("整改台账", (SheetRow(1, TITLES), *rows))


def _read(row: Row) -> tuple[str | int | date | None, ...]:
    return tuple(getattr(cell, "text", cell) for cell in row.cells)


def with_edits(sheet: Sheet, edits: Mapping[tuple[int, str], str | date | None]) -> Sheet:
    """The sheet with other values in some cells."""
    rows = [list(row.cells) for row in sheet.rows]
    for (row, key), value in edits.items():
        rows[row + 1][KEYS.index(key)] = value
    numbered = tuple(SheetRow(old.number, tuple(new)) for old, new in zip(sheet.rows, rows, strict=True))
    return replace(sheet, rows=numbered)


def said(sheet: Sheet) -> list[dict[str, str]]:
    """What the rows say, but for what follows from the rest."""
    rows = (dict(zip(KEYS, map(text, row.cells), strict=True)) for row in sheet.rows[1:])
    return [{key: words for key, words in row.items() if key not in FOLLOWING} for row in rows]


def laid(entries: tuple[Entry, ...]) -> OrganizationChecklist:
    return lay_over((LIST,), standing(entries), TODAY, NEAR_DAYS)[0]


@settings(max_examples=40)
@given(st.dictionaries(ROWS, st.lists(CELLS, max_size=4), max_size=5))
def test_random_edits_come_back_as_they_were_made(chosen: dict[int, list[tuple[str, str | date | None]]]) -> None:
    edits = {(row, key): value for row, cells in chosen.items() for key, value in cells}
    kept = {TOKEN: {row.finding.id: all_words(row, forms().told()) for row in rows_of(LIST)}}
    known = known_of((LIST,), kept, forms(), ())
    came = with_edits(as_read(LIST), edits)
    changes = compare((came,), known, Asked(TOKEN))
    taken = steps(changes, Choice(), Maker("王晓燕", datetime.now(UTC), known, {}))
    entries = tuple(replace(entry, batch=1) for entry in taken.entries)
    assert changes.conflicts == 0
    assert said(as_read(laid(entries))) == with_due_words(said(came), edits)
    back = taken_back(entries, 1)
    undone = tuple(replace(one.entry, version=one.version + 1, changes=one.restored, batch=2) for one in back)
    assert said(as_read(laid((*entries, *undone)))) == said(as_read(LIST))


def with_due_words(
    rows: list[dict[str, str]], edits: Mapping[tuple[int, str], str | date | None]
) -> list[dict[str, str]]:
    """A new due day brings its own words, unless people wrote other ones."""
    before = said(as_read(LIST))
    for number, row in enumerate(rows):
        if row["due"] != before[number]["due"] and row["due_text"] == before[number]["due_text"]:
            day = edits[number, "due"]
            row["due_text"] = date_text(day) if isinstance(day, date) else ""
    return rows
