"""Cells of a worksheet that came back, as plain values: rows with their numbers, names of cells, words of values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

HEADER_WITHIN = 20  # rows from the top
FEWEST_TITLES = 2

Value = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that has something in it; `number` as Excel shows it, `cells` from column A on."""

    number: int
    cells: tuple[Value, ...]

    def at(self, column: int) -> Value:
        """The value in a column, counted from 0; None beyond the last."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; `merged` are areas (first row, first column, last row, last column), counted from 1."""

    name: str
    rows: tuple[SheetRow, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False


def address(row: int, column: int) -> str:
    """A cell's name, from its row (from 1) and column (from 0): (12, 7) -> H12."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """A column's letters, from its place counted from 0: 0 -> A, 27 -> AB."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text(value: Value) -> str:
    """A value as a person reads it: no blanks around, one kind of line end, days as 2026-03-09."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def header_of(sheet: Sheet, is_title: Callable[[str], bool]) -> SheetRow | None:
    """The row near the top with the most titles that `is_title` knows, at least two; the first of equals."""
    counts = [(sum(is_title(text(cell)) for cell in row.cells if cell), row) for row in sheet.rows[:HEADER_WITHIN]]
    most, row = max(counts, key=lambda one: one[0], default=(0, None))
    return row if most >= FEWEST_TITLES else None
