"""Lines joined into the paragraphs that their writer meant, across columns and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.document import Doubt
from extractors.readers.headings import printed_number
from extractors.readers.page import Grid, Line, Page
from extractors.readers.page_edges import Edges, edges

SIZE_STEP = 0.12  # a relative change of size that begins a new paragraph
LEADING = 0.9  # em: extra white space between two lines that parts paragraphs
FIRST_INDENT = 1.2  # em
SLACK = 0.4  # em: measuring error of a line's end
ENDS = re.compile(r"[。！？!?；;：:…][”’」』）)]*$")
_TOKEN = re.compile(r"[A-Za-z0-9.,:%/+-]+|.", re.S)
_CLOSING = frozenset("，。、；：！？）】》”’」』%,.;:!?)")
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


@dataclass(frozen=True, slots=True)
class _Place:
    """A line with what stands around it."""

    line: Line
    page: int
    flow: int
    edges: Edges


Part = Paragraph | tuple[int, Grid]


def paragraphs(pages: list[Page]) -> list[Part]:
    """The paragraphs of all pages in reading order, with the tables between them."""
    known = edges(pages)
    parts: list[Part] = []
    before: _Place | None = None
    for page in pages:
        for flow in page.flows:
            for item in flow.items:
                if isinstance(item, Grid):
                    parts.append((page.number, item))
                    before = None
                    continue
                place = _Place(item, page.number, id(flow), known[id(flow)])
                if before is None or _begins(before, place):
                    parts.append(Paragraph(centred=place.edges.centred(item)))
                last = parts[-1]
                assert isinstance(last, Paragraph)
                last.lines.append((page.number, item))
                before = place
    return parts


def _begins(before: _Place, place: _Place) -> bool:
    """Whether the line begins a new paragraph after the one before."""
    a, b = before.line, place.line
    if abs(a.size - b.size) > SIZE_STEP * max(a.size, b.size):
        return True
    if before.flow == place.flow and b.top - a.bottom > LEADING * max(a.size, b.size) * 2:
        return True
    centred = place.edges.centred(b) and before.edges.symmetric(a)
    if _broken_on_purpose(before, b, centred=centred):
        return True
    if centred:
        return a.bold != b.bold or bool(ENDS.search(a.text))
    if place.edges.indent(b) >= FIRST_INDENT:
        return not _hangs(before, place)
    return not place.edges.indented and bool(ENDS.search(a.text)) and bool(printed_number(b.text)[0])


def _broken_on_purpose(before: _Place, line: Line, *, centred: bool) -> bool:
    """Whether the first unbreakable word of the next line would have fitted into the line before."""
    words = _TOKEN.findall(line.text)
    width = _width(words[0], line.size)
    for word in words[1:]:
        if word not in _CLOSING:
            break
        width += line.size
    return before.edges.room(before.line, centred=centred) >= width + SLACK * line.size


def _width(word: str, size: float) -> float:
    return size * (len(word) * 0.55 if word.isascii() else len(word))


def _hangs(before: _Place, place: _Place) -> bool:
    """Whether an indented line goes on with a numbered item whose number hangs out."""
    number, _ = printed_number(before.line.text)
    if place.edges.indented or not number or printed_number(place.line.text)[0]:
        return False
    return not ENDS.search(before.line.text) and place.line.x0 - before.line.x0 >= FIRST_INDENT * place.line.size
