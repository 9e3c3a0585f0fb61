"""Finds the header of a foreign ledger: one row or several, below titles, with merged cells read as they look."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from service.rules.foreign_fields import Named, bare, named
from service.rules.foreign_grid import Filled

WITHIN = 30  # rows from the top
MOST_ROWS = 3  # of one header
FEWEST = 2  # known names that make a header
LONGEST_NAME = 24  # characters; longer texts are no names of columns
SURE = 0.7  # from which on a name counts
SIGNATURE = 16  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header (first and last, from 0), and the whole name of each column."""

    first: int
    last: int
    names: tuple[str, ...]  # parts of several rows joined by /

    @property
    def signature(self) -> str:
        """The same for every sheet with these columns in this order."""
        joined = "\0".join(bare(name) for name in self.names).rstrip("\0")
        return hashlib.sha256(joined.encode()).hexdigest()[:SIGNATURE]


def header_of(filled: Filled) -> Header | None:
    """The header near the top with the most known names; None where no row has two."""
    rows = range(min(WITHIN, len(filled.grid.rows)))
    counts = [(_known(filled, row), -row) for row in rows]
    most, place = max(counts, default=(0, 0))
    if most < FEWEST:
        return None
    first, last = _extent(filled, -place)
    return Header(first, last, names(filled, (first, last)))


def header_at(filled: Filled, row: int) -> Header:
    """The header that a person points at."""
    first, last = _extent(filled, row)
    return Header(first, last, names(filled, (first, last)))


def names(filled: Filled, rows: tuple[int, int]) -> tuple[str, ...]:
    """Each column's name over the rows of a header, without repeats."""
    first, last = rows
    return tuple(
        "/".join(dict.fromkeys(_line(filled.text(row, column)) for row in range(first, last + 1))).strip("/")
        for column in range(filled.grid.width)
    )


def surest(header: str) -> Named | None:
    """The field that a header names for sure, if any."""
    found = named(header)
    return found[0] if found and found[0].score >= SURE else None


def _line(text: str) -> str:
    return "".join(text.split()).replace("/", "、")


def _known(filled: Filled, row: int) -> int:
    """Different known names in a row; a cell merged over columns is one."""
    cells = {filled.area(row, column): filled.text(row, column) for column in range(filled.grid.width)}
    found = {surest(_line(text)) for text in cells.values() if 0 < len(bare(text)) <= LONGEST_NAME}
    return len({one.field for one in found if one})


def _extent(filled: Filled, row: int) -> tuple[int, int]:
    """First and last row of the header around a row that belongs to it."""
    first = min((filled.area(row, column).top for column in range(filled.grid.width)), default=row)
    if row > first and _known(filled, first) == 0 and not _groups(filled, first):
        first = row
    last = max(row, first)
    while last - first + 1 < MOST_ROWS and last + 1 < len(filled.grid.rows) and _continues(filled, first, last):
        last += 1
    return first, last


def _groups(filled: Filled, row: int) -> bool:
    return any(filled.area(row, column).is_wide for column in range(filled.grid.width))


def _continues(filled: Filled, first: int, last: int) -> bool:
    """Whether the row below `last` still belongs to the header: merged down into it, or names under a group."""
    below = last + 1
    columns = range(filled.grid.width)
    texts = [filled.text(below, column) for column in columns]
    if any(len(bare(text)) > LONGEST_NAME for text in texts):
        return False
    if any(first <= filled.area(below, column).top <= last and filled.text(below, column) for column in columns):
        return True
    under = {column for column in columns if filled.area(last, column).is_wide or not filled.text(last, column)}
    known = {column for column in columns if texts[column] and surest(_line(texts[column]))}
    return len(known) >= FEWEST and bool(known & under)
