"""Recognized text parts as printed lines: sizes from the pitch of characters, doubts from how sure each one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from extractors.document import Doubt
from extractors.readers.ocr_engine import Glimpse
from extractors.readers.page import Line

DOUBTFUL = 0.8  # confidence of a character below which a person should look
NOISE = 0.35  # mean confidence below which a part is a stain, a stamp or a drawing
CUT_GAP = 1.3  # em between characters that part columns or cells
PITCH_RUN = 5  # Chinese characters in a row that show the em
SAME_SIZE = 0.18  # relative: sizes nearer than this to the page's are the page's
INK_HEIGHT = 0.72  # em to a box's height, where no pitch is known
REASON = "文字识别把握不高，请对照原件核对"
_HAN = re.compile(r"[㐀-鿿，。、；：！？（）《》“”]")
_LOOSE_SPACE = re.compile(r"(?<![A-Za-z0-9,.;:])\s+|\s+(?![A-Za-z0-9(])")
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_BRACKETS = re.compile(r"[(（]([^()（）]{1,40})[)）]")
_AFTER_HAN = re.compile(r"(?<=[㐀-鿿”》）])[,;:!?)]|\((?=[㐀-鿿])")


@dataclass(frozen=True, slots=True)
class Part:
    """A recognized part: its place in points on the straightened page, and what was read there."""

    x0: float
    top: float
    x1: float
    bottom: float
    read: Glimpse


def lines(parts: list[Part], borders: list[tuple[float, float, float]]) -> list[Line]:
    """The parts as lines, cut where a gap is wide or a standing rule (x, top, bottom) is crossed."""
    kept = [part for part in parts if part.read.text.strip() and _sure(part.read) >= NOISE]
    pieces = [piece for part in kept for piece in _pieces(part, borders)]
    pitches = [(piece, pitch) for piece in pieces if (pitch := _pitch(piece))]
    usual = _weighted([(pitch, len(piece.read.text)) for piece, pitch in pitches])
    sized = [(piece, usual if usual and abs(pitch - usual) <= SAME_SIZE * usual else pitch) for piece, pitch in pitches]
    known = {id(piece): size for piece, size in sized}
    return [_line(piece, known.get(id(piece)) or _borrowed(piece, sized)) for piece in pieces]


def _borrowed(piece: Part, sized: list[tuple[Part, float]]) -> float:
    """The size of a part too short to show its own: that of the nearest line above it, or else below."""
    beside = [(other, size) for other, size in sized if other.x0 < piece.x1 and piece.x0 < other.x1]
    near = min(beside, key=lambda pair: _distance(piece, pair[0]), default=None)
    return near[1] if near else (piece.bottom - piece.top) * INK_HEIGHT


def _distance(piece: Part, other: Part) -> float:
    gap = piece.top - other.top
    return gap if gap >= 0 else -2 * gap


def _sure(read: Glimpse) -> float:
    return sum(read.confidences) / max(1, len(read.confidences))


def _pieces(part: Part, borders: list[tuple[float, float, float]]) -> Iterator[Part]:
    """The part cut at wide gaps and standing rules."""
    width, middle = part.x1 - part.x0, (part.top + part.bottom) / 2
    spots = [part.x0 + place * width for place in part.read.places]
    crossed = [x for x, top, bottom in borders if top <= middle <= bottom and part.x0 < x < part.x1]
    em = _pitch(part) or part.bottom - part.top
    cuts = [0]
    for n, (a, b) in enumerate(pairwise(spots), 1):
        if b - a > (1 + CUT_GAP) * em or any(a < x < b for x in crossed):
            cuts.append(n)
    for start, end in pairwise([*cuts, len(spots)]):
        yield part if len(cuts) == 1 else _piece(part, spots, (start, end), em)


def _piece(part: Part, spots: list[float], reach: tuple[int, int], em: float) -> Part:
    start, end = reach
    x0 = part.x0 if start == 0 else max(part.x0, spots[start] - em / 2)
    x1 = part.x1 if end == len(spots) else min(part.x1, spots[end - 1] + em / 2)
    width = max(1e-6, x1 - x0)
    places = tuple((spot - x0) / width for spot in spots[start:end])
    read = Glimpse(part.read.text[start:end], part.read.confidences[start:end], places)
    return Part(x0, part.top, x1, part.bottom, read)


def _pitch(part: Part) -> float | None:
    """The em in points, from the longest row of Chinese characters."""
    flags = [bool(_HAN.match(char)) for char in part.read.text]
    best: list[int] = []
    for han, group in groupby(range(len(flags)), key=lambda n: flags[n]):
        run = list(group)
        if han and len(run) > len(best):
            best = run
    if len(best) < PITCH_RUN:
        return None
    places = part.read.places
    return (places[best[-1]] - places[best[0]]) * (part.x1 - part.x0) / (len(best) - 1)


def _weighted(sizes: list[tuple[float, int]]) -> float | None:
    """The size of the character in the middle."""
    spread = [size for size, count in sizes for _ in range(count)]
    return median(spread) if spread else None


def _line(part: Part, size: float) -> Line:
    text, confidences = _clean(part.read)
    return Line(text, part.x0, part.top, part.x1, part.bottom, size, doubts=tuple(_doubts(confidences)))


def _clean(read: Glimpse) -> tuple[str, list[float]]:
    """The text without spaces between Chinese characters, its punctuation full-width beside them."""
    drop = {n for found in _LOOSE_SPACE.finditer(read.text) for n in range(*found.span())}
    pairs = list(enumerate(zip(_full_width(read.text), read.confidences, strict=False)))
    kept = [pair for n, pair in pairs if n not in drop]
    return "".join(char for char, _ in kept), [sure for _, sure in kept]


def _full_width(text: str) -> str:
    """The text with Chinese punctuation in Chinese context, one character for one."""
    text = _BRACKETS.sub(lambda found: f"（{found[1]}）" if _HAN.search(found[1]) else found[0], text)
    return _AFTER_HAN.sub(lambda found: found[0].translate(_WIDE), text)


def _doubts(confidences: list[float]) -> Iterator[Doubt]:
    for doubtful, group in groupby(range(len(confidences)), key=lambda n: confidences[n] < DOUBTFUL):
        if doubtful:
            places = list(group)
            worst = min(confidences[n] for n in places)
            yield Doubt(places[0], places[-1] + 1, round(worst, 3), REASON)
