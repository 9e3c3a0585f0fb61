"""Lines joined into the paragraphs that their writer meant, across columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.document import Doubt
from extractors.readers.headings import printed_number
from extractors.readers.page import Flow, Grid, Item, Line, Page
from extractors.readers.page_edges import CHAPTERS, Edges, edges

SIZE_STEP = 0.12  # a relative change of size that begins a new paragraph
WIDE_STEP = 1.25  # times the usual distance of lines: parts paragraphs after an ending
GREAT_STEP = 2.2  # times the usual distance: always parts them
FIRST_INDENT = 1.2  # em
LONG = 0.6  # of the column's width: a line that may be broken by force in mid-sentence
SLACK = 0.4  # em: measuring error of a line's end
ENDS = re.compile(r"[。！？!?；;：:…][”’」』）)]*$")
_TOKEN = re.compile(r"[A-Za-z0-9.,:%/+-]+|.", re.S)
_CLOSING = frozenset("，。、；：！？）】》」』%,.;:!?)")
_OPENING = frozenset("（【《「『(")
_QUOTES = frozenset("“”‘’")  # line breaking keeps both sides of a quotation mark together
_GLUE = _OPENING | _QUOTES
_LATIN_EDGE = re.compile(r"[A-Za-z0-9,.;:)]$"), re.compile(r"^[A-Za-z0-9(]")


@dataclass(slots=True)
class Paragraph:
    """Lines that read as one, each with its page."""

    lines: list[tuple[int, Line]] = field(default_factory=list)
    centred: bool = False

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        return max(self.lines, key=lambda pair: len(pair[1].text))[1].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for _, line in self.lines)

    def joined(self) -> tuple[str, tuple[Doubt, ...]]:
        """The text as one line, and the doubts in it."""
        text, doubts = "", []
        for _, line in self.lines:
            if text and _LATIN_EDGE[0].search(text) and _LATIN_EDGE[1].match(line.text):
                text += " "
            doubts += [Doubt(d.start + len(text), d.end + len(text), d.confidence, d.reason) for d in line.doubts]
            text += line.text
        return text, tuple(doubts)


@dataclass(slots=True)
class _Place:
    """A line with what stands around it."""

    line: Line
    flow: int
    edges: Edges
    following: Item | None
    step: float | None = None  # em from the line before in the same paragraph


Part = Paragraph | tuple[int, Grid]


def paragraphs(pages: list[Page]) -> list[Part]:
    """The paragraphs of all pages in reading order, with the tables between them."""
    known = edges(pages)
    parts: list[Part] = []
    before: _Place | None = None
    for page, flow, item, following in _items(pages):
        if isinstance(item, Grid):
            parts.append((page.number, item))
            before = None
            continue
        place = _Place(item, id(flow), known[id(flow)], following)
        if before is None or _begins(before, place) or _grown(before, place):
            parts.append(Paragraph(centred=place.edges.centred(item)))
        else:
            place.step = _step(before, place)
        last = parts[-1]
        assert isinstance(last, Paragraph)
        last.lines.append((page.number, item))
        before = place
    return parts


def _items(pages: list[Page]) -> Iterator[tuple[Page, Flow, Item, Item | None]]:
    """Every item with its page, its flow and the item after it in the flow."""
    for page in pages:
        for flow in page.flows:
            for item, following in zip(flow.items, [*flow.items[1:], None], strict=True):
                yield page, flow, item, following


def _step(before: _Place, place: _Place) -> float | None:
    """The distance of two lines of one flow, in em."""
    return (place.line.bottom - before.line.bottom) / place.line.size if before.flow == place.flow else None


def _grown(before: _Place, place: _Place) -> bool:
    """Whether the lines stand wider apart than the two before them, in one paragraph, did."""
    step = _step(before, place)
    return bool(step and before.step and step > WIDE_STEP * before.step)


def _begins(before: _Place, place: _Place) -> bool:
    """Whether the line begins a new paragraph after the one before."""
    a, b = before.line, place.line
    if abs(a.size - b.size) > SIZE_STEP * max(a.size, b.size):
        return True
    if _apart(before, place) or (a.parts > 1 and b.parts > 1):
        return True
    centred = before.edges.both_centred(a, b)
    if _broken_on_purpose(before, b, centred=centred):
        return centred or not _breaks_sentence(before, place)
    if centred:
        return a.bold != b.bold or bool(ENDS.search(a.text))
    if place.edges.indent(b) >= FIRST_INDENT:
        return not _hangs(before, place)
    return bool(ENDS.search(a.text)) and (_stands_alone(place) or (not place.edges.indented and _numbered(b)))


def _stands_alone(place: _Place) -> bool:
    """Whether a short line ends without an ending and an indented one follows: a heading."""
    line, following = place.line, place.following
    if not isinstance(following, Line) or ENDS.search(line.text) or not place.edges.indented:
        return False
    return place.edges.room(line) >= 2 * line.size and place.edges.indent(following) >= FIRST_INDENT


def _apart(before: _Place, place: _Place) -> bool:
    """Whether white space or a chapter's number parts the two lines."""
    a, b = before.line, place.line
    number, level = printed_number(b.text)
    ended = bool(ENDS.search(a.text))
    if ended and level in CHAPTERS:
        return True
    if before.flow != place.flow:
        return False
    steps = (b.bottom - a.bottom) / (b.size * place.edges.step)
    return steps > GREAT_STEP or (steps > WIDE_STEP and (ended or bool(number)))


def _broken_on_purpose(before: _Place, line: Line, *, centred: bool) -> bool:
    """Whether the first unbreakable word of the next line would have fitted into the line before."""
    return before.edges.room(before.line, centred=centred) >= line.size * (_unbreakable(line.text) + SLACK)


def _unbreakable(text: str) -> float:
    """The width in em of what must stay together at the text's start: a word, its punctuation, a quotation's edge."""
    width, glued, closed = 0.0, True, False
    for word in _TOKEN.findall(text):
        number = closed and word[0].isdigit()
        if not glued and not number and word not in _CLOSING and word not in _QUOTES:
            break
        width += 0.55 * len(word) if word.isascii() else 1.0
        glued, closed = word in _GLUE, word in _CLOSING
    return width


def _breaks_sentence(before: _Place, place: _Place) -> bool:
    """Whether a long unfinished line goes on at the left edge although there was room: a forced line break."""
    a, edge = before.line, before.edges
    if edge.centred(a):
        return False
    long = a.x1 - a.x0 >= LONG * (edge.right - edge.left)
    flush = place.edges.indented and place.edges.indent(place.line) < FIRST_INDENT / 2
    return long and flush and a.bold == place.line.bold and not ENDS.search(a.text) and not _numbered(a, place.line)


def _numbered(*lines: Line) -> bool:
    return any(printed_number(line.text)[0] for line in lines)


def _hangs(before: _Place, place: _Place) -> bool:
    """Whether an indented line goes on with a numbered item whose number hangs out."""
    number, _ = printed_number(before.line.text)
    if place.edges.indented or not number or printed_number(place.line.text)[0]:
        return False
    return not ENDS.search(before.line.text) and place.line.x0 - before.line.x0 >= FIRST_INDENT * place.line.size
