"""Ruled tables of a PDF page: characters inside a table's cells are taken out of the running text."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.document import Box
from extractors.readers.page import Item, Line, Rule
from extractors.readers.page_grid import grids
from extractors.readers.pdf_lines import lines
from extractors.readers.pdf_runs import Run


def items(runs: list[Run], rules: list[Rule]) -> list[Item]:
    """The page's line parts outside of tables, and its tables."""
    found = grids(rules, lambda box: _inside(runs, box))
    if not found:
        return [*lines(runs)]
    boxes = [(grid.x0, grid.top, grid.x1, grid.bottom) for grid in found]
    outside = [_without(run, boxes) for run in runs]
    return [*lines([run for run in outside if run.chars]), *found]


def _without(run: Run, boxes: list[Box]) -> Run:
    """The run without what stands in the boxes."""
    away = [not any(_in(place, box) for box in boxes) for place in _places(run)]
    return run if all(away) else run.chosen(away).trimmed()


def _inside(runs: list[Run], box: Box) -> list[Line]:
    within = [(run, [_in(place, box) for place in _places(run)]) for run in runs]
    cut = [run.chosen(keep).trimmed() for run, keep in within if any(keep)]
    return lines([run for run in cut if run.chars])


def _places(run: Run) -> Iterator[tuple[float, float]]:
    """The middle of every character."""
    for x0, top, x1, bottom in zip(run.lefts, run.tops, run.rights, run.bottoms, strict=True):
        yield (x0 + x1) / 2, (top + bottom) / 2


def _in(place: tuple[float, float], box: Box) -> bool:
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]
