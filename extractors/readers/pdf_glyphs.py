"""Characters of a PDF page as runs: neighbours on one baseline, in the order in which the file writes them."""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extractors.readers.pdf_turn import Turn

SAME_BASELINE = 0.05  # em: a run's characters stand on one baseline
RUN_GAP = 0.3  # em: a wider gap ends a run
OVERLAP = 0.4  # em: a step back that kerning may cause
BOLD = 600  # font weight
NOTHING = (1.0, 0.0, 0.0)  # a reach that no character is in
CONTROL = frozenset("\r\n\t\x02\ufeff\ufffe")
UNSURE = CONTROL | {" "}
Reach = tuple[float, float, float]  # how far back, how far on, how far off the last character's foot; points


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
    style, found, last = _Style(raw, turn), list[Run](), Glyph("", 0, 0, 0, 0)
    reach = NOTHING
    for index, glyph in _glyphs(raw, text_page.count_chars(), turn):
        back, gap, level = reach
        if back <= glyph[1] - last[3] <= gap and (
            -level <= glyph[4] - last[4] <= level or _stands(found[-1], style.baseline(index))
        ):
            found[-1].glyphs.append(glyph)
        else:
            found.append(style.begin(index, glyph))
            reach = _reach(found[-1])
        last = glyph
    return [run for run in found if trimmed(run)]


def _reach(run: Run) -> Reach:
    """What follows in this run stands so far back, so far on and so level, as letters do."""
    if abs(run.angle) > 1:
        return NOTHING
    return -OVERLAP * run.size, RUN_GAP * run.size, SAME_BASELINE * run.size


def _stands(run: Run, baseline: float) -> bool:
    return abs(baseline - run.baseline) <= SAME_BASELINE * run.size


def trimmed(run: Run) -> bool:
    """Take the spaces off both ends; whether anything is left."""
    while run.glyphs and run.glyphs[-1].char.isspace():
        run.glyphs.pop()
    while run.glyphs and run.glyphs[0].char.isspace():
        del run.glyphs[0]
    return bool(run.glyphs)


def _glyphs(raw: Any, count: int, turn: Turn) -> list[tuple[int, Glyph]]:
    """Every printed character with its index."""
    shown = [(n, char) for n, char in _characters(raw, count) if char not in UNSURE or _is_written(raw, n, char)]
    if not shown:
        return []
    indexes, chars = zip(*shown, strict=True)
    places = zip(chars, *_boxes(raw, count, turn)[:, indexes].tolist(), strict=True)
    return list(zip(indexes, map(tuple.__new__, repeat(Glyph), places), strict=True))


def _is_written(raw: Any, index: int, char: str) -> bool:
    """Whether a space or a control character stands in the file, and was not made up to part words or lines."""
    return char not in CONTROL and not (char == " " and pdfium.FPDFText_IsGenerated(raw, index))


def _boxes(raw: Any, count: int, turn: Turn) -> NDArray[np.float64]:
    """Left, top, right and bottom of all characters on the shown page, a row each.

    Asked for by address, without an object a character: this is most of the time that a page takes.
    """
    boxes = np.zeros((count, 4), dtype=np.float32)  # left, top, right, bottom, as FS_RECTF has them
    first, step = boxes.ctypes.data, boxes.strides[0]
    page = ctypes.cast(raw, ctypes.c_void_p).value
    deque(map(_loose_box(), repeat(page), range(count), range(first, first + count * step, step)), maxlen=0)
    left, top, right, bottom = boxes.astype(np.float64).T
    (ax, ay), (bx, by) = turn.point(left, top), turn.point(right, bottom)
    return np.stack((np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)))


@cache
def _loose_box() -> Callable[[int | None, int, int], int]:
    """FPDFText_GetLooseCharBox with plain addresses for pointers."""
    plain = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    return plain(ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)


def _characters(raw: Any, count: int) -> Iterator[tuple[int, str]]:
    """Every character with its index: all at once where each is one unit of UTF-16, else one by one."""
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, units) - 1
    text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if written == len(text) == count and "\0" not in text:
        return enumerate(text)
    return _single_characters(raw, count)


def _single_characters(raw: Any, count: int) -> Iterator[tuple[int, str]]:
    """Every character with its index; those outside of the basic plane come in two halves, a single half is broken."""
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0
        high = 0
        yield index, chr(code) if code else "\N{REPLACEMENT CHARACTER}"


def _straight(degrees: float) -> float:
    """The angle between -180 and 180."""
    return (degrees + 180) % 360 - 180
