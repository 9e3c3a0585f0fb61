"""A ruled table or form of an official paper: fixed widths, joined cells, header rows repeated, rows kept whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.office.elements import Align, Cell, Column, Paragraph, Row, Table
from service.office.nodes import Face, Look, Node, from_mm, node, twips
from service.office.paragraphs import run

POINTS = 12.0  # 小四
SMALL_POINTS = 10.5  # 五号, for tables of many columns
MANY_COLUMNS = 6
LINE = {POINTS: 20.0, SMALL_POINTS: 16.0}  # points, exact
LONG_CELL = 240  # characters; a row with such a cell may break over pages
CELL_MARGIN = 60  # twips


def table_node(table: Table, width: int) -> Node:
    """The w:tbl of a table, `width` twips wide."""
    points = SMALL_POINTS if table.headers and len(table.columns) >= MANY_COLUMNS else POINTS
    total = sum(column.share for column in table.columns)
    widths = [round(width * column.share / total) for column in table.columns]
    made = node(None, "tbl")
    _properties(made, width)
    grid = node(made, "tblGrid")
    for one in widths:
        node(grid, "gridCol", w=one)
    below = [*table.rows[1:], None]
    for index, (row, next_row) in enumerate(zip(table.rows, below, strict=True)):
        look = _RowLook(table.columns, widths, points, index < table.headers)
        _row(made, row, look, _merged_below(next_row))
    return made


@dataclass(frozen=True, slots=True)
class _RowLook:
    """How the cells of one row look."""

    columns: Sequence[Column]
    widths: Sequence[int]
    points: float
    is_header: bool


def _merged_below(row: Row | None) -> set[int]:
    """The columns where a cell goes on in this row."""
    places: set[int] = set()
    at = 0
    for cell in row.cells if row else ():
        if cell.continued:
            places.add(at)
        at += cell.span
    return places


def _properties(table: Node, width: int) -> None:
    look = node(table, "tblPr")
    node(look, "tblW", w=width, type="dxa")
    node(look, "jc", val="center")
    borders = node(look, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        node(borders, side, val="single", sz=4, space=0, color="000000")
    node(look, "tblLayout", type="fixed")
    margins = node(look, "tblCellMar")
    for side in ("left", "right"):
        node(margins, side, w=CELL_MARGIN, type="dxa")


def _row(table: Node, row: Row, look: _RowLook, merged_below: set[int]) -> None:
    made = node(table, "tr")
    properties = node(made, "trPr")
    if max(len(cell.text) for cell in row.cells) < LONG_CELL:
        node(properties, "cantSplit")
    if row.height:
        node(properties, "trHeight", val=from_mm(row.height), hRule="atLeast")
    if look.is_header:
        node(properties, "tblHeader")
    place = 0
    for cell in row.cells:
        _cell(made, cell, place, look, starts=place in merged_below)
        place += cell.span


def _cell(row: Node, cell: Cell, place: int, look: _RowLook, *, starts: bool) -> None:
    made = node(row, "tc")
    properties = node(made, "tcPr")
    node(properties, "tcW", w=sum(look.widths[place : place + cell.span]), type="dxa")
    if cell.span > 1:
        node(properties, "gridSpan", val=cell.span)
    if cell.continued or starts:
        node(properties, "vMerge", val="continue" if cell.continued else "restart")
    node(properties, "vAlign", val="center")
    centred = look.is_header or look.columns[place].centred
    for paragraph in cell.paragraphs or (Paragraph(()),):
        _line(made, paragraph, look, centred=centred)


def _line(cell: Node, paragraph: Paragraph, look: _RowLook, *, centred: bool) -> None:
    made = node(cell, "p")
    shape = node(made, "pPr")
    if look.is_header:
        node(shape, "keepNext")
    node(shape, "spacing", before=20, after=20, line=twips(LINE[look.points]), lineRule="exact")
    node(shape, "ind", firstLine=0)
    own = paragraph.align is not Align.BODY
    node(shape, "jc", val=paragraph.align.value if own else "center" if centred else "left")
    face = Face.HEI if look.is_header else Face.FANG
    for part in paragraph.runs:
        run(made, part.text, Look(face, look.points, part.bold, underlined=part.underlined))
