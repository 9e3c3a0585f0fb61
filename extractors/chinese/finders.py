"""What the text around a finding tells about who found it, as numbers for the model of sources."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import View
from extractors.chinese.places import columns
from extractors.document import BlockKind
from extractors.findings import Kind, Source
from extractors.lexicons import load
from extractors.openings import quick

ORDER = tuple(Source)
KINDS = tuple(Kind)
NAMES = tuple(load("sources")["told"])
FINDERS = NAMES.index("still")  # classes that name who found something
BEGIN = 30  # characters at a finding's start that count once more
OPENING = 400  # characters of the document's first lines
REMEMBERED = 1 << 10  # headings, which stand above many findings
LEAD = 120  # characters at the end of a paragraph that leads to findings

Span = tuple[int, int, int]  # start, end, line
Hits = list[float]


def features(view: View, kind: Kind, spans: Sequence[Span]) -> NDArray[np.float32]:
    """One row a span: the kind, what the document is mostly about, what the words around the span tell."""
    mostly = default(view, kind)
    own = np.float32(mostly == Source.SELF)
    shared = [*(float(kind == other) for other in KINDS), *(float(mostly == other) for other in ORDER)]
    leads, told = _leads(view, spans), _told(view.text)
    rows = [[*_around(view, span, told), *_above(view, span[2], leads[span[2]], told)] for span in spans]
    found = np.array(rows, dtype=np.float32).reshape(len(spans), -1)
    same = np.tile(np.array(shared, dtype=np.float32), (len(spans), 1))
    return np.hstack([same, found, found * own, found * (1 - own)])  # once more for each of two groups of kinds


def default(view: View, kind: Kind) -> Source:
    """Who found most of the problems of such a document."""
    texts = (_title(view), view.text[:OPENING])
    ways = _ways(kind)
    said = (name for text in texts for form, name in ways if form.pattern and form.search(text))
    return next(said, ways[-1][1])


@cache
def _ways(kind: Kind) -> list[tuple[re.Pattern[str], Source]]:
    rules = load("sources")["default"]
    return [(re.compile(form), Source(name)) for form, name in rules.get(kind.value, rules["other"])]


def _title(view: View) -> str:
    """The title, which may take several lines."""
    lines = list(takewhile(lambda line: line.block.kind is BlockKind.TITLE, view.lines)) or view.lines[:1]
    return "".join(line.folded for line in lines)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a text uses the phrases of one class: matches in order, none overlapping another."""

    starts: list[int]
    ends: list[int]

    def first(self, start: int, end: int) -> int | None:
        """Where the first match inside a range starts."""
        at = bisect_left(self.starts, start)
        return self.starts[at] if at < len(self.ends) and self.ends[at] <= end else None

    def last(self, start: int, end: int) -> int | None:
        """Where the last match inside a range ends."""
        at = bisect_right(self.ends, end) - 1
        return self.ends[at] if at >= 0 and self.starts[at] >= start else None


def _told(text: str) -> list[_Told]:
    """The phrases of each class in a whole document; each is searched for once."""
    found = ([match.span() for match in form.finditer(text)] for form in _patterns("told"))
    return [_Told([start for start, _ in spans], [end for _, end in spans]) for spans in found]


def _around(view: View, span: Span, told: Sequence[_Told]) -> Iterator[float]:
    start, end, line = span
    here = view.lines[line].start
    named = [float(one.first(start, end) is not None) for one in told]
    yield from named
    yield named[NAMES.index("prior")] * named[NAMES.index("still")]
    before = _sentence(view.text, here, start)
    early = min(end, start + BEGIN)
    rest, closed = told[NAMES.index("rest")], told[NAMES.index("closed")]
    yield float(rest.first(start, early) is not None and closed.first(before, start) is not None)
    yield from _first(told, start, end)
    yield from _first(told, start, early)
    yield from _last(told, before, start)
    yield from _last(told, here, start)


def _first(told: Sequence[_Told], start: int, end: int) -> Hits:
    """Which finder a range names first."""
    places = [end if (at := one.first(start, end)) is None else at for one in told[:FINDERS]]
    least = min(places)
    return [float(place == least < end) for place in places]


def _last(told: Sequence[_Told], start: int, end: int) -> Hits:
    """Which finder a range names last."""
    places = [start if (at := one.last(start, end)) is None else at for one in told[:FINDERS]]
    most = max(places)
    return [float(place == most > start) for place in places]


def _sentence(text: str, floor: int, start: int) -> int:
    """Where the sentence before a place begins."""
    return max(floor, *(text.rfind(stop, floor, max(floor, start - 1)) + 1 for stop in "。;!?"))


def _leads(view: View, spans: Sequence[Span]) -> list[int]:
    """For each line the nearest paragraph before it that holds no finding; -1 where there is none."""
    found, last = [], -1
    lines = {line for _, _, line in spans}
    for line, section in zip(view.lines, view.sections, strict=True):
        found.append(last)
        if line.index not in lines and section.level is None and line.block.kind != BlockKind.ROW:
            last = line.index
    return found


def _above(view: View, line: int, lead: int, told: Sequence[_Told]) -> Iterator[float]:
    """What headings, columns and the paragraph above tell."""
    path = [view.lines[above].folded for above in view.sections[line].path if above != line]
    yield from hits("about", path[-1] if path[1:] else "")
    yield from hits("about", " ".join(path[1:-1]))
    cells = columns(view, line)
    named = [cell for head, cell in cells.items() if naming_column().search(head)]
    yield from hits("about", " ".join(named))
    yield from hits("about", " ".join(cells))
    start, end = (view.lines[lead].start, view.lines[lead].end) if lead >= 0 else (0, 0)
    yield from _last(told, _sentence(view.text, start, end), end)
    yield from _last(told, max(start, end - LEAD), end)
    yield float(view.text[start:end].endswith(":"))


@cache
def _patterns(part: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(_pattern, load("sources")[part].values()))


def _pattern(words: list[str]) -> re.Pattern[str]:
    grouped = words[0].startswith("(?:")  # else the regular expression engine is quick by itself
    return re.compile(quick("|".join(words)) if grouped else "|".join(words), re.MULTILINE)


@lru_cache(maxsize=REMEMBERED)
def hits(part: str, text: str) -> tuple[float, ...]:
    """Which classes of a part of the lexicon the text has."""
    return tuple(float(bool(text and pattern.search(text))) for pattern in _patterns(part))


@cache
def naming_column() -> re.Pattern[str]:
    """Headers of columns that tell who found the problem."""
    return re.compile(load("sources")["column"])
