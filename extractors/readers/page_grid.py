"""Ruled tables: printed rules to a grid of cells with spans, by pdfplumber's table finder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractors.document import Box, Doubt
from extractors.readers.page import Grid, GridCell, Line, Rule
from extractors.readers.page_columns import rows
from extractors.readers.page_paragraphs import Paragraph

SNAP = 3.0  # points: rules nearer than this are one rule
MAX_RULES = 2000  # more are a drawing, and the search is quadratic
MIN_SIDE = 6.0  # points: a narrower cell is the gap of a double rule


def grids(rules: list[Rule], text: Callable[[Box], list[Line]], *, gap: float = SNAP) -> list[Grid]:
    """The tables that the rules draw, from top to bottom; `text` gives the line parts inside a cell's box.

    `gap`: points that a rule may be broken for, as scanned ones are.
    """
    if len(rules) > MAX_RULES or sum(rule.level for rule in rules) < 2 or sum(not rule.level for rule in rules) < 2:
        return []
    edges = merge_edges([_edge(rule) for rule in rules], SNAP, SNAP, gap, gap)
    boxes = intersections_to_cells(edges_to_intersections(edges, SNAP, SNAP))
    tables = cells_to_tables([box for box in boxes if box[2] - box[0] >= MIN_SIDE and box[3] - box[1] >= MIN_SIDE])
    return [_grid(table, text) for table in tables]


def _edge(rule: Rule) -> dict[str, Any]:
    """The rule as pdfplumber knows it."""
    x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    if rule.level:
        return _sized(rule.x0, y, rule.x1, y) | {"orientation": "h"}
    return _sized(x, rule.top, x, rule.bottom) | {"orientation": "v"}


def _sized(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {"x0": x0, "top": top, "x1": x1, "bottom": bottom, "width": x1 - x0, "height": bottom - top}


def _grid(boxes: list[Box], text: Callable[[Box], list[Line]]) -> Grid:
    columns = _borders(x for box in boxes for x in (box[0], box[2]))
    lines = _borders(y for box in boxes for y in (box[1], box[3]))
    cells = tuple(_cell(box, columns, lines, text(box)) for box in sorted(boxes, key=lambda b: (b[1], b[0])))
    return Grid(columns[0], lines[0], columns[-1], lines[-1], columns, lines, cells)


def _borders(values: Iterable[float]) -> tuple[float, ...]:
    ordered = sorted(set(values))
    return (*ordered[:1], *(b for a, b in pairwise(ordered) if b - a > SNAP))


def _cell(box: Box, columns: tuple[float, ...], lines: tuple[float, ...], parts: list[Line]) -> GridCell:
    left, right = _index(columns, box[0]), _index(columns, box[2])
    top, bottom = _index(lines, box[1]), _index(lines, box[3])
    text, doubts = cell_text(parts)
    return GridCell(text, top, left, bottom - top, right - left, doubts)


def cell_text(parts: list[Line]) -> tuple[str, tuple[Doubt, ...]]:
    """A cell's line parts as one line of text, with the doubts in it."""
    joined = [item for item in rows(list(parts)) if isinstance(item, Line)]
    return Paragraph([(0, line) for line in joined]).joined()


def _index(borders: tuple[float, ...], value: float) -> int:
    return min(range(len(borders)), key=lambda n: abs(borders[n] - value))
