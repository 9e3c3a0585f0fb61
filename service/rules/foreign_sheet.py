"""One sheet of a foreign workbook, read: title, header, columns, problems, and all that stays out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from service.rules.foreign_columns import Column, guess
from service.rules.foreign_fields import Field, pattern
from service.rules.foreign_grid import Filled, Grid
from service.rules.foreign_header import Header, header_at, header_of
from service.rules.foreign_rows import RowReader
from service.rules.foreign_values import Note, NoteKind, ReadSheet

Fields = Mapping[int, Field | None]  # by column, from 0
YEAR = re.compile(r"20\d\d(?=\s*(?:年|年度)|\D*$)")


@dataclass(frozen=True, slots=True)
class Choice:
    """What people said of a sheet: the row of its header (from 0), and what columns hold."""

    header: int | None = None
    fields: Fields = field(default_factory=dict)


UNTOLD = Choice()


@dataclass(frozen=True, slots=True)
class Context:
    """What a sheet is read with."""

    year: int  # to count in, where neither a person nor the sheet names one
    remembered: Callable[[str], Fields | None]  # columns that people confirmed before, by signature of the header
    is_year_told: bool = False  # a person named the year, which goes before that of titles


def read_sheet(grid: Grid, choice: Choice, context: Context) -> ReadSheet:
    """The sheet under the columns that were chosen, remembered or guessed."""
    filled = Filled(grid)
    header = header_of(filled) if choice.header is None else _pointed(filled, choice.header)
    if header is None:
        return ReadSheet(grid, None, notes=(_no_header(grid),) if any(map(any, grid.rows)) else ())
    known = context.remembered(header.signature)
    columns = guess(filled, header, {**(known or {}), **choice.fields})
    titles = _titles(grid, header)
    year = _first(YEAR, [*titles, grid.name])
    own_year = int(year) if year and not context.is_year_told else None
    reader = RowReader(filled, header, columns, own_year or context.year)
    items = tuple(reader.items()) if _has_problem(columns) else ()
    items = tuple(replace(item, year=item.year or own_year) for item in items)
    return ReadSheet(
        grid=grid,
        header=header,
        columns=columns,
        items=items,
        notes=(*_missing(columns), *reader.notes, *(Note(NoteKind.TOLD, "", note) for note in grid.notes)),
        title=max(titles, key=len, default=""),
        organization=_unit(titles),
        year=int(year) if year else None,
        empty_rows=reader.empty,
        remembered=known is not None,
        rows_read=frozenset(row for item in items for row in item.rows),
    )


def _pointed(filled: Filled, row: int) -> Header | None:
    return header_at(filled, row) if 0 <= row < len(filled.grid.rows) else None


def _titles(grid: Grid, header: Header) -> list[str]:
    return ["".join(text.split()) for row in grid.rows[: header.first] for text in row if text]


def _first(wanted: re.Pattern[str], texts: list[str]) -> str:
    return next((found[0] for text in texts if (found := wanted.search(text))), "")


def _unit(titles: list[str]) -> str:
    """Whose ledger it is: 填报单位：…, else the name that a title begins with."""
    told = next((found["unit"] for text in titles if (found := pattern("about").search(text))), "")
    return told or next((found["unit"] for text in titles if (found := pattern("unit").match(text))), "")


def _has_problem(columns: tuple[Column, ...]) -> bool:
    return any(column.field is Field.PROBLEM for column in columns)


def _missing(columns: tuple[Column, ...]) -> tuple[Note, ...]:
    if _has_problem(columns):
        return ()
    return (Note(NoteKind.LOST, "", "没有找到写问题的列，整张表没有导入。请指定哪一列是“具体问题”。"),)


def _no_header(grid: Grid) -> Note:
    return Note(NoteKind.LOST, "", f"“{grid.name}”里没有找到表头，整张表没有导入。请指定表头在第几行。")
