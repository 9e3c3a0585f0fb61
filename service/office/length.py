"""How far a written paper reaches: its last page and the room on it, reckoned from lines, rows and breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from docx.oxml.ns import qn

from service.office.nodes import Node
from service.office.paragraphs import characters

TWIPS = 20  # in a point
ROUNDING = 1.0  # points that a page may overflow by sums of rounded lines
DEFAULT_LINE = 579  # twips


@dataclass(frozen=True, slots=True)
class Reach:
    """The page that the text ends on, and the points left on it."""

    page: int
    room: float


@dataclass(frozen=True, slots=True)
class _Area:
    """The text area of a section, in points."""

    width: float
    height: float


def reach(body: Node) -> Reach:
    """Where the text of a document's body ends; words kept together or lines broken early may carry it further."""
    areas = iter([_area(section) for section in body.iter(qn("w:sectPr"))])
    area, page, used = next(areas), 1, 0.0
    for child in body:
        if used and _starts_page(child):
            page, used = page + 1, 0.0
        for height in _heights(child, area.width):
            if used and used + height > area.height + ROUNDING:
                page, used = page + 1, 0.0
            used += height
        if child.tag == qn("w:p") and child.find(f".//{qn('w:sectPr')}") is not None:
            page, used, area = page + 1, 0.0, next(areas)
    return Reach(page, area.height - used)


def _area(section: Node) -> _Area:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
    height = _twips(size, "h") - _twips(margins, "top") - _twips(margins, "bottom")
    return _Area(width / TWIPS, height / TWIPS)


def _heights(child: Node, width: float) -> Iterator[float]:
    """The heights of the pieces that can't be parted: lines of a paragraph, rows of a table."""
    if child.tag == qn("w:p"):
        line, count = _lines(child, width)
        yield from (line for _ in range(count))
    elif child.tag == qn("w:tbl"):
        yield from (_row_height(row) for row in child.iterchildren(qn("w:tr")))


def _lines(paragraph: Node, width: float) -> tuple[float, int]:
    """The height of a line and the number of lines."""
    spacing = paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    line = (_twips(spacing, "line") or DEFAULT_LINE) / TWIPS
    words = sum(characters(run.text or "") * _pitch(run.getparent()) for run in paragraph.iter(qn("w:t")))
    indent = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    room = width - (_twips(indent, "left") + _twips(indent, "right")) / TWIPS
    first = (_twips(indent, "firstLine") - _twips(indent, "hanging")) / TWIPS
    return line, max(1, ceil((words + first) / room - 0.001))


def _pitch(run: Node | None) -> float:
    """Points that a character of a run takes."""
    look = run.find(qn("w:rPr")) if run is not None else None
    size = look.find(qn("w:sz")) if look is not None else None
    spacing = look.find(qn("w:spacing")) if look is not None else None
    return (_twips(size, "val") or 32) / 2 + _twips(spacing, "val") / TWIPS


def _row_height(row: Node) -> float:
    least = _twips(row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}"), "val") / TWIPS
    return max([least, *(_cell_height(cell) for cell in row.iterchildren(qn("w:tc")))])


def _cell_height(cell: Node) -> float:
    width = _twips(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}"), "w") / TWIPS - 6
    found = [_lines(paragraph, max(width, 1)) for paragraph in cell.iterchildren(qn("w:p"))]
    return sum(line * count + 2 for line, count in found)


def _starts_page(child: Node) -> bool:
    return child.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def _twips(found: Node | None, name: str) -> float:
    value = found.get(qn(f"w:{name}")) if found is not None else None
    return float(value) if value else 0.0
