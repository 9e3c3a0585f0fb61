"""The small markup of built-in papers (templates/office/README.md): a rendered text in, elements of a paper out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from service.office.elements import (
    Align,
    Annex,
    Attachments,
    Element,
    Heading,
    Imprint,
    Note,
    PageBreak,
    Paragraph,
    RedHead,
    Salutation,
    Signature,
    TearLine,
    Title,
    Turn,
)
from service.office.markup_tables import TABLES, MarkupError, table
from service.office.markup_words import BREAK, EMPTY, FULL, pieces, runs, words

TEAR = "回　　执"


def parse(text: str) -> tuple[Element, ...]:
    """The elements of a rendered paper; raises MarkupError."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return tuple(_elements(lines))


def _elements(lines: list[tuple[int, str]]) -> Iterator[Element]:
    at = 0
    while at < len(lines):
        number, line = lines[at]
        head = line.partition(" ")[0]
        if head in BLOCKS:
            body, make = BLOCKS[head]
            block = _run_of(lines, at, body)
            yield make(number, block)
        else:
            block = [line]
            yield from _single(number, line)
        at += len(block)


def _run_of(lines: list[tuple[int, str]], start: int, marks: tuple[str, ...]) -> list[str]:
    """The line at the start and those after it that begin with one of the marks."""
    end = start + 1
    while end < len(lines) and lines[end][1].startswith(marks):
        end += 1
    return [line for _, line in lines[start:end]]


def _single(number: int, line: str) -> Iterator[Element]:
    if line.startswith("@"):
        word, _, rest = line[1:].partition(" ")
        if word not in DIRECTIVES:
            known = "、".join((*DIRECTIVES, *(mark[1:] for mark in BLOCKS if mark.startswith("@"))))
            raise MarkupError(f"第{number}行：不认识的标记“@{word}”，可用：{known}")
        yield from DIRECTIVES[word](rest.strip())
    elif line.startswith(">"):
        yield Salutation(words(line[1:]))
    elif heading := re.match(r"(#{2,5}) ", line):
        yield Heading(len(heading[1]) - 1, words(line[heading.end() :]))
    else:
        yield from _paragraphs(line, Align.BODY)


def _paragraphs(rest: str, align: Align) -> Iterator[Paragraph]:
    """A paragraph, or one for each line that the template breaks."""
    return (Paragraph(runs(line), align) for line in rest.split(BREAK))


def _title(number: int, block: list[str]) -> Title:
    under = tuple(words(line[len("@by ") :]) for line in block if line.startswith("@by "))
    return Title(tuple(words(line[2:]) for line in block if line.startswith("# ")), under)


def _attachments(number: int, block: list[str]) -> Attachments:
    return Attachments(tuple(words(line.partition(" ")[2]) for line in block))


def _signature(rest: str, *, sealed: bool) -> Iterator[Element]:
    units = pieces(rest)
    day = units.pop() if len(units) > 1 else ""
    yield Signature(tuple(units), day, sealed)


def _redhead(rest: str) -> Iterator[Element]:
    organ, *others = rest.split("|")
    number, signer = [*(words(one) for one in others), "", ""][:2]
    yield RedHead(tuple(words(one) for one in organ.split(BREAK)), number, signer)


def _imprint(rest: str) -> Iterator[Element]:
    copies, printer, day = [*pieces(rest), "", ""][:3]
    yield Imprint(copies, printer, day)


def _tick(rest: str) -> Iterator[Element]:
    """A label and its boxes; the option that starts with * is ticked."""
    label, *options = rest.split("|")
    boxes = (f"{FULL}{one.strip()[1:]}" if one.strip().startswith("*") else f"{EMPTY}{one.strip()}" for one in options)
    yield from _paragraphs("　".join((label.strip(), *boxes)).strip("　"), Align.BODY)


def _note(rest: str) -> Iterator[Element]:
    text = words(rest)
    yield Note(text if text.startswith("（") else f"（{text}）")


BLOCKS: dict[str, tuple[tuple[str, ...], Callable[[int, list[str]], Element]]] = {
    "#": (("# ", "@by "), _title),
    "@attach": (("@attach ",), _attachments),
    **dict.fromkeys(TABLES, (("|",), table)),
}  # first line's mark -> marks of the lines that belong to it, and what they make
DIRECTIVES: dict[str, Callable[[str], Iterator[Element]]] = {
    "center": lambda rest: _paragraphs(rest, Align.CENTER),
    "left": lambda rest: _paragraphs(rest, Align.LEFT),
    "right": lambda rest: _paragraphs(rest, Align.RIGHT),
    "tick": _tick,
    "sign": lambda rest: _signature(rest, sealed=False),
    "seal": lambda rest: _signature(rest, sealed=True),
    "note": _note,
    "annex": lambda rest: iter([Annex(words(rest))]),
    "line": lambda rest: iter([TearLine(words(rest) or TEAR)]),
    "redhead": _redhead,
    "imprint": _imprint,
    "page": lambda rest: iter([PageBreak()]),
    "landscape": lambda rest: iter([Turn(landscape=True)]),
    "portrait": lambda rest: iter([Turn(landscape=False)]),
}
