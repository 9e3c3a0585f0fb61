"""A labelled text as the Document that a reader would make of it."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.scripts.labelled import Labelled, Line
from extractors.document import Block, BlockKind, Cell, Document, Origin, Reading

KINDS = {
    "title": BlockKind.TITLE,
    "h1": BlockKind.HEADING,
    "h2": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "row": BlockKind.ROW,
}
LEVELS = {"h1": 1, "h2": 2}


def document(labelled: Labelled, *, styled: bool = True) -> Document:
    """The document with its headings marked by style, or (styled=False) as plain paragraphs."""
    blocks = tuple(_blocks(labelled.lines, styled))
    size = sum(len(block.text) for block in blocks)
    origin = Origin(labelled.meta["id"], labelled.meta["id"], "labelled", size)
    return Document(origin, blocks, Reading(size, size))


def _blocks(lines: tuple[Line, ...], styled: bool) -> Iterator[Block]:
    table, row = -1, 0
    for index, line in enumerate(lines):
        kind, level = KINDS[line.style], LEVELS.get(line.style)
        if kind == BlockKind.HEADING and not styled:
            kind, level = BlockKind.PARAGRAPH, None
        if kind == BlockKind.ROW:
            follows = index > 0 and lines[index - 1].style == "row"
            table, row = (table, row + 1) if follows else (table + 1, 0)
            cells = tuple(_cells(lines, index))
            yield Block(f"b{index}", kind, line.text, line.text, table=table, row=row, header=row == 0, cells=cells)
        else:
            yield Block(f"b{index}", kind, line.text, line.text, level=level)


def _cells(lines: tuple[Line, ...], index: int) -> Iterator[Cell]:
    """Cells with a text of their own; a merged cell's height counts the rows that continue it."""
    start = 0
    cells = lines[index].cells
    for column, text in enumerate(cells):
        if text in ("^", "<"):
            continue
        width = next((n for n in range(1, len(cells) - column) if cells[column + n] != "<"), len(cells) - column)
        below = (lines[at].cells for at in range(index + 1, len(lines)))
        height = 1
        for other in below:
            if len(other) <= column or other[column] != "^":
                break
            height += 1
        yield Cell(start, start + len(text), column, width, height)
        start += len(text) + 1
