"""What the text around a finding tells about who found it, as numbers for the model of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import View
from extractors.chinese.places import columns
from extractors.document import BlockKind
from extractors.findings import Kind, Source
from extractors.lexicons import load

ORDER = tuple(Source)
KINDS = tuple(Kind)
NAMES = tuple(load("sources")["told"])
FINDERS = NAMES.index("still")  # classes that name who found something
BEGIN = 30  # characters at a finding's start that count once more
OPENING = 400  # characters of the document's first lines
LEAD = 120  # characters at the end of a paragraph that leads to findings

Span = tuple[int, int, int]  # start, end, line
Hits = list[float]


def features(view: View, kind: Kind, spans: Sequence[Span]) -> NDArray[np.float32]:
    """One row a span: the kind, what the document is mostly about, what the words around the span tell."""
    mostly = default(view, kind)
    own = float(mostly == Source.SELF)
    group = [own, 1 - own]
    shared = [*(float(kind == other) for other in KINDS), *(float(mostly == other) for other in ORDER)]
    leads = _leads(view, spans)
    rows = [[*shared, *_crossed([*_around(view, span), *_above(view, span[2], leads)], group)] for span in spans]
    return np.array(rows, dtype=np.float32)


def default(view: View, kind: Kind) -> Source:
    """Who found most of the problems of such a document."""
    texts = (_title(view), view.text[:OPENING])
    rules = load("sources")["default"]
    ways = [(re.compile(form), Source(name)) for form, name in rules.get(kind.value, rules["other"])]
    said = (name for text in texts for form, name in ways if form.pattern and form.search(text))
    return next(said, ways[-1][1])


def _title(view: View) -> str:
    """The title, which may take several lines."""
    lines = list(takewhile(lambda line: line.block.kind is BlockKind.TITLE, view.lines)) or view.lines[:1]
    return "".join(line.folded for line in lines)


def _around(view: View, span: Span) -> Iterator[float]:
    start, end, line = span
    here = view.lines[line]
    quote = view.text[start:end]
    told = hits("told", quote)
    yield from told
    yield told[NAMES.index("prior")] * told[NAMES.index("still")]
    before = view.text[_sentence(view.text, here.start, start) : start]
    yield _has("rest", quote[:BEGIN]) * _has("closed", before)
    yield from _first(quote)
    yield from _first(quote[:BEGIN])
    yield from _last(before)
    yield from _last(view.text[here.start : start])


def _has(name: str, text: str) -> float:
    return float(bool(_patterns("told")[NAMES.index(name)].search(text)))


def _first(text: str) -> Hits:
    """Which finder the text names first."""
    places = [
        found.start() if (found := pattern.search(text)) else len(text) for pattern in _patterns("told")[:FINDERS]
    ]
    least = min(places)
    return [float(place == least < len(text)) for place in places]


def _last(text: str) -> Hits:
    """Which finder the text names last."""
    places = [
        max((found.end() for found in pattern.finditer(text)), default=0) for pattern in _patterns("told")[:FINDERS]
    ]
    most = max(places)
    return [float(place == most > 0) for place in places]


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


def _above(view: View, line: int, leads: Sequence[int]) -> Iterator[float]:
    """What headings, columns and the paragraph above tell."""
    path = [view.lines[above].folded for above in view.sections[line].path if above != line]
    yield from hits("about", path[-1] if path[1:] else "")
    yield from hits("about", " ".join(path[1:-1]))
    cells = columns(view, line)
    named = [cell for head, cell in cells.items() if naming_column().search(head)]
    yield from hits("about", " ".join(named))
    yield from hits("about", " ".join(cells))
    lead = view.lines[leads[line]].folded if leads[line] >= 0 else ""
    yield from _last(lead[_sentence(lead, 0, len(lead)) :])
    yield from _last(lead[-LEAD:])
    yield float(lead.endswith(":"))


def _crossed(found: Hits, group: Hits) -> Iterator[float]:
    """The hits, and once more for the group of kinds."""
    yield from found
    for member in group:
        yield from (hit * member for hit in found)


@cache
def _patterns(part: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile("|".join(words)) for words in load("sources")[part].values())


def hits(part: str, text: str) -> Hits:
    """Which classes of a part of the lexicon the text has."""
    return [float(bool(pattern.search(text))) for pattern in _patterns(part)]


@cache
def naming_column() -> re.Pattern[str]:
    """Headers of columns that tell who found the problem."""
    return re.compile(load("sources")["column"])
