"""Characters of a PDF page as runs: neighbours on one baseline, in the order in which the file writes them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from extractors.readers import pdf_calls as calls
from extractors.readers.pdf_characters import Characters, characters
from extractors.readers.pdf_turn import Turn

SAME_BASELINE = 0.05  # em: a run's characters stand on one baseline
RUN_GAP = 0.3  # em: a wider gap ends a run
OVERLAP = 0.4  # em: a step back that kerning may cause
CLOSE = (-0.05, 0.1, 0.01)  # of a character's height, back, on, off its foot: surely the same run
BOLD = 600  # font weight


class Run(NamedTuple):  # made twice as fast as a frozen dataclass, some fifty times a page
    """Neighbouring characters of one font on one baseline, and the sides of their boxes."""

    chars: str
    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]
    baseline: float
    size: float
    bold: bool
    angle: float  # degrees

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.lefts[0]

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.rights[-1]

    def cut(self, start: int, end: int) -> Run:
        """Its characters from `start` to before `end`."""
        return self._replace(
            chars=self.chars[start:end], lefts=self.lefts[start:end], tops=self.tops[start:end],
            rights=self.rights[start:end], bottoms=self.bottoms[start:end],
        )  # fmt: skip

    def chosen(self, keep: Sequence[bool]) -> Run:
        """Only those of its characters that `keep` says."""
        sides = [list(compress(side, keep)) for side in (self.lefts, self.tops, self.rights, self.bottoms)]
        lefts, tops, rights, bottoms = sides
        chars = "".join(compress(self.chars, keep))
        return self._replace(chars=chars, lefts=lefts, tops=tops, rights=rights, bottoms=bottoms)

    def trimmed(self) -> Run:
        """Without spaces at both ends; perhaps nothing is left."""
        start = len(self.chars) - len(self.chars.lstrip())
        end = len(self.chars.rstrip())
        return self if end - start == len(self.chars) else self.cut(start, max(start, end))


class _Style(NamedTuple):
    """How the first character of a run stands."""

    baseline: float
    size: float
    bold: bool
    angle: float

    def beside(self, gap: float) -> bool:
        """Whether a character so far on can belong to the run, which runs as letters do."""
        return abs(self.angle) <= 1 and -OVERLAP * self.size <= gap <= RUN_GAP * self.size

    def level(self, difference: float) -> bool:
        """Whether a difference of feet or baselines is none."""
        return abs(difference) <= SAME_BASELINE * self.size


def runs(text_page: Any, turn: Turn) -> list[Run]:
    """The page's runs, from a pypdfium2 text page and how the page is shown."""
    found = characters(text_page.raw, text_page.count_chars(), turn)
    sides = found.boxes.tolist()
    begun = [*_begun(_Page(text_page.raw, turn), found), (len(found.text), _Style(0, 0, False, 0))]
    cut = (_run(found.text, sides, style, (start, end)) for (start, style), (end, _) in pairwise(begun))
    return [run for run in cut if run.chars]


def _run(text: str, sides: list[list[float]], style: _Style, reach: tuple[int, int]) -> Run:
    """The characters of that reach as a run."""
    start, end = reach
    lefts, tops, rights, bottoms = (side[start:end] for side in sides)
    size = style.size or bottoms[0] - tops[0]
    chars = text[start:end]
    return Run(chars, lefts, tops, rights, bottoms, style.baseline, size, style.bold, style.angle).trimmed()


def _begun(page: _Page, found: Characters) -> Iterator[tuple[int, _Style]]:
    """Where runs begin, and how."""
    style: _Style | None = None
    for n, gap, drop in _steps(found):
        index = found.indexes[n]
        if style and style.beside(gap) and (style.level(drop) or style.level(page.baseline(index) - style.baseline)):
            continue
        style = page.style(index)
        yield n, style


def _steps(found: Characters) -> Iterator[tuple[int, float, float]]:
    """The characters that may begin a run, with how far on and how far off its foot each stands from the last one."""
    if not found.text:
        return
    yield 0, math.inf, math.inf
    lefts, tops, rights, bottoms = found.boxes
    gaps, levels, heights = lefts[1:] - rights[:-1], bottoms[1:] - bottoms[:-1], (bottoms - tops)[:-1]
    back, on, off = (share * heights for share in CLOSE)
    sure = (back <= gaps) & (gaps <= on) & (np.abs(levels) <= off)
    for n in np.flatnonzero(~sure).tolist():
        yield n + 1, float(gaps[n]), float(levels[n])


class _Page:
    """Asks PDFium for size, weight, angle and baseline of a character."""

    def __init__(self, raw: Any, turn: Turn) -> None:
        self._raw, self._turn = calls.address(raw), turn
        self._matrix, self._point = pdfium.FS_MATRIX(), (ctypes.c_double * 2)()
        self._at_matrix, self._at_point = ctypes.addressof(self._matrix), ctypes.addressof(self._point)

    def style(self, index: int) -> _Style:
        """How this character stands."""
        calls.matrix(self._raw, index, self._at_matrix)
        size = float(calls.font_size(self._raw, index)) * math.hypot(self._matrix.c, self._matrix.d)
        angle = math.degrees(math.atan2(self._matrix.b, self._matrix.a)) - self._turn.degrees
        bold = bool(calls.font_weight(self._raw, index) >= BOLD)
        return _Style(self.baseline(index), size, bold, (angle + 180) % 360 - 180)

    def baseline(self, index: int) -> float:
        """Where the character stands, from the shown page's top."""
        calls.origin(self._raw, index, self._at_point, self._at_point + ctypes.sizeof(ctypes.c_double))
        x, y = self._point
        return self._turn.point(x, y)[1]
