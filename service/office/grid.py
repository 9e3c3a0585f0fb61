"""A ruled table of an official paper: fixed widths, header row repeated, rows kept whole."""

from __future__ import annotations

from collections.abc import Sequence

from service.office.markup import Column, Table
from service.office.nodes import Face, Look, Node, node, run_look, twips

POINTS = 12.0  # 小四
SMALL_POINTS = 10.5  # 五号, for tables of many columns
MANY_COLUMNS = 6
LINE = {POINTS: 20.0, SMALL_POINTS: 16.0}  # points, exact
LONG_CELL = 240  # characters; a row with such a cell may break over pages
CELL_MARGIN = 60  # twips


def table_node(table: Table, width: int) -> Node:
    """The w:tbl of a table, `width` twips wide."""
    points = SMALL_POINTS if len(table.columns) >= MANY_COLUMNS else POINTS
    total = sum(column.share for column in table.columns)
    widths = [round(width * column.share / total) for column in table.columns]
    made = node(None, "tbl")
    _properties(made, width)
    grid = node(made, "tblGrid")
    for one in widths:
        node(grid, "gridCol", w=one)
    for index, cells in enumerate(table.rows):
        _row(made, cells, _RowLook(table.columns, widths, points, header=index == 0))
    return made


class _RowLook:
    """How the cells of one row look."""

    def __init__(self, columns: Sequence[Column], widths: Sequence[int], points: float, *, header: bool) -> None:
        self.columns, self.widths, self.points, self.header = columns, widths, points, header
        self.face = Face.HEI if header else Face.FANG


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


def _row(table: Node, cells: Sequence[str], look: _RowLook) -> None:
    row = node(table, "tr")
    properties = node(row, "trPr")
    if max(map(len, cells)) < LONG_CELL:
        node(properties, "cantSplit")
    if look.header:
        node(properties, "tblHeader")
    for place, text in enumerate(cells):
        _cell(row, text, place, look)


def _cell(row: Node, text: str, place: int, look: _RowLook) -> None:
    cell = node(row, "tc")
    properties = node(cell, "tcPr")
    node(properties, "tcW", w=look.widths[place], type="dxa")
    node(properties, "vAlign", val="center")
    paragraph = node(cell, "p")
    shape = node(paragraph, "pPr")
    if look.header:
        node(shape, "keepNext")
    node(shape, "spacing", before=20, after=20, line=twips(LINE[look.points]), lineRule="exact")
    node(shape, "ind", firstLine=0)
    node(shape, "jc", val="center" if look.header or look.columns[place].centred else "left")
    run = node(paragraph, "r")
    run_look(run, Look(look.face, look.points))
    node(run, "t", text)
