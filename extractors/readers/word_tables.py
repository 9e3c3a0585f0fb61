"""The grid of a Word table: its rows, and for each cell the columns and rows that it spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from extractors.readers.word_names import TC, TR, VAL, W, child, number, on, value

PROPERTIES = frozenset(f"{W}{name}" for name in ("tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr"))
MAX_SPAN = 63  # Word's own limit of columns


@dataclass(slots=True)
class GridCell:
    """A cell of the grid."""

    element: Element
    column: int
    width: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with the cells that begin in it, and those hidden under a merge."""

    cells: list[GridCell]
    covered: list[Element]
    header: bool


def grid_rows(tbl: Element) -> Iterator[Element]:
    """The rows of a table, deleted ones too."""
    return _unwrapped(tbl, TR)


def is_deleted(tr: Element) -> bool:
    """Whether a tracked change removed the row."""
    return tr.find(f"{W}trPr/{W}del") is not None


def grid(rows: list[Element]) -> list[GridRow]:
    """Rows with their cells placed; a cell that goes on upward adds to the height of the one above."""
    above: dict[int, GridCell] = {}
    return [_row(tr, above) for tr in rows]


def _row(tr: Element, above: dict[int, GridCell]) -> GridRow:
    properties = tr.find(f"{W}trPr")
    column = number(value(properties, f"{W}gridBefore")) or 0
    row = GridRow([], [], on(properties, f"{W}tblHeader"))
    for tc in _unwrapped(tr, TC):
        cell_properties = tc.find(f"{W}tcPr")
        width = min(max(number(value(cell_properties, f"{W}gridSpan")) or 1, 1), MAX_SPAN)
        _place(row, GridCell(tc, column, width), cell_properties, above)
        column += width
    return row


def _place(row: GridRow, cell: GridCell, properties: Element | None, above: dict[int, GridCell]) -> None:
    if _continues(properties, f"{W}hMerge") and row.cells:
        row.cells[-1].width += cell.width
        row.covered.append(cell.element)
        return
    upper = above.get(cell.column)
    if _continues(properties, f"{W}vMerge") and upper is not None:
        upper.height += 1
        row.covered.append(cell.element)
        return
    row.cells.append(cell)
    if child(properties, f"{W}vMerge") is not None:
        above[cell.column] = cell
    else:
        above.pop(cell.column, None)


def _continues(properties: Element | None, name: str) -> bool:
    merge = child(properties, name)
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _unwrapped(parent: Element, wanted: str) -> Iterator[Element]:
    for item in parent:
        if item.tag == wanted:
            yield item
        elif item.tag not in PROPERTIES:
            yield from _unwrapped(item, wanted)
