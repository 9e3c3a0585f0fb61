"""What the tagger sees of a segment: ranges of characters by role, counted cues, and how it joins the one before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.lines import Line
from extractors.chinese.sections import Section
from extractors.chinese.segments import Opener, Segment
from extractors.document import BlockKind
from extractors.lexicons import load

ROLES = ("self", "head", "tail", "lead", "heading", "column", "line", "wide")  # titles teach one voice's words only
WIDE = 3  # segments before, together
EDGE = 8  # characters at a segment's two ends that count once more
PLACES = 5  # fifths of the document
LENGTHS = (6, 12, 20, 32, 50, 80)  # upper bounds of length classes, characters
STYLES = tuple(BlockKind)
LEVELS = (None, 0, 1, 2, 3, 4, 8, 9)
CROSSED = slice(0, 9)  # the cue classes of cues.yaml that are crossed with headings
TURN = re.compile(
    r"[^一-龥]{0,4}(?:\d+[.、])?(?:但|不过|然而|可是|只是|遗憾|美中不足|同时也|也要看到|也应看到|与此同时)"
)
EDGES = 7  # ways in which a segment joins the one before, see _join

Ranges = NDArray[np.int64]
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """One row a segment."""

    ranges: Ranges  # (roles, segments, 2) places in the text
    dense: Floats  # (segments, dense features)
    joins: Ints  # (segments,) below EDGES


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


@dataclass(frozen=True, slots=True)
class _Table:
    """The segments as columns: their places, the line of each, the first segment of that line."""

    starts: Ints
    ends: Ints
    lines: Ints
    leads: Ints
    openers: Ints


def features(view: View) -> Features:
    """The features of all segments of one document."""
    table = _table(view.segments)
    return Features(_ranges(view, table), _dense(view, table), _joins(view, table))


def _table(segments: Sequence[Segment]) -> _Table:
    rows = [(s.start, s.end, s.line, int(s.opener)) for s in segments]
    starts, ends, lines, openers = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    opens = np.diff(lines, prepend=-1) > 0
    leads = np.flatnonzero(opens)[np.cumsum(opens) - 1] if len(rows) else starts
    return _Table(starts, ends, lines, leads, openers)


def _ranges(view: View, table: _Table) -> Ranges:
    """Where each role's words stand; (0, 0) where a segment has no such words."""
    starts, ends, count = table.starts, table.ends, len(table.starts)
    own = np.stack([starts, ends], axis=1)
    found = np.zeros((len(ROLES), count, 2), dtype=np.int64)
    found[ROLES.index("self")] = own
    found[ROLES.index("head")] = np.stack([starts, np.minimum(ends, starts + EDGE)], axis=1)
    found[ROLES.index("tail")] = np.stack([np.maximum(starts, ends - EDGE), ends], axis=1)
    found[ROLES.index("lead")] = np.where((table.leads != np.arange(count))[:, None], own[table.leads], 0)
    found[ROLES.index("wide"), :, 0] = starts[np.maximum(0, np.arange(count) - WIDE)]
    found[ROLES.index("wide"), :, 1] = starts
    found[ROLES.index("column")] = [_column(view, segment) for segment in view.segments] or own
    for role, extents in _extents(view).items():
        found[ROLES.index(role)] = extents[table.lines]
    return found


def _extents(view: View) -> dict[str, Ranges]:
    """For each line where it stands, and the heading above it."""
    lines = np.array([(line.start, line.end) for line in view.lines], dtype=np.int64).reshape(-1, 2)
    found = {"line": lines, "heading": np.zeros_like(lines)}
    for at, section in enumerate(view.sections):
        path = [line for line in section.path if line != at]
        if path:
            found["heading"][at] = lines[path[-1]]
    return found


def _column(view: View, segment: Segment) -> tuple[int, int]:
    """The header cell above a table segment; (0, 0) where there is none."""
    if segment.cell < 0:
        return 0, 0
    block = view.lines[segment.line].block
    head = segment.line - (block.row or 0)
    if head < 0 or head == segment.line:
        return 0, 0
    wanted = block.cells[segment.cell].column
    first = view.lines[head]
    for cell in first.block.cells:
        if cell.column <= wanted < cell.column + cell.width:
            return first.start + cell.start, first.start + cell.end
    return 0, 0


def _dense(view: View, table: _Table) -> Floats:
    if not view.segments:
        return np.zeros((0, 1), dtype=np.float32)
    cues = _cues(view, table)
    blank = np.zeros((1, cues.shape[1]), dtype=np.float32)
    firsts, back = np.unique(table.leads, return_inverse=True)
    whole = np.maximum.reduceat(cues, firsts)[back]
    before, after = np.vstack([blank, cues[:-1]]), np.vstack([cues[1:], blank])
    headed = _headed(view)[table.lines]
    return np.hstack([cues, before, after, whole, _own(view, table), headed, _crossed(view, cues, headed)])


def _crossed(view: View, cues: Floats, headed: Floats) -> Floats:
    """What means more together: a turn (但…) at the start with each cue; some cues under each kind of heading."""
    turned = np.array([[TURN.match(view.text, segment.start) is not None] for segment in view.segments], np.float32)
    inner = headed[:, : headed.shape[1] // 2]
    under = cues[:, CROSSED, None] * inner[:, None, :]
    return np.hstack([turned, turned * cues, turned * inner, under.reshape(len(cues), -1)])


def _cues(view: View, table: _Table) -> Floats:
    """Which word classes each segment has; one search of the text a class, and one more a hit."""
    found = np.zeros((len(view.segments), len(classes("cues"))), dtype=np.float32)
    places = list(zip(table.starts.tolist(), table.ends.tolist(), strict=True))
    ends = table.ends.tolist()
    for number, pattern in enumerate(classes("cues")):
        at, hit = 0, pattern.search(view.text)
        while hit and (at := bisect_right(ends, hit.start(), at)) < len(places):
            start, end = places[at]
            found[at, number] = (start <= hit.start() and hit.end() <= end) or bool(
                pattern.search(view.text, start, end)
            )
            at += 1
            hit = pattern.search(view.text, end)
    return found


def _headed(view: View) -> Floats:
    """For each line the classes of the headings above, innermost and all."""
    known: dict[tuple[int, ...], list[float]] = {}
    rows = []
    for line, section in enumerate(view.sections):
        path = tuple(at for at in section.path if at != line)
        if path not in known:
            inner = view.lines[path[-1]].folded if path else ""
            every = " ".join(view.lines[at].folded for at in path[1:] or path)
            known[path] = _hits("headings", inner) + _hits("headings", every)
        rows.append(known[path])
    return np.array(rows, dtype=np.float32)


def _hits(lexicon: str, text: str) -> list[float]:
    return [float(bool(pattern.search(text))) for pattern in classes(lexicon)]


def _own(view: View, table: _Table) -> Floats:
    """What a segment itself looks like and where it stands."""
    places = np.arange(len(view.segments)) - table.leads
    lengths = (table.ends - table.starts)[:, None] > np.array(LENGTHS)
    lines = np.array([_line(view, at) for at in range(len(view.lines))], dtype=np.int64)[table.lines]
    return np.hstack(
        [
            _one_hot(table.openers, len(Opener)),
            _one_hot(table.openers[table.leads], len(Opener)),
            _one_hot(np.array(_running(view)), len(Opener)),
            _one_hot(lines[:, 0], len(STYLES)),
            _one_hot(lines[:, 1], len(LEVELS)),
            _one_hot(lengths.sum(axis=1), len(LENGTHS) + 1),
            _one_hot(lines[:, 2], PLACES),
            _one_hot(np.minimum(places, 6), 7),
            (places == 0)[:, None],
            np.append(places[1:] == 0, True)[:, None],
            _marks(view, table),
        ]
    ).astype(np.float32)


def _line(view: View, at: int) -> tuple[int, int, int]:
    """Style, level and fifth of the article of a line."""
    level = view.sections[at].level
    first, count = view.article(at)
    known = LEVELS.index(level if level in LEVELS else 4)
    return STYLES.index(view.lines[at].block.kind), known, (at - first) * PLACES // max(1, count)


def _marks(view: View, table: _Table) -> Floats:
    """Whether a segment has digits or quotation marks, how it ends, and which cell of a table it stands in."""
    chars = np.frombuffer(view.text.encode("utf-32-le"), dtype="<U1")
    last = chars[table.ends - 1]
    cells = np.array([segment.cell for segment in view.segments])
    first = np.array([line.block.row == 0 for line in view.lines])[table.lines]
    inside = (_any_of(found, table) for found in (np.strings.isdigit(chars), chars == "“"))
    ends = (last == mark for mark in ";:?")
    return np.column_stack([*inside, *ends, (cells >= 0) & first, np.minimum(cells, 9) / 9])


def _any_of(found: NDArray[np.bool_], table: _Table) -> NDArray[np.bool_]:
    """Which segments hold a character that was found."""
    before = np.concatenate([[0], np.cumsum(found)])
    return before[table.ends] > before[table.starts]


def _one_hot(index: Ints, size: int) -> Floats:
    return np.eye(size, dtype=np.float32)[index]


def _running(view: View) -> list[int]:
    """For each segment the opener that last opened in its line and cell."""
    found: list[int] = []
    before = None
    for segment in view.segments:
        same = before is not None and (before.line, before.cell) == (segment.line, segment.cell)
        found.append(segment.opener or (found[-1] if same else Opener.NONE))
        before = segment
    return found


def _joins(view: View, table: _Table) -> Ints:
    """0 new line, 1 new line with an opener, 2 new cell, 3 opener in the line, 4 after a colon, 5 after ";", 6 else."""
    cells = np.array([segment.cell for segment in view.segments], dtype=np.int64)
    closing = {":": 4, ";": 5}
    after = np.array([6, *(closing.get(view.text[end - 1], 6) for end in table.ends.tolist())])[: len(cells)]
    opened = table.openers > 0
    found = np.where(opened, 3, after)
    found = np.where(np.diff(cells, prepend=-2) != 0, 2, found)
    return np.where(table.leads == np.arange(len(cells)), np.where(opened, 1, 0), found)
