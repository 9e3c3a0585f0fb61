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
RUN_GAP = 0.3  # em: a wider gap ends a run
OVERLAP = 0.4  # em: a step back that kerning may cause
BOLD = 600  # font weight
CONTROL = frozenset("\r\n\t\x02\ufeff\ufffe")


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

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.glyphs[-1].x1


class _Style:
    """Size, weight, angle and baseline of a character, read once a run."""

    def __init__(self, raw: Any, turn: Turn) -> None:
        self._raw, self._turn = raw, turn
        self._matrix, self._x, self._y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()

    def begin(self, index: int, glyph: Glyph) -> Run:
        """A run that begins with this character."""
        pdfium.FPDFText_GetMatrix(self._raw, index, self._matrix)
        size = float(pdfium.FPDFText_GetFontSize(self._raw, index)) * math.hypot(self._matrix.c, self._matrix.d)
        angle = math.degrees(math.atan2(self._matrix.b, self._matrix.a)) - self._turn.degrees
        bold = bool(pdfium.FPDFText_GetFontWeight(self._raw, index) >= BOLD)
        return Run([glyph], self.baseline(index), size or glyph.bottom - glyph.top, bold, _straight(angle))

    def baseline(self, index: int) -> float:
        """Where the character stands, from the shown page's top."""
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return self._turn.point(self._x.value, self._y.value)[1]


def runs(text_page: Any, turn: Turn) -> list[Run]:
    """The page's runs, from a pypdfium2 text page and how the page is shown."""
    raw = text_page.raw
    style, found = _Style(raw, turn), []
    current: Run | None = None
    for index, glyph in _glyphs(raw, text_page.count_chars(), turn):
        if current and _beside(current, glyph) and (_level(current, glyph) or _stands(current, style.baseline(index))):
            current.glyphs.append(glyph)
        else:
            current = style.begin(index, glyph)
            found.append(current)
    return [run for run in found if trimmed(run)]


def _beside(run: Run, glyph: Glyph) -> bool:
    """Whether the character follows the run's last one, as letters do."""
    return -OVERLAP * run.size <= glyph.x0 - run.glyphs[-1].x1 <= RUN_GAP * run.size and abs(run.angle) <= 1


def _level(run: Run, glyph: Glyph) -> bool:
    """Whether its box stands as that of the last one does."""
    return abs(glyph.bottom - run.glyphs[-1].bottom) <= SAME_BASELINE * run.size


def _stands(run: Run, baseline: float) -> bool:
    return abs(baseline - run.baseline) <= SAME_BASELINE * run.size


def trimmed(run: Run) -> bool:
    """Take the spaces off both ends; whether anything is left."""
    while run.glyphs and run.glyphs[-1].char.isspace():
        run.glyphs.pop()
    while run.glyphs and run.glyphs[0].char.isspace():
        del run.glyphs[0]
    return bool(run.glyphs)


def _glyphs(raw: Any, count: int, turn: Turn) -> Iterator[tuple[int, Glyph]]:
    box, loose, height, plain = pdfium.FS_RECTF(), pdfium.FPDFText_GetLooseCharBox, turn.height, turn.plain
    for index, char in _characters(raw, count):
        if char in CONTROL or (char == " " and pdfium.FPDFText_IsGenerated(raw, index)):
            continue
        loose(raw, index, box)
        if plain:
            yield index, Glyph(char, box.left, height - box.top, box.right, height - box.bottom)
        else:
            shown = turn.rule((box.left, box.bottom), (box.right, box.top))
            yield index, Glyph(char, shown.x0, shown.top, shown.x1, shown.bottom)


def _characters(raw: Any, count: int) -> Iterator[tuple[int, str]]:
    """Every character with its index; those outside of the basic plane come in two halves."""
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
        elif 0xDC00 <= code < 0xE000:
            yield index, chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
        else:
            yield index, chr(code) if code else "\N{REPLACEMENT CHARACTER}"


def _straight(degrees: float) -> float:
    """The angle between -180 and 180."""
    return (degrees + 180) % 360 - 180
