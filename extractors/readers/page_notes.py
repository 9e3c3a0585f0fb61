"""Footnotes of printed pages: small lines with a mark at the foot of a column, told apart from the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.document import Skipped
from extractors.readers.page import Flow, Item, Line, Page
from extractors.readers.page_edges import body_size

SMALL = 0.9  # times the body's size, at most
MARKS = "脚注序号"
SAMPLE = 30  # characters
FOOT = 0.45  # of the page's height: notes stand below
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_A_MARK = r"(?=\s*[^\s\d.．、,，:：%)）年月日])"  # what follows a bare number that is a mark
_MARK = re.compile(rf"([{CIRCLED}])|[\[〔](\d{{1,2}})[\]〕]|(\d{{1,2}}){_A_MARK}|([*＊※])")


@dataclass(frozen=True, slots=True)
class Note:
    """The lines of one footnote on its page."""

    page: int
    lines: tuple[Line, ...]


def without_notes(pages: list[Page]) -> tuple[list[Page], list[Note]]:
    """The pages with only the body in their flows, without the marks of notes, and the notes in reading order."""
    size = SMALL * body_size(line for page in pages for line in _lines(page))
    parted = [_parted(page, size) for page in pages]
    return [page for page, _ in parted], [note for _, notes in parted for note in notes]


def _parted(page: Page, size: float) -> tuple[Page, list[Note]]:
    ends = [(flow, _body_end(flow, page, size)) for flow in page.flows]
    notes = [Note(page.number, lines) for flow, end in ends for lines in _notes(flow.items[end:])]
    if not notes or not any(end for _, end in ends):  # a page of notes alone is a page in small type
        return page, []
    marks = {found[0].rstrip() for note in notes if (found := _MARK.match(note.lines[0].text))}
    body = [(flow, flow.items[:end]) for flow, end in ends]
    gone = [text for _, items in body for item in items for _, text in _marked(item, marks)]
    flows = tuple(replace(flow, items=tuple(_unmarked(item, marks) for item in items)) for flow, items in body)
    skipped = (Skipped(MARKS, sum(map(len, gone)), " ".join(gone)[:SAMPLE]),) if gone else ()
    return replace(page, flows=flows, skipped=page.skipped + skipped), notes


def _marked(item: Item, marks: set[str]) -> Iterator[tuple[int, str]]:
    """Where and how a line is marked for these notes; after a letter or digit it is a unit or a power (m²)."""
    if not isinstance(item, Line):
        return
    for start, end in item.raised:
        text, before = item.text[start:end], item.text[:start][-1:]
        if text in marks and not (before.isascii() and before.isalnum()):
            yield start, text


def _unmarked(item: Item, marks: set[str]) -> Item:
    if not isinstance(item, Line) or not item.raised:
        return item
    text = item.text
    for start, mark in reversed([*_marked(item, marks)]):
        text = text[:start] + text[start + len(mark) :]
    return replace(item, text=text, raised=())


def _lines(page: Page) -> Iterator[Line]:
    return (item for flow in page.flows for item in flow.items if isinstance(item, Line))


def _body_end(flow: Flow, page: Page, size: float) -> int:
    """How many of the column's items are body; the rest are notes, the first of them marked."""
    end = len(flow.items)
    while end and _is_small(flow.items[end - 1], page, size):
        end -= 1
    marked = (n for n in range(end, len(flow.items)) if _mark(flow.items[n]))
    return next(marked, len(flow.items))


def _is_small(item: Item, page: Page, size: float) -> bool:
    return isinstance(item, Line) and item.size <= size and item.top >= FOOT * page.height


def _mark(item: Item) -> tuple[str, int] | None:
    """The family of the mark that begins a note, and its number."""
    found = _MARK.match(item.text) if isinstance(item, Line) else None
    if found is None:
        return None
    circled, bracketed, bare, star = found.groups()
    if circled:
        return "①", CIRCLED.index(circled) + 1
    return ("*", 0) if star else ("[1]" if bracketed else "1", int(bracketed or bare))


def _notes(items: tuple[Item, ...]) -> Iterator[tuple[Line, ...]]:
    """Lines of one note each; a note begins with the mark that comes next."""
    lines: list[Line] = []
    last: tuple[str, int] | None = None
    for item in items:
        assert isinstance(item, Line)
        mark = _mark(item)
        if lines and mark and last and mark[0] == last[0] and mark[1] in (last[1] + 1, 0):
            yield tuple(lines)
            lines = []
        last = mark if not lines else last
        lines.append(item)
    if lines:
        yield tuple(lines)
