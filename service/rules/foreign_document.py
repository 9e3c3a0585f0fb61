"""A foreign ledger as a document: a heading a sheet, a block a row, so that every word keeps its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Block, BlockKind, Cell, Document, Method, Origin, Reading
from service.rules.foreign_grid import Area, Grid
from service.rules.foreign_values import ReadSheet, Words

Corner = tuple[int, int, int]  # sheet, row, column


@dataclass(slots=True)
class Draft:
    """Blocks as they are put down, and where each cell's text stands in the whole text."""

    blocks: list[Block] = field(default_factory=list)
    places: dict[Corner, tuple[int, int]] = field(default_factory=dict)  # start in the text, block
    length: int = 0  # of the text, with the line end of the last block

    def add(self, block: Block) -> None:
        """One more line."""
        self.blocks.append(block)
        self.length += len(block.text) + 1


@dataclass(frozen=True, slots=True)
class Placed:
    """The document and where the words of its cells are."""

    document: Document
    places: dict[Corner, tuple[int, int]]

    def find(self, sheet: int, words: Words) -> tuple[int, int, int]:
        """Start, end and block of some words."""
        start, block = self.places[sheet, words.area.top, words.area.left]
        return start + words.start, start + words.start + len(words.text), block


def placed(sheets: Sequence[ReadSheet], left_out: Sequence[frozenset[int]], origin: Origin) -> Placed:
    """The document of these sheets; `left_out` are rows of each that belong elsewhere (another year)."""
    draft = Draft()
    for number, (sheet, others) in enumerate(zip(sheets, left_out, strict=True)):
        name = sheet.grid.name
        draft.add(Block(f"b{len(draft.blocks)}", BlockKind.HEADING, name, name, level=1))
        _rows(draft, number, sheet, others)
    characters = sum(len("".join(block.text.split())) for block in draft.blocks)
    reading = Reading(characters, characters, tables=len(sheets), method=Method.TEXT)
    return Placed(Document(origin, tuple(draft.blocks), reading), draft.places)


def _rows(draft: Draft, number: int, sheet: ReadSheet, left_out: frozenset[int]) -> None:
    areas = {(area.top, area.left): area for area in sheet.grid.merged}
    header = range(sheet.header.first, sheet.header.last + 1) if sheet.header else range(0)
    for row in range(len(sheet.grid.rows)):
        if row not in left_out and not sheet.grid.is_empty(row):
            _row(draft, (number, row), sheet.grid, areas)
            if row in header:
                draft.blocks[-1] = replace(draft.blocks[-1], header=True)


def _row(draft: Draft, where: tuple[int, int], grid: Grid, areas: dict[tuple[int, int], Area]) -> None:
    number, row = where
    cells: list[Cell] = []
    parts: list[str] = []
    at = 0
    for column, text in enumerate(grid.rows[row]):
        if not text:
            continue
        area = areas.get((row, column)) or Area(row, column, row, column)
        cells.append(Cell(at, at + len(text), column, area.right - column + 1, area.bottom - row + 1))
        draft.places[number, row, column] = (draft.length + at, len(draft.blocks))
        parts.append(text.replace("\n", " ").replace("\t", " "))
        at += len(text) + 1
    text = "\t".join(parts)
    name = f"b{len(draft.blocks)}"
    draft.add(Block(name, BlockKind.ROW, text, text, table=number, row=row, cells=tuple(cells)))
