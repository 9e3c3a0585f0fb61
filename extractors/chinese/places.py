"""Where words stand: headings above, block, page, boxes; and what the columns of a table row say."""

from __future__ import annotations

from extractors.chinese.features import View
from extractors.chinese.lines import Line
from extractors.document import Block, BlockKind
from extractors.findings import Location


def location(view: View, line: int) -> Location:
    """The location of a line."""
    block = view.lines[line].block
    path = (view.lines[at].block.text.strip() for at in view.sections[line].path if at != line)
    return Location(tuple(path), line, block.page, block.boxes)


def columns(view: View, line: int) -> dict[str, str]:
    """Header text -> cell text of a table row, merged cells filled down; {} outside tables and in header rows."""
    block = view.lines[line].block
    head = line - (block.row or 0)
    if block.kind != BlockKind.ROW or head == line or head < 0:
        return {}
    first = view.lines[head]
    found = {}
    for cell in first.block.cells:
        title = first.block.text[cell.start : cell.end].strip()
        if title:
            found[title] = _cell_text(view, line, cell.column)
    return found


def _cell_text(view: View, line: int, column: int) -> str:
    """The text in a column of a row, or of the merged cell above that reaches down to it."""
    table, row = view.lines[line].block.table, view.lines[line].block.row or 0
    at = line
    while at >= 0 and view.lines[at].block.table == table:
        text = _own_cell(view.lines[at], column, row)
        if text is not None:
            return text
        at -= 1
    return ""


def _own_cell(line: Line, column: int, row: int) -> str | None:
    block: Block = line.block
    for cell in block.cells:
        if cell.column <= column < cell.column + cell.width and (block.row or 0) + cell.height > row:
            return block.text[cell.start : cell.end].strip()
    return None
