"""What the text around a finding tells about who found it, as numbers for the model of sources."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, takewhile

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
    told_before = {lead: _before(view, lead, told) for lead in {leads[line] for _, _, line in spans}}
    rows = [[*_around(view, span, told), *_above(view, span[2]), *told_before[leads[span[2]]]] for span in spans]
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


Hit = tuple[int, int, int]  # start, end, class of phrases


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a text uses the phrases of all classes, in order; those of one class don't overlap."""

    hits: list[Hit]

    def inside(self, start: int, end: int) -> list[Hit]:
        """The phrases in a range."""
        first = bisect_left(self.hits, (start,))
        last = bisect_left(self.hits, (end,), first)
        return [hit for hit in self.hits[first:last] if hit[1] <= end]


def _told(text: str) -> _Told:
    """The phrases of each class in a whole document; each is searched for once."""
    found = (((*match.span(), kind) for match in form.finditer(text)) for kind, form in enumerate(_patterns("told")))
    return _Told(sorted(chain.from_iterable(found)))


def _around(view: View, span: Span, told: _Told) -> Hits:
    start, end, line = span
    here, early = view.lines[line].start, min(end, start + BEGIN)
    own, opening = told.inside(start, end), told.inside(start, early)
    sentence = told.inside(_sentence(view.text, here, start), start)
    kinds = {kind for _, _, kind in own}
    named = [float(kind in kinds) for kind in range(len(NAMES))]
    left = _has(opening, "rest") and _has(sentence, "closed")
    both = named[NAMES.index("prior")] * named[NAMES.index("still")]
    line_before = told.inside(here, start)
    return [*named, both, float(left), *_first(own), *_first(opening), *_last(sentence), *_last(line_before)]


def _has(hits: Sequence[Hit], name: str) -> bool:
    return any(kind == NAMES.index(name) for _, _, kind in hits)


def _first(hits: Sequence[Hit]) -> Hits:
    """Which finder is named first."""
    named = [(start, kind) for start, _, kind in hits if kind < FINDERS]
    least = min(named)[0] if named else None
    return _marked(kind for start, kind in named if start == least)


def _last(hits: Sequence[Hit]) -> Hits:
    """Which finder is named last."""
    named = [(end, kind) for _, end, kind in hits if kind < FINDERS]
    most = max(named)[0] if named else None
    return _marked(kind for end, kind in named if end == most)


def _marked(kinds: Iterable[int]) -> Hits:
    found = [0.0] * FINDERS
    for kind in kinds:
        found[kind] = 1.0
    return found


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


def _above(view: View, line: int) -> Hits:
    """What headings and columns tell."""
    path = [view.lines[above].folded for above in view.sections[line].path if above != line]
    cells = columns(view, line)
    named = [cell for head, cell in cells.items() if naming_column().search(head)]
    texts = (path[-1] if path[1:] else "", " ".join(path[1:-1]), " ".join(named), " ".join(cells))
    return [hit for text in texts for hit in hits("about", text)]


def _before(view: View, lead: int, told: _Told) -> Hits:
    """What the paragraph above tells."""
    start, end = (view.lines[lead].start, view.lines[lead].end) if lead >= 0 else (0, 0)
    last, ending = (told.inside(at, end) for at in (_sentence(view.text, start, end), max(start, end - LEAD)))
    return [*_last(last), *_last(ending), float(view.text[start:end].endswith(":"))]


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
