"""Paragraphs and tables of pages as the blocks of a document: kinds, heading levels, numbers and places."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Block, BlockKind, Cell, Doubt, Skipped
from extractors.readers.headings import heading_level, is_item, printed_number
from extractors.readers.page import Page
from extractors.readers.page_edges import body_size
from extractors.readers.page_notes import Note
from extractors.readers.page_paragraphs import Paragraph, paragraphs
from extractors.readers.page_tables import Row, tables

TITLE_SIZE = 1.15  # times the body's size
FLUSH_TITLE_SIZE = 1.4  # the same where it isn't centred
TITLE_PLACE = 6  # a title is among the first paragraphs; those of further articles must show it more clearly
MAX_TITLE = 60  # characters of such a one
SAMPLE = 30  # characters


def blocks(pages: list[Page], notes: list[Note]) -> tuple[tuple[Block, ...], tuple[Skipped, ...]]:
    """All blocks in reading order, numbered b1, b2 …, notes last, and the table heads that later pages repeat."""
    parts = tables(paragraphs(pages))
    body = body_size(line for part in parts if isinstance(part, Paragraph) for _, line in part.lines)
    sheets = {page.number: page for page in pages}
    found: list[Block] = []
    repeated: list[str] = []
    table = 0
    for place, part in enumerate(parts):
        if isinstance(part, Paragraph):
            found.append(_paragraph(f"b{len(found) + 1}", part, body, place))
        else:
            found += [_row(row, n, table) for n, row in enumerate(part.rows)]
            repeated += part.repeated
            table += 1
    found = [_settled(n, found) for n in range(len(found))] + [_note(note) for note in notes]
    return tuple(_placed(block, n, sheets) for n, block in enumerate(found, 1)), _heads(repeated)


def _settled(at: int, found: list[Block]) -> Block:
    """The block; no heading where it is one of the items of a list."""
    block = found[at]
    if block.kind is not BlockKind.HEADING:
        return block
    beside = found[max(at - 1, 0) : at] + found[at + 1 : at + 2]
    listed = is_item(block.text, (near.text for near in beside))
    return replace(block, kind=BlockKind.PARAGRAPH, level=None) if listed else block


def _placed(block: Block, number: int, sheets: dict[int, Page]) -> Block:
    """The block with its id, its boxes where they stand in the file; made anew only where it must be."""
    assert block.page is not None
    sheet, name = sheets[block.page], f"b{number}"
    if block.id == name and not sheet.back:
        return block
    return replace(block, id=name, boxes=tuple(sheet.place(box) for box in block.boxes))


def _heads(repeated: list[str]) -> tuple[Skipped, ...]:
    count = sum(not char.isspace() for text in repeated for char in text)
    return (Skipped("续页重复的表头", count, repeated[0][:SAMPLE]),) if repeated else ()


def _paragraph(name: str, part: Paragraph, body: float, place: int) -> Block:
    text, doubts = part.joined()
    number, _ = printed_number(text)
    kind, level = _kind(part, text, body, place)
    first = part.lines[0][0]
    boxes = tuple(line.box for page, line in part.lines if page == first)
    return Block(name, kind, text, text, level=level, number=number, page=first, boxes=boxes, doubts=doubts)


def _note(note: Note) -> Block:
    text, doubts = Paragraph([(note.page, line) for line in note.lines]).joined()
    boxes = tuple(line.box for line in note.lines)
    return Block("", BlockKind.NOTE, text, text, page=note.page, boxes=boxes, doubts=doubts)


def _kind(part: Paragraph, text: str, body: float, place: int) -> tuple[BlockKind, int | None]:
    if _is_title(part, text, body, place) and not printed_number(text)[0]:
        return BlockKind.TITLE, None
    level = heading_level(text)
    return (BlockKind.HEADING, level) if level else (BlockKind.PARAGRAPH, None)


def _is_title(part: Paragraph, text: str, body: float, place: int) -> bool:
    """Whether the paragraph is set as a title; after the file's beginning it must be both centred and much larger."""
    if place >= TITLE_PLACE:
        return part.centred and part.size >= FLUSH_TITLE_SIZE * body and len(text) <= MAX_TITLE
    return part.size >= (TITLE_SIZE if part.centred else FLUSH_TITLE_SIZE) * body


def _row(row: Row, number: int, table: int) -> Block:
    text = ""
    own: list[Cell] = []
    doubts: list[Doubt] = []
    for cell in row.cells:
        text += "\t" if own else ""
        own.append(Cell(len(text), len(text) + len(cell.text), cell.column, cell.width, cell.height))
        doubts += [replace(d, start=d.start + len(text), end=d.end + len(text)) for d in cell.doubts]
        text += cell.text
    return Block(
        "", BlockKind.ROW, text, text, page=row.page, boxes=(row.box,), table=table, row=number,
        header=row.head, cells=tuple(own), doubts=tuple(doubts),
    )  # fmt: skip
