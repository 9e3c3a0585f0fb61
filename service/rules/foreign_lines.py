"""Tells the lines of a foreign ledger apart: problems, lines that go on from above, sections, totals, feet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from service.rules.foreign_columns import Column
from service.rules.foreign_fields import Field, bare, pattern
from service.rules.foreign_grid import Filled
from service.rules.foreign_header import Header

LONGEST_SECTION = 40  # characters


class Line(Enum):
    """What a row is."""

    EMPTY = auto()
    HEADER = auto()
    SECTION = auto()
    TOTAL = auto()
    PROBLEM = auto()  # starts an item
    MORE = auto()  # goes on with the item above
    NO_PROBLEM = auto()  # has texts but says no problem


@dataclass(frozen=True, slots=True)
class Sorter:
    """What a sheet's lines are told apart by."""

    filled: Filled
    header: Header
    places: Mapping[Field, tuple[int, ...]]  # columns of each field

    def line(self, row: int) -> Line:
        """What the row is, by its own cells."""
        texts = [text for text in self.filled.grid.rows[row] if text]
        if not texts:
            return Line.EMPTY
        if self._repeats_header(row):
            return Line.HEADER
        if pattern("total").match(texts[0]) or pattern("foot").match(texts[0]):
            return Line.TOTAL
        if len(texts) == 1 and self._is_section(row, texts[0]):
            return Line.SECTION
        return self._data(row)

    def first(self, field: Field) -> int | None:
        """The leftmost column of a field."""
        return next(iter(self.places.get(field, ())), None)

    def own(self, row: int, field: Field) -> str:
        """The text that a field's cell itself begins in this row."""
        place = self.first(field)
        return "" if place is None else self.filled.grid.rows[row][place]

    def _data(self, row: int) -> Line:
        problem = self.first(Field.PROBLEM)
        if problem is None:
            return Line.NO_PROBLEM
        area, text = self.filled.area(row, problem), self.filled.text(row, problem)
        if text:
            return Line.MORE if area.top < row else Line.PROBLEM
        has_more = self.own(row, Field.MEASURE) or self.own(row, Field.PROGRESS)
        return Line.MORE if has_more and not self.own(row, Field.NUMBER) else Line.NO_PROBLEM

    def _repeats_header(self, row: int) -> bool:
        cells = self.filled.grid.rows[row]
        names = {bare(part) for name in self.header.names for part in name.split("/")}
        texts = [bare(text) for text in cells if text]
        return len(texts) > 1 and all(text in names for text in texts)

    def _is_section(self, row: int, text: str) -> bool:
        """One text over most of the width, or a short numbered text that stands alone and says no problem."""
        place = next(place for place, cell in enumerate(self.filled.grid.rows[row]) if cell)
        area = self.filled.area(row, place)
        if 2 * (area.right - area.left + 1) > self.filled.grid.width > 1:
            return True
        is_problem = place == self.first(Field.PROBLEM) and not area.is_wide and pattern("problem").search(text)
        return len(text) <= LONGEST_SECTION and bool(pattern("section").match(text)) and not is_problem


def places_of(columns: tuple[Column, ...]) -> dict[Field, tuple[int, ...]]:
    """Columns by field, in order."""
    found: dict[Field, tuple[int, ...]] = {}
    for column in columns:
        if column.field:
            found[column.field] = (*found.get(column.field, ()), column.place)
    return found
