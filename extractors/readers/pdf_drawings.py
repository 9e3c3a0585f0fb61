"""What is drawn on a PDF page beside its text: rules of tables, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, repeat
from typing import Any

import pypdfium2.raw as pdfium

from extractors.readers.page import Rule
from extractors.readers.pdf_calls import address, form_object, object_type, page_object
from extractors.readers.pdf_turn import Turn

THIN = 3.0  # points: a narrower box is a rule
SHORT = 4.0  # points: a shorter rule is an ornament
DEPTH = 4  # forms inside forms
SCAN = 0.6  # of the page under pictures: a scan, whose letters may lie unseen over it
ASKED = 5  # text objects asked whether they are seen
MAX_SEGMENTS = 400  # of one path; a path with more is a drawing

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawings:
    """Rules, the share of the page under pictures (0..1), the number of drawn paths, and whether letters are unseen."""

    rules: list[Rule]
    pictures: float
    paths: int
    unseen: bool = False  # a scan with the letters that another program recognized


def drawings(page: Any, turn: Turn) -> Drawings:
    """What the page draws, in points from the top left of the page as it is shown."""
    rules: list[Rule] = []
    covered, paths = 0.0, 0
    for item, kind, matrix in _objects(page.raw, None, IDENTITY, 0):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            rules += [rule for rule in (turn.rule(*ends) for ends in _strokes(item, matrix)) if _is_rule(rule)]
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += turn.share(*_bounds(item, matrix))
    return Drawings(rules, min(1.0, covered), paths, unseen=covered >= SCAN and _is_unseen(page.raw))


def _is_unseen(page: Any) -> bool:
    """Whether the page's first text objects are set without ink."""
    items = (pdfium.FPDFPage_GetObject(page, n) for n in range(pdfium.FPDFPage_CountObjects(page)))
    texts = (item for item in items if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT)
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(item) for item in islice(texts, ASKED)]
    return bool(modes) and all(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes)


def _objects(page: Any, form: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    """Every path and picture with the matrix of the forms around it."""
    count = pdfium.FPDFFormObj_CountObjects(form) if form else pdfium.FPDFPage_CountObjects(page)
    get, holder = (form_object, address(form)) if form else (page_object, address(page))
    places = [*map(get, repeat(holder), range(count))]
    for place, kind in zip(places, map(object_type, places), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        item = ctypes.cast(place, pdfium.FPDF_PAGEOBJECT)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEPTH:
            yield from _objects(page, item, _product(_matrix(item), outer), depth + 1)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield item, kind, outer


def _matrix(item: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, raw)
    return (raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _product(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _at(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _bounds(item: Any, outer: Matrix) -> tuple[Point, Point]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return _at(outer, left.value, bottom.value), _at(outer, right.value, top.value)


def _strokes(item: Any, outer: Matrix) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of a path; a thin filled box is one stroke, a wide filled one is a background."""
    first, last = _bounds(item, outer)
    if min(abs(first[0] - last[0]), abs(first[1] - last[1])) <= THIN:
        yield first, last
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    count = pdfium.FPDFPath_CountSegments(item)
    if (stroke.value or count > 5) and count <= MAX_SEGMENTS:
        yield from _segments(item, count, _product(_matrix(item), outer))


def _segments(item: Any, count: int, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    start = before = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _at(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, point
        before = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield point, start


def _is_rule(rule: Rule) -> bool:
    wide, high = rule.x1 - rule.x0, rule.bottom - rule.top
    return min(wide, high) <= THIN and max(wide, high) >= SHORT
