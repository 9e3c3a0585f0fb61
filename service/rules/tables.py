"""A table as values: what a worksheet or a page shows, before anybody writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_CHARACTERS = 32767  # of a cell
CUT = "……（过长，已截断）"
NOT_PRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class CellKind(StrEnum):
    """How a column's cells are written."""

    TEXT = "text"  # wrapped, left
    LABEL = "label"  # wrapped, centred
    NUMBER = "number"
    DATE = "date"
    STATUS = "status"  # 新发 复发 顽固 未提及, coloured
    STATE = "state"  # chosen from the states of an item
    CHOICE = "choice"  # chosen from the column's choices
    LIGHT = "light"  # computed from the due day and the state
    HIDDEN = "hidden"  # for the way back


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a row of another sheet; rows count from 0 in that sheet's data."""

    text: str
    sheet: str
    row: int


Cell = str | int | date | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column; width in Chinese half-characters."""

    key: str
    title: str
    width: float
    kind: CellKind = CellKind.TEXT
    printed: bool = True  # columns that are not printed stand last
    choices: tuple[str, ...] = ()  # for the drop-down of a CHOICE


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `marked` names columns whose value is a proposal, `total` a row of sums."""

    cells: tuple[Cell, ...]
    marked: frozenset[str] = frozenset()
    total: bool = False


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One worksheet: its name, a title line, a line that explains, and the table."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    near_days: int = 15  # for its lights
    with_rates: bool = False  # followed by a sheet of rates over its states
    returns: bool = False  # goes out to be filled in: formulas are protected, rows may be added below


def clean(text: str) -> str:
    """Text that a cell can hold."""
    if not text.isprintable():  # most cells are, and that is told fast
        text = NOT_PRINTED.sub("", text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT
