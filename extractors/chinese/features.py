"""What the tagger sees of a segment: ranges of characters by role, counted cues, and how it joins the one before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.lines import Line
from extractors.chinese.sections import Section
from extractors.chinese.segments import Opener, Segment
from extractors.document import BlockKind
from extractors.lexicons import load

ROLES = (
    *("self", "head", "tail", "previous", "next", "lead"),
    *("heading", "top", "title", "column", "line", "wide"),
)
WIDE = 3  # segments before, together
EDGE = 8  # characters at a segment's two ends that count once more
PLACES = 5  # fifths of the document
LENGTHS = (6, 12, 20, 32, 50, 80)  # upper bounds of length classes, characters
STYLES = tuple(BlockKind)
LEVELS = (None, 0, 1, 2, 3, 4, 8, 9)
EDGES = 7  # ways in which a segment joins the one before, see _join

Ranges = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Features:
    """One row a segment."""

    ranges: Ranges  # (roles, segments, 2) places in the text
    dense: NDArray[np.float32]  # (segments, dense features)
    joins: NDArray[np.int64]  # (segments,) below EDGES


@dataclass(frozen=True, slots=True)
class View:
    """A document cut into segments; `text` is folded."""

    text: str
    lines: Sequence[Line]
    sections: Sequence[Section]
    segments: Sequence[Segment]
    starts: Sequence[int] = (0,)  # lines at which an article starts; one document has its first line

    def article(self, line: int) -> tuple[int, int]:
        """First line and number of lines of the article that a line stands in."""
        at = bisect_right(self.starts, line)
        first = self.starts[at - 1] if at else 0
        return first, (self.starts[at] if at < len(self.starts) else len(self.lines)) - first


@cache
def classes(lexicon: str) -> tuple[re.Pattern[str], ...]:
    """The word classes of a lexicon, each as one pattern, longest words first."""
    return tuple(
        re.compile("|".join(map(re.escape, sorted(map(str, words), key=len, reverse=True))))
        for words in load(lexicon).values()
    )


def features(view: View) -> Features:
    """The features of all segments of one document."""
    count = len(view.segments)
    ranges = np.zeros((len(ROLES), count, 2), dtype=np.int64)
    leads = _line_starts(view)
    for at in range(count):
        for role, extent in _ranges(view, at, leads):
            ranges[ROLES.index(role), at] = extent
    return Features(ranges, _dense(view, leads), np.array([_join(view, at) for at in range(count)], dtype=np.int64))


def _line_starts(view: View) -> dict[int, int]:
    """The first segment of each line."""
    starts: dict[int, int] = {}
    for at, segment in enumerate(view.segments):
        starts.setdefault(segment.line, at)
    return starts


def _ranges(view: View, at: int, leads: dict[int, int]) -> Iterator[tuple[str, tuple[int, int]]]:
    segment = view.segments[at]
    yield "self", (segment.start, segment.end)
    yield "head", (segment.start, min(segment.end, segment.start + EDGE))
    yield "tail", (max(segment.start, segment.end - EDGE), segment.end)
    for role, other in (("previous", at - 1), ("next", at + 1), ("lead", leads[segment.line])):
        if 0 <= other < len(view.segments) and other != at:
            yield role, (view.segments[other].start, view.segments[other].end)
    path = [line for line in view.sections[segment.line].path if line != segment.line]
    if path:
        yield "heading", _extent(view.lines[path[-1]])
        yield "top", _extent(view.lines[path[min(1, len(path) - 1)]])
    yield "title", _extent(view.lines[view.article(segment.line)[0]])
    yield "line", _extent(view.lines[segment.line])
    yield "wide", (view.segments[max(0, at - WIDE)].start, segment.start)
    column = _column(view, segment)
    if column:
        yield "column", column


def _extent(line: Line) -> tuple[int, int]:
    return line.start, line.end


def _column(view: View, segment: Segment) -> tuple[int, int] | None:
    """The header cell above a table segment."""
    if segment.cell < 0:
        return None
    block = view.lines[segment.line].block
    head = segment.line - (block.row or 0)
    if head < 0 or head == segment.line:
        return None
    wanted = block.cells[segment.cell].column
    first = view.lines[head]
    for cell in first.block.cells:
        if cell.column <= wanted < cell.column + cell.width:
            return first.start + cell.start, first.start + cell.end
    return None


def _dense(view: View, leads: dict[int, int]) -> NDArray[np.float32]:
    cues = np.array([_hits("cues", view.text[s.start : s.end]) for s in view.segments], dtype=np.float32)
    if not len(cues):
        return np.zeros((0, 1), dtype=np.float32)
    blank = np.zeros((1, cues.shape[1]), dtype=np.float32)
    lines = np.array([s.line for s in view.segments])
    firsts = np.flatnonzero(np.diff(lines, prepend=-1))
    whole = np.maximum.reduceat(cues, firsts)[np.cumsum(np.diff(lines, prepend=-1) > 0) - 1]
    before, after = np.vstack([blank, cues[:-1]]), np.vstack([cues[1:], blank])
    running = _running(view)
    own = np.array([_own(view, at, leads, running[at]) for at in range(len(view.segments))], dtype=np.float32)
    return np.hstack([cues, before, after, whole, own, _headed(view)]).astype(np.float32)


def _hits(lexicon: str, text: str) -> list[float]:
    return [float(bool(pattern.search(text))) for pattern in classes(lexicon)]


def _headed(view: View) -> NDArray[np.float32]:
    """Classes of the headings above, innermost and all."""
    known: dict[int, list[float]] = {}
    for line, section in enumerate(view.sections):
        path = [at for at in section.path if at != line]
        inner = _hits("headings", view.lines[path[-1]].folded) if path else _hits("headings", "")
        every = _hits("headings", " ".join(view.lines[at].folded for at in path[1:] or path))
        known[line] = inner + every
    return np.array([known[segment.line] for segment in view.segments], dtype=np.float32)


def _own(view: View, at: int, leads: dict[int, int], running: int) -> list[float]:
    segment = view.segments[at]
    line = view.lines[segment.line]
    text = view.text[segment.start : segment.end]
    first, count = view.article(segment.line)
    return [
        *_one_hot(segment.opener, len(Opener)),
        *_one_hot(view.segments[leads[segment.line]].opener, len(Opener)),
        *_one_hot(running, len(Opener)),
        *_one_hot(STYLES.index(line.block.kind), len(STYLES)),
        *_one_hot(LEVELS.index(_known_level(view.sections[segment.line].level)), len(LEVELS)),
        *_one_hot(sum(len(text) > bound for bound in LENGTHS), len(LENGTHS) + 1),
        *_one_hot((segment.line - first) * PLACES // max(1, count), PLACES),
        *_one_hot(min(at - leads[segment.line], 6), 7),
        float(leads[segment.line] == at),
        float(at + 1 == len(view.segments) or view.segments[at + 1].line != segment.line),
        float(any(char.isdigit() for char in text)),
        float("“" in text),
        float(text.endswith(";")),
        float(text.endswith(":")),
        float(text.endswith("?")),
        float(segment.cell >= 0 and line.block.row == 0),
        min(segment.cell, 9) / 9,
    ]


def _known_level(level: int | None) -> int | None:
    return level if level in LEVELS else 4


def _one_hot(index: int, size: int) -> list[float]:
    found = [0.0] * size
    found[index] = 1.0
    return found


def _running(view: View) -> list[int]:
    """For each segment the opener that last opened in its line and cell."""
    found: list[int] = []
    for at, segment in enumerate(view.segments):
        before = view.segments[at - 1] if at else segment
        same = at > 0 and (before.line, before.cell) == (segment.line, segment.cell)
        found.append(segment.opener or (found[-1] if same else Opener.NONE))
    return found


def _join(view: View, at: int) -> int:
    """0 new line, 1 new line with an opener, 2 new cell, 3 opener in the line, 4 after a colon, 5 after ";", 6 else."""
    segment = view.segments[at]
    if at == 0 or view.segments[at - 1].line != segment.line:
        return 1 if segment.opener else 0
    if view.segments[at - 1].cell != segment.cell:
        return 2
    if segment.opener:
        return 3
    return {":": 4, ";": 5}.get(view.text[view.segments[at - 1].end - 1], 6)
