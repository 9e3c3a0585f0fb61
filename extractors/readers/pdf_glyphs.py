"""Characters of a PDF page as runs: neighbours on one baseline, in the order in which the file writes them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.readers.pdf_turn import Turn

SAME_BASELINE = 0.05  # em: a run's characters stand on one baseline
RUN_GAP = 0.6  # em: a wider gap ends a run
OVERLAP = 0.4  # em: a step back that kerning may cause
BOLD = 600  # font weight
CONTROL = frozenset("\r\n\t\x00\x02\ufeff\ufffe")


class Glyph(NamedTuple):
    """One character with the box of its advance; points from the shown page's top left."""

    char: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one font on one baseline."""

    glyphs: list[Glyph]
    baseline: float
    size: float
    bold: bool
    angle: float  # degrees


class _Style:
    """Size, weight and angle of a character, read once a run."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._matrix = pdfium.FS_MATRIX()

    def size(self, index: int) -> float:
        pdfium.FPDFText_GetMatrix(self._page, index, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return float(pdfium.FPDFText_GetFontSize(self._page, index)) * scale

    def angle(self) -> float:
        return math.degrees(math.atan2(self._matrix.b, self._matrix.a))

    def bold(self, index: int) -> bool:
        return bool(pdfium.FPDFText_GetFontWeight(self._page, index) >= BOLD)


def runs(text_page: Any, turn: Turn) -> list[Run]:
    """The page's runs, from a pypdfium2 text page and how the page is shown."""
    raw = text_page.raw
    style, found, current = _Style(raw), [], Run([], math.inf, 0.0, False, 0.0)
    for index, glyph, baseline in _glyphs(raw, text_page.count_chars(), turn):
        if not _continues(current, glyph, baseline):
            size = style.size(index) or glyph.bottom - glyph.top
            current = Run([], baseline, size, style.bold(index), _straight(style.angle() - turn.degrees))
            found.append(current)
        current.glyphs.append(glyph)
    return [run for run in found if any(not glyph.char.isspace() for glyph in run.glyphs)]


def _glyphs(raw: Any, count: int, turn: Turn) -> Iterator[tuple[int, Glyph, float]]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    unicode, loose, origin = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    high = 0
    for index in range(count):
        code = unicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        char = chr(code)
        if char in CONTROL or (char == " " and pdfium.FPDFText_IsGenerated(raw, index)):
            continue
        loose(raw, index, box)
        origin(raw, index, x, y)
        if turn.plain:
            glyph = Glyph(char, box.left, turn.height - box.top, box.right, turn.height - box.bottom)
            yield index, glyph, turn.height - y.value
        else:
            shown = turn.rule((box.left, box.bottom), (box.right, box.top))
            yield index, Glyph(char, shown.x0, shown.top, shown.x1, shown.bottom), turn.point(x.value, y.value)[1]


def _straight(degrees: float) -> float:
    """The angle between -180 and 180."""
    return (degrees + 180) % 360 - 180


def _continues(run: Run, glyph: Glyph, baseline: float) -> bool:
    if not run.glyphs or abs(run.angle) > 1:
        return False
    if abs(baseline - run.baseline) > SAME_BASELINE * run.size:
        return False
    gap = glyph.x0 - run.glyphs[-1].x1
    return -OVERLAP * run.size <= gap <= RUN_GAP * run.size
