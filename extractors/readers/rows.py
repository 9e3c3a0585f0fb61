"""Table rows as blocks: cells joined by tabs, each with its place in the row's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Block, BlockKind, Cell

MAX_HEADER_CELL = 16  # characters


@dataclass(frozen=True, slots=True)
class Field:
    """A cell before it is placed: its text and where it stands in the grid."""

    text: str
    column: int
    width: int = 1
    height: int = 1


def row_block(number: int, fields: Sequence[Field], *, table: int, row: int) -> Block:
    """One table row as block `b<number>`; empty cells take no room in its text."""
    cells, parts, at = [], [], 0
    for field in fields:
        if field.text:
            cells.append(Cell(at, at + len(field.text), field.column, field.width, field.height))
            parts.append(field.text)
            at += len(field.text) + 1
    text = "\t".join(parts)
    header = row == 0 and all(len(part) <= MAX_HEADER_CELL and not part[0].isdigit() for part in parts)
    return Block(f"b{number}", BlockKind.ROW, text, text, table=table, row=row, header=header, cells=tuple(cells))
