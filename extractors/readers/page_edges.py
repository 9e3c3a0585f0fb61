"""Where the text of a column begins and ends, and how its paragraphs begin, learned from the whole file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.readers.headings import printed_number
from extractors.readers.page import Flow, Grid, Line, Page

NEAR = 0.7  # em: edges nearer than this are the same edge
CONFIRMED = 0.06  # of the lines, and at least one more: they confirm an edge
OWN_LINES = 6  # a flow with this many lines at its right edge is measured alone
INDENT = (1.2, 4.5)  # em: a first line's indent
CENTRED = 0.5  # em: how far a centred line's middle may be off
PROMINENT = 1.15  # times the size of the body: titles and headings
ROOM = 1.5  # em that a centred line leaves on both sides
CHAPTERS = (1, 2)  # levels of 一、 and （一）, often printed without an indent
INDENTED_SHARE = 0.3  # of the lines after a short line: the file begins its paragraphs with an indent


@dataclass(frozen=True, slots=True)
class Edges:
    """The left and right edge of a column's text, and whether paragraphs begin with an indent."""

    left: float
    right: float
    step: float = 1.5  # em from line to line
    size: float = 0.0  # em of the file's body in points
    indented: bool = True

    def indent(self, line: Line) -> float:
        """How far the line begins from the left edge, in em."""
        return (line.x0 - self.left) / line.size

    def centred(self, line: Line) -> bool:
        """Whether the line leaves the same room on both sides."""
        return min(line.x0 - self.left, self.right - line.x1) >= ROOM * line.size and self.symmetric(line)

    def both_centred(self, line: Line, following: Line) -> bool:
        """Whether two lines read as centred ones; one of them may fill the column."""
        if not (self.symmetric(line) and self.symmetric(following)):
            return False
        return self.centred(following) or (self.centred(line) and line.size >= PROMINENT * self.size)

    def symmetric(self, line: Line) -> bool:
        """Whether its middle is the column's middle, as of a centred or a full line."""
        return abs((line.x0 - self.left) - (self.right - line.x1)) <= 2 * CENTRED * line.size

    def room(self, line: Line, *, centred: bool = False) -> float:
        """Points that were free in the line when it was broken."""
        return (self.right - self.left) - (line.x1 - line.x0) if centred else self.right - line.x1


def edges(pages: list[Page]) -> dict[int, Edges]:
    """The edges of every flow, by its id()."""
    groups: dict[tuple[int, int, int], list[Flow]] = defaultdict(list)
    for page in pages:
        for flow in page.flows:
            groups[flow.column, flow.columns, round(page.width)].append(flow)
    found: dict[int, Edges] = {}
    for flows in groups.values():
        together = [line for flow in flows for line in _lines(flow)]
        if not together:
            continue
        shared = _measure(together)
        if len(together) < OWN_LINES:
            shared = _stretched(shared, [item for flow in flows for item in flow.items if isinstance(item, Grid)])
        for flow in flows:
            found[id(flow)] = _own(flow, shared)
    indented = _indents([(found[id(f)], _lines(f)) for fs in groups.values() for f in fs if id(f) in found])
    step = _step([_lines(flow) for page in pages for flow in page.flows])
    size = body_size(line for page in pages for flow in page.flows for line in _lines(flow))
    return {key: Edges(edge.left, edge.right, step, size, indented) for key, edge in found.items()}


def body_size(lines: Iterable[Line]) -> float:
    """The size that most characters have; 0 where there are none."""
    exact: dict[float, int] = defaultdict(int)
    for line in lines:
        exact[line.size] += len(line.text)
    counts: dict[float, int] = defaultdict(int)
    for size, count in exact.items():
        counts[round(size, 1)] += count
    return max(counts, key=lambda size: counts[size], default=0.0)


def _lines(flow: Flow) -> list[Line]:
    return [item for item in flow.items if isinstance(item, Line)]


def _own(flow: Flow, shared: Edges) -> Edges:
    """The flow's own edges where it has lines enough to show them, as scans shift from page to page."""
    lines = _lines(flow)
    if len(lines) < OWN_LINES:
        return shared
    own = _measure(lines)
    wide = (own.right - own.left) >= (shared.right - shared.left) - 2 * lines[0].size
    return own if wide else shared


def _measure(lines: list[Line]) -> Edges:
    em = median(line.size for line in lines)
    left = _outermost(sorted(line.x0 for line in lines), em)
    right = -_outermost(sorted(-line.x1 for line in lines), em)
    return Edges(left, right)


def _stretched(own: Edges, tables: list[Grid]) -> Edges:
    """The edges of few lines, wider where a table beside them is."""
    return Edges(min([own.left, *(table.x0 for table in tables)]), max([own.right, *(table.x1 for table in tables)]))


def _outermost(values: list[float], em: float) -> float:
    """The first value that enough others confirm."""
    others = max(1, int(CONFIRMED * len(values)))
    for value, following in zip(values, values[others:], strict=False):
        if following - value <= NEAR * em:
            return value
    return values[0]


def _step(groups: list[list[Line]]) -> float:
    """The usual distance from one line to the next, in em."""
    pairs = [(a, b) for lines in groups for a, b in pairwise(lines) if abs(a.size - b.size) < 1]
    return median([(b.bottom - a.bottom) / b.size for a, b in pairs]) if pairs else 1.5


def _indents(groups: list[tuple[Edges, list[Line]]]) -> bool:
    starts = indented = 0
    for edge, lines in groups:
        for before, line in pairwise(lines):
            if edge.room(before) < 2 * before.size or edge.centred(before) or printed_number(line.text)[1] in CHAPTERS:
                continue
            starts += 1
            indented += INDENT[0] <= edge.indent(line) <= INDENT[1]
    return starts == 0 or indented >= INDENTED_SHARE * starts
