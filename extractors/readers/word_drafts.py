"""Lines and table rows of a Word file before they become blocks, and places in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import BlockKind
from extractors.readers.rows import Field
from extractors.readers.word_styles import PLAIN, Look
from extractors.readers.word_text import BREAK, Inline, Mark


@dataclass(slots=True, eq=False)
class Draft:
    """One printed line (a paragraph, or a part of one up to a line break) or table row."""

    text: str
    number: str = ""  # automatic number, as printed
    counted: int = 0  # characters of the text that stand in no w:t (automatic numbers, separators)
    look: Look = PLAIN
    fields: Sequence[Field] = ()  # of a table row
    table: int | None = None
    row: int | None = None
    header: bool = False
    kind: BlockKind | None = None  # where it is neither line nor row of the body: note, comment
    home: Draft | None = None  # the row that took this line in
    shift: int = 0  # where it stands in the row's text

    def place(self, at: int) -> tuple[Draft, int]:
        """The draft that became a block, and where character `at` of this one stands in its text."""
        draft = self
        while draft.home is not None:
            at += draft.shift
            draft = draft.home
        return draft, min(at, len(draft.text))


@dataclass(frozen=True, slots=True)
class Automatic:
    """An automatic number as it stands in print, and what separates it from the text."""

    text: str
    suffix: str  # tab, space or nothing


def lines(inline: Inline, auto: Automatic | None, *, alone: bool) -> list[tuple[Draft, list[Mark]]]:
    """A paragraph's printed lines with what hangs on them; an automatic number starts the first.

    `alone`: print the number of an empty paragraph too (in table cells: an automatic 序号 column).
    """
    done: list[tuple[Draft, list[Mark]]] = []
    waiting = deque(inline.marks)
    start = 0
    for piece in inline.text.split(BREAK):
        text, end = piece.strip(), start + len(piece)
        indent = start + len(piece) - len(piece.lstrip())
        draft = Draft(text)
        if auto is not None and (text or (alone and end == inline.length)):
            draft, auto = _numbered(text, auto), None
        ahead = len(draft.text) - len(text)
        marks: list[Mark] = []
        while waiting and waiting[0].at <= end:
            marks.append(_moved(waiting.popleft(), ahead - indent, len(draft.text)))
        done.append((draft, marks))
        start = end + 1
    return done


def _moved(mark: Mark, by: int, length: int) -> Mark:
    return Mark(mark.kind, min(max(mark.at + by, 0), length), mark.key, mark.content)


def _numbered(text: str, auto: Automatic) -> Draft:
    head = auto.text + _gap(auto, text)
    return Draft((head + text).strip(), number=auto.text.strip(), counted=len("".join(auto.text.split())))


def _gap(auto: Automatic, text: str) -> str:
    """A blank only where number and text would run together: “1 概述”, “1. 2024年”, never “一、 概述”."""
    if auto.suffix == "nothing" or not auto.text or not text:
        return ""
    last, first = auto.text[-1], text[0]
    return " " if last.isalnum() or (last.isascii() and first.isascii() and first.isalnum()) else ""
