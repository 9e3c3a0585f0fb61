"""Ruled tables of a PDF page: characters inside a table's cells are taken out of the running text."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Box
from extractors.readers.page import Grid, Item, Line, Rule
from extractors.readers.page_grid import grids
from extractors.readers.pdf_glyphs import Glyph, Run, trimmed
from extractors.readers.pdf_lines import lines


def items(runs: list[Run], rules: list[Rule]) -> list[Item]:
    """The page's line parts outside of tables, and its tables."""
    found = grids(rules, lambda box: _inside(runs, box))
    if not found:
        return [*lines(runs)]
    outside = [run for run in runs if not any(_within(run, grid) for grid in found)]
    cut = [_cut(run, found) for run in runs if any(_within(run, grid) for grid in found)]
    return [*lines([*outside, *filter(trimmed, cut)]), *found]


def _within(run: Run, grid: Grid) -> bool:
    return any(_in(glyph, (grid.x0, grid.top, grid.x1, grid.bottom)) for glyph in run.glyphs)


def _cut(run: Run, found: list[Grid]) -> Run:
    boxes = [(grid.x0, grid.top, grid.x1, grid.bottom) for grid in found]
    return replace(run, glyphs=[glyph for glyph in run.glyphs if not any(_in(glyph, box) for box in boxes)])


def _inside(runs: list[Run], box: Box) -> list[Line]:
    cut = [replace(run, glyphs=[glyph for glyph in run.glyphs if _in(glyph, box)]) for run in runs]
    return lines([*filter(trimmed, cut)])


def _in(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
