"""What the tagger sees of a segment: ranges of characters by role, counted cues, and how it joins the one before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

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
TURNS = re.compile("但|不过|然而|可是|只是|遗憾|美中不足|同时也|也要看到|也应看到|与此同时")
TURN = re.compile(rf"[^一-龥]{{0,4}}(?:\d+[.、])?(?:{TURNS.pattern})")
EDGES = 7  # ways in which a segment joins the one before, see _joins
AFTER = {":": 4, ";": 5}
KEPT = 1024  # headings whose classes are remembered
MOST_BEFORE = 6  # segments of a line before one that are counted
CHOICES = (*[len(Opener)] * 3, len(STYLES), len(LEVELS), len(LENGTHS) + 1, PLACES, MOST_BEFORE + 1)
FIRST_CHOICES = np.cumsum([0, *CHOICES[:-1]])

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
    """The segments as columns: places, line, opener and cell; the first segment of each line, and which have it."""

    starts: Ints
    ends: Ints
    lines: Ints
    openers: Ints
    cells: Ints
    firsts: Ints  # first segments
    owners: Ints  # index in them of each segment's

    @property
    def places(self) -> Ints:
        """How many segments stand before each one in its line."""
        return np.arange(len(self.starts)) - self.firsts[self.owners]


def features(view: View) -> Features:
    """The features of all segments of one document."""
    table = _table(view.segments)
    return Features(_ranges(view, table), _dense(view, table), _joins(view, table))


def _table(segments: Sequence[Segment]) -> _Table:
    rows = [(s.start, s.end, s.line, int(s.opener), s.cell) for s in segments]
    starts, ends, lines, openers, cells = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    opens = _changes(lines)
    return _Table(starts, ends, lines, openers, cells, np.flatnonzero(opens), np.cumsum(opens) - 1)


def _changes(*columns: Ints) -> NDArray[np.bool_]:
    """Which rows differ from the row before."""
    found = np.ones(len(columns[0]), dtype=bool)
    found[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return found


def _ranges(view: View, table: _Table) -> Ranges:
    """Where each role's words stand; (0, 0) where a segment has no such words."""
    starts, ends, count = table.starts, table.ends, len(table.starts)
    lines = np.array([*((line.start, line.end) for line in view.lines), (0, 0)], dtype=np.int64)
    headings = np.array([above(section)[-1:] or (-1,) for section in view.sections], dtype=np.int64)[:, 0]
    found = np.zeros((len(ROLES), count, 2), dtype=np.int64)
    role = dict(zip(ROLES, found, strict=True))
    role["self"].T[:] = starts, ends
    role["head"].T[:] = starts, np.minimum(ends, starts + EDGE)
    role["tail"].T[:] = np.maximum(starts, ends - EDGE), ends
    role["lead"][:] = role["self"][table.firsts[table.owners]]
    role["lead"][table.firsts] = 0
    role["wide"].T[:] = starts[np.maximum(0, np.arange(count) - WIDE)], starts
    role["line"][:] = lines[table.lines]
    role["heading"][:] = lines[headings[table.lines]]
    for at in np.flatnonzero(table.cells >= 0).tolist():
        role["column"][at] = _column(view, view.segments[at])
    return found


def above(section: Section) -> tuple[int, ...]:
    """The lines of the headings above a line, without itself."""
    return section.path if section.level is None else section.path[:-1]


def _column(view: View, segment: Segment) -> tuple[int, int]:
    """The header cell above a table segment; (0, 0) where there is none."""
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
    around = np.zeros((len(cues) + 2, cues.shape[1]), dtype=np.float32)
    around[1:-1] = cues
    whole = np.maximum.reduceat(cues, table.firsts)[table.owners]
    headed = _headed(view)[table.lines]
    parts = cues, around[:-2], around[2:], whole, *_own(view, table), headed, *_crossed(view, table, cues, headed)
    return np.concatenate(parts, axis=1, dtype=np.float32)


def _crossed(view: View, table: _Table, cues: Floats, headed: Floats) -> Iterator[Floats]:
    """What means more together: a turn (但…) at the start with each cue; some cues under each kind of heading."""
    turned = np.zeros((len(cues), 1), dtype=np.float32)
    for found in TURNS.finditer(view.text):
        at = int(np.searchsorted(table.ends, found.start(), side="right"))
        if at < len(cues):
            turned[at] = TURN.match(view.text, table.starts[at]) is not None
    inner = headed[:, : headed.shape[1] // 2]
    yield turned
    yield turned * cues
    yield turned * inner
    yield (cues[:, CROSSED, None] * inner[:, None, :]).reshape(len(cues), -1)


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
    known: dict[tuple[int, ...], int] = {}
    index = [known.setdefault(above(section), len(known)) for section in view.sections]
    folded = [[view.lines[at].folded for at in path] for path in known]
    rows = [hits("".join(path[-1:])) + hits(" ".join(path[1:] or path)) for path in folded]
    return np.array(rows, dtype=np.float32)[index]


@lru_cache(maxsize=KEPT)
def hits(heading: str) -> tuple[bool, ...]:
    """Which classes of words a heading has, of those that tell what stands below."""
    return tuple(pattern.search(heading) is not None for pattern in classes("headings"))


def _own(view: View, table: _Table) -> Iterator[NDArray[Any]]:
    """What a segment itself looks like and where it stands."""
    places = table.places
    style, level, fifth = _lines(view)[:, table.lines]
    told = (
        table.openers,
        table.openers[table.firsts][table.owners],
        table.openers[_running(table)],
        style,
        level,
        np.searchsorted(LENGTHS, table.ends - table.starts),
        fifth,
        np.minimum(places, MOST_BEFORE),
    )
    found = np.zeros((len(places), sum(CHOICES)), dtype=np.float32)
    found[np.arange(len(places))[:, None], np.transpose(told) + FIRST_CHOICES] = 1
    yield found
    yield np.column_stack([places == 0, np.append(places[1:] == 0, True), *_marks(view, table)])


def _lines(view: View) -> Ints:
    """Style, level and fifth of the article of each line."""
    at = np.arange(len(view.lines))
    article = np.searchsorted(view.starts, at, side="right")
    edges = np.array([0, *view.starts, len(at)])
    firsts, ends = edges[article], edges[article + 1]
    styles = [STYLES.index(line.block.kind) for line in view.lines]
    levels = [LEVELS.index(one.level if one.level in LEVELS else 4) for one in view.sections]
    return np.array([styles, levels, (at - firsts) * PLACES // np.maximum(1, ends - firsts)])


def _running(table: _Table) -> Ints:
    """For each segment the one that last opened in its line and cell; else the first there."""
    fresh = (table.openers > 0) | _changes(table.lines, table.cells)
    return np.asarray(np.maximum.accumulate(np.where(fresh, np.arange(len(fresh)), 0)))


def _marks(view: View, table: _Table) -> Iterator[NDArray[Any]]:
    """Whether a segment has digits or quotation marks, how it ends, and which cell of a table it stands in."""
    chars = np.frombuffer(view.text.encode("utf-32-le"), dtype="<U1")
    yield from (_any_of(found, table) for found in (np.strings.isdigit(chars), chars == "“"))
    last = chars[table.ends - 1]
    yield from (last == mark for mark in ";:?")
    yield (table.cells >= 0) & np.array([line.block.row == 0 for line in view.lines])[table.lines]
    yield np.minimum(table.cells, 9) / 9


def _any_of(found: NDArray[np.bool_], table: _Table) -> NDArray[np.bool_]:
    """Which segments hold a character that was found."""
    before = np.concatenate([[0], np.cumsum(found)])
    return before[table.ends] > before[table.starts]


def _joins(view: View, table: _Table) -> Ints:
    """0 new line, 1 new line with an opener, 2 new cell, 3 opener in the line, 4 after a colon, 5 after ";", 6 else."""
    after = [6, *(AFTER.get(view.text[end - 1], 6) for end in table.ends.tolist())][: len(table.ends)]
    opened = table.openers > 0
    found = np.where(_changes(table.cells), 2, np.where(opened, 3, after))
    found[table.firsts] = opened[table.firsts]
    return found
