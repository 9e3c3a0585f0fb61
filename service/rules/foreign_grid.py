"""A worksheet of somebody else's workbook as plain text cells, with its merged areas; no meaning yet."""

from __future__ import annotations

from dataclasses import dataclass

ALPHABET = 26


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells; rows and columns count from 0, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_wide(self) -> bool:
        """Whether it joins columns."""
        return self.right > self.left


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: every row from the first on, days as 2026-03-09, all rows of one length."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    notes: tuple[str, ...] = ()  # Chinese: what the file holds that is not in the cells

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def is_empty(self, row: int) -> bool:
        """Whether a row has no text."""
        return not any(self.rows[row])


@dataclass(frozen=True, slots=True)
class Book:
    """A file's sheets."""

    grids: tuple[Grid, ...]
    format: str  # xlsx or csv


class Filled:
    """The texts of a grid with those of merged cells repeated over their area."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._areas = {
            (row, column): area
            for area in grid.merged
            for row in range(area.top, min(area.bottom + 1, len(grid.rows)))
            for column in range(area.left, min(area.right + 1, grid.width))
        }

    def text(self, row: int, column: int) -> str:
        """The text that a reader sees there."""
        area = self._areas.get((row, column))
        return self.grid.rows[area.top][area.left] if area else self.grid.rows[row][column]

    def area(self, row: int, column: int) -> Area:
        """The merged area of a cell; a single cell is one of its own."""
        return self._areas.get((row, column)) or Area(row, column, row, column)


def letters(column: int) -> str:
    """A column's letters: 0 -> A, 27 -> AB."""
    name, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, ALPHABET)
        name = chr(ord("A") + place) + name
    return name


def address(row: int, column: int) -> str:
    """A cell's name: (4, 2) -> C5."""
    return f"{letters(column)}{row + 1}"


def span(area: Area) -> str:
    """An area's name: C5 or C5:C7."""
    first, last = address(area.top, area.left), address(area.bottom, area.right)
    return first if first == last else f"{first}:{last}"
