"""Characters of a PDF page as runs: neighbours on one baseline, in the order in which the file writes them."""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise, repeat
from typing import Any, NamedTuple

import numpy as np

from extractors.readers import pdf_calls as calls
from extractors.readers.pdf_characters import Characters, characters
from extractors.readers.pdf_turn import Turn

SAME_BASELINE = 0.05  # em: a run's characters stand on one baseline
RUN_GAP = 0.3  # em: a wider gap ends a run
OVERLAP = 0.4  # em: a step back that kerning may cause
CLOSE = (-0.25, 0.2, 0.03)  # of a character's height (1.45 em at most), back, on, off its foot: surely the same run
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

    def holds(self, gap: float, drop: float, baseline: float) -> bool:
        """Whether a character so far on and off the one before, on that baseline, can belong to the run."""
        if abs(self.angle) > 1 or not -OVERLAP * self.size <= gap <= RUN_GAP * self.size:
            return False
        level = SAME_BASELINE * self.size
        return abs(drop) <= level or abs(baseline - self.baseline) <= level


def runs(text_page: Any, turn: Turn) -> list[Run]:
    """The page's runs, from a pypdfium2 text page and how the page is shown."""
    found = characters(text_page.raw, text_page.count_chars(), turn)
    sides = found.boxes.tolist()
    begun = [*_begun(_Page(text_page.raw, turn), found), (len(found.text), _Style(0, 0, False, 0))]
    cut = (_run(found.text, sides, style, (start, end)) for (start, style), (end, _) in pairwise(begun))
    return [run for run in cut if run.chars]


def sideways(found: list[Run]) -> int:
    """The degrees, 90, 180 or 270 clockwise, by which most of the page's letters must be turned; 0 for most pages."""
    turned: dict[int, int] = {}
    for run in found:
        quarter = round(run.angle / 90) * 90 % 360
        turned[quarter] = turned.get(quarter, 0) + len(run.chars)
    return max(turned, key=lambda quarter: turned[quarter], default=0)


def _run(text: str, sides: list[list[float]], style: _Style, reach: tuple[int, int]) -> Run:
    """The characters of that reach as a run."""
    start, end = reach
    lefts, tops, rights, bottoms = (side[start:end] for side in sides)
    size = style.size or bottoms[0] - tops[0]
    chars = text[start:end]
    return Run(chars, lefts, tops, rights, bottoms, style.baseline, size, style.bold, style.angle).trimmed()


def _begun(page: _Page, found: Characters) -> Iterator[tuple[int, _Style]]:
    """Where runs begin, and how."""
    if not found.text:
        return
    places, gaps, drops = _steps(found)
    indexes = [found.indexes[n] for n in places]
    style: _Style | None = None
    for n, index, gap, drop, baseline in zip(places, indexes, gaps, drops, page.baselines(indexes), strict=True):
        if style is None or not style.holds(gap, drop, baseline):
            style = page.style(index, baseline)
            yield n, style


def _steps(found: Characters) -> tuple[list[int], list[float], list[float]]:
    """The characters that may begin a run, with how far on and how far off its foot each stands from the last one."""
    lefts, tops, rights, bottoms = found.boxes
    gaps, levels, heights = lefts[1:] - rights[:-1], bottoms[1:] - bottoms[:-1], (bottoms - tops)[:-1]
    back, on, off = (share * heights for share in CLOSE)
    unsure = np.flatnonzero((gaps < back) | (gaps > on) | (np.abs(levels) > off))
    return [0, *(unsure + 1).tolist()], [0.0, *gaps[unsure].tolist()], [0.0, *levels[unsure].tolist()]


class _Page:
    """Asks PDFium for size, weight, angle and baseline of characters."""

    def __init__(self, raw: Any, turn: Turn) -> None:
        self._raw, self._turn = calls.address(raw), turn
        self._matrix = (ctypes.c_float * 6)()  # an FS_MATRIX, quicker to take apart
        self._at_matrix = ctypes.addressof(self._matrix)

    def style(self, index: int, baseline: float) -> _Style:
        """How this character stands on its baseline."""
        calls.matrix(self._raw, index, self._at_matrix)
        a, b, c, d, _, _ = self._matrix[:]
        size = calls.font_size(self._raw, index) * math.hypot(c, d)
        angle = math.degrees(math.atan2(b, a)) - self._turn.degrees
        return _Style(baseline, size, calls.font_weight(self._raw, index) >= BOLD, (angle + 180) % 360 - 180)

    def baselines(self, indexes: list[int]) -> list[float]:
        """Where these characters stand, from the shown page's top; all asked for at once, as their boxes are."""
        points = np.zeros((len(indexes), 2))
        first, step, half = points.ctypes.data, points.strides[0], points.itemsize
        xs, ys = range(first, first + points.nbytes, step), range(first + half, first + half + points.nbytes, step)
        deque(map(calls.origin, repeat(self._raw), indexes, xs, ys), maxlen=0)
        shown: list[float] = self._turn.point(points[:, 0], points[:, 1])[1].tolist()
        return shown
