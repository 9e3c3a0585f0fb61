"""Pages from pictures: straightened, recognized on this machine, with their tables and with doubts marked."""

from __future__ import annotations

from statistics import fmean

import numpy as np

from extractors.document import Box, Method
from extractors.readers.ocr_engine import Image, Quad, cut, glimpse, narrowed
from extractors.readers.ocr_ink import rules, uncovered
from extractors.readers.ocr_lines import Part, lines
from extractors.readers.ocr_rules import BREAK, mended, outside
from extractors.readers.ocr_straight import Straight, straighten
from extractors.readers.page import Item, Line, Page, Rule
from extractors.readers.page_grid import grids

LOST_SURE = 0.7  # confidence that text in a box of our own must reach
EMPTY = 1.0  # confidence of a page without text


def page(image: Image, number: int, scale: float) -> Page:
    """The page that a picture shows; `scale` is points a pixel. Places are those of the straightened page."""
    straight = straighten(image)
    height, width = (side * scale for side in straight.image.shape[:2])
    parts = _parts(straight, scale)
    strokes = [Rule(*(side * scale for side in (r.x0, r.top, r.x1, r.bottom))) for r in rules(straight.image)]
    drawn = mended(outside(strokes, [(part.x0, part.top, part.x1, part.bottom) for part in parts]))
    sure = [value for part in parts for value in part.read.confidences]
    return Page(
        number,
        width,
        height,
        tuple(_items(parts, drawn)),
        method=Method.OCR,
        confidence=round(fmean(sure), 4) if sure else EMPTY,
        back=_back(straight, scale),
    )


def _parts(straight: Straight, scale: float) -> list[Part]:
    """What is read in the detector's boxes, and in boxes of our own where that is text without a doubt."""
    quads = uncovered(straight.image, straight.quads)
    parts = [_part(straight.image, quad, scale) for quad in quads]
    theirs = len(straight.quads)
    return [p for n, p in enumerate(parts) if n < theirs or (p.read.text and fmean(p.read.confidences) >= LOST_SURE)]


def _part(image: Image, quad: Quad, scale: float) -> Part:
    x0, top = (float(side) * scale for side in quad.min(axis=0))
    x1, bottom = (float(side) * scale for side in quad.max(axis=0))
    return Part(x0, top, x1, bottom, glimpse(narrowed(cut(image, quad))))


def _items(parts: list[Part], drawn: list[Rule]) -> list[Item]:
    standing = [(rule.x0, rule.top, rule.bottom) for rule in drawn if not rule.level]
    bare = grids(drawn, lambda _: [], gap=BREAK)
    inside = [border for border in standing if any(g.top <= border[1] + 3 and border[2] - 3 <= g.bottom for g in bare)]
    found = lines(parts, inside)
    tables = grids(drawn, lambda box: [line for line in found if _in(line, box)], gap=BREAK)
    outside = [line for line in found if not any(_in(line, (g.x0, g.top, g.x1, g.bottom)) for g in tables)]
    return [*outside, *tables]


def _in(line: Line, box: Box) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _back(straight: Straight, scale: float) -> tuple[float, ...]:
    """From points on the straightened page to points on the page as it was."""
    zoom = np.diag([scale, scale, 1.0])
    return tuple(float(value) for value in (zoom @ straight.back @ np.linalg.inv(zoom)).ravel())
