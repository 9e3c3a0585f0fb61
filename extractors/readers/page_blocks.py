"""Paragraphs and tables of pages as the blocks of a document: kinds, heading levels, numbers and places."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from extractors.document import Block, BlockKind, Cell, Doubt
from extractors.readers.headings import heading_level, printed_number
from extractors.readers.page import Grid, GridCell, Page
from extractors.readers.page_paragraphs import Paragraph, Part, paragraphs

TITLE_SIZE = 1.15  # times the body's size
TITLE_PLACE = 6  # a title is among the first paragraphs


def blocks(pages: list[Page]) -> tuple[Block, ...]:
    """All blocks in reading order, numbered b1, b2 …"""
    parts = paragraphs(pages)
    body = _body_size(parts)
    found: list[Block] = []
    table = -1
    for place, part in enumerate(parts):
        if isinstance(part, Paragraph):
            found.append(_paragraph(part, body, place))
        else:
            table += 1
            found += _rows(part[1], part[0], table)
    return tuple(replace(block, id=f"b{n}") for n, block in enumerate(found, 1))


def _body_size(parts: list[Part]) -> float:
    sizes = [line.size for part in parts if isinstance(part, Paragraph) for _, line in part.lines for _ in line.text]
    return median(sizes) if sizes else 0.0


def _paragraph(part: Paragraph, body: float, place: int) -> Block:
    text, doubts = part.joined()
    number, _ = printed_number(text)
    kind, level = _kind(part, text, body, place)
    first = part.lines[0][0]
    boxes = tuple(line.box for page, line in part.lines if page == first)
    return Block("", kind, text, text, level=level, number=number, page=first, boxes=boxes, doubts=doubts)


def _kind(part: Paragraph, text: str, body: float, place: int) -> tuple[BlockKind, int | None]:
    if part.centred and place < TITLE_PLACE and part.size >= TITLE_SIZE * body:
        return BlockKind.TITLE, None
    level = heading_level(text)
    return (BlockKind.HEADING, level) if level else (BlockKind.PARAGRAPH, None)


def _rows(grid: Grid, page: int, table: int) -> list[Block]:
    count = max((cell.row for cell in grid.cells), default=-1) + 1
    return [_row([c for c in grid.cells if c.row == row], grid, page, table) for row in range(count)]


def _row(cells: list[GridCell], grid: Grid, page: int, table: int) -> Block:
    row = cells[0].row if cells else 0
    text = ""
    own: list[Cell] = []
    doubts: list[Doubt] = []
    for cell in sorted(cells, key=lambda c: c.column):
        text += "\t" if own else ""
        own.append(Cell(len(text), len(text) + len(cell.text), cell.column, cell.width, cell.height))
        doubts += [replace(d, start=d.start + len(text), end=d.end + len(text)) for d in cell.doubts]
        text += cell.text
    box = (grid.x0, grid.rows[row], grid.x1, grid.rows[row + 1])
    return Block(
        "", BlockKind.ROW, text, text, page=page, boxes=(box,), table=table, row=row,
        header=row == 0, cells=tuple(own), doubts=tuple(doubts),
    )  # fmt: skip
