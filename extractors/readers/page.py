"""What stands on a page before it is read as text: lines and tables with their places, and the columns they flow in."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.document import Box, Doubt, Method, Skipped


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or the part of it that stands in one column; points from the page's top left."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float  # em in points
    bold: bool = False
    upright: bool = True  # False: turned text, as watermarks are
    parts: int = 1  # pieces with wide gaps between them, as in a form or a table without rules
    doubts: tuple[Doubt, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()  # from and to in the text: small letters above the line

    @property
    def box(self) -> Box:
        """The line's place on its page."""
        return (self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical printed line; points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it lies, and does not stand."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class GridCell:
    """A table cell: its text, its grid position and what it spans."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page; `edges` are the x of its column borders, `rows` the y of its row borders."""

    x0: float
    top: float
    x1: float
    bottom: float
    edges: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[GridCell, ...]


Item = Line | Grid


@dataclass(frozen=True, slots=True)
class Flow:
    """Items of one column from top to bottom; `column` of `columns` says which."""

    items: tuple[Item, ...]
    column: int = 0
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """One page: what was read from it, in reading order."""

    number: int  # from 1
    width: float
    height: float
    items: tuple[Item, ...]
    flows: tuple[Flow, ...] = ()
    method: Method = Method.TEXT
    confidence: float = 1.0
    skipped: tuple[Skipped, ...] = field(default=())
    layer: bool = False  # a scan; its letters were recognized by another program and stored unseen
    back: tuple[float, ...] = ()  # 3 x 3, row by row: from the straightened page to the page in the file; () if equal

    def place(self, box: Box) -> Box:
        """Where a box of the straightened page stands on the page as it is in the file."""
        if not self.back:
            return box
        corners = [self._back(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return (min(xs), min(ys), max(xs), max(ys))

    def _back(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f, g, h, i = self.back
        depth = g * x + h * y + i
        return ((a * x + b * y + c) / depth, (d * x + e * y + f) / depth)
