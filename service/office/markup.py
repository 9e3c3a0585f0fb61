"""The small markup of built-in papers (templates/office/README.md): a rendered text in, elements of a paper out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

SPECIAL = "#>@|*"
GUARDS = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4"  # noncharacters that stand for SPECIAL inside data
GUARD = str.maketrans(dict(zip(SPECIAL, GUARDS, strict=True)))
UNGUARD = str.maketrans(dict(zip(GUARDS, SPECIAL, strict=True)))
NOT_PRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
BOLD = re.compile(r"\*\*(.+?)\*\*")


class Align(StrEnum):
    """How a paragraph stands between the margins."""

    BODY = "body"  # both margins, first line indented two characters
    CENTER = "center"
    LEFT = "left"  # no indent


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The paper's title, a line each."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Salutation:
    """主送机关 or 称呼, from the left edge."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、) to 4 (（1）); its number is part of the text."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    runs: tuple[Run, ...]
    align: Align = Align.BODY


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: share of the table's width in percent, and whether its cells are centred."""

    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its first row is the header, repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明 under the body."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期; `sealed` leaves room for the seal."""

    unit: str
    day: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """The mark 附件 at the top of a new page."""

    label: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A new page from which on the paper lies (横排) or stands."""

    landscape: bool


Element = (
    Title | Salutation | Heading | Paragraph | Table | Attachments | Signature | Annex | PageBreak | Turn
)  # what a paper is made of


class MarkupError(ValueError):
    """A template that breaks the markup; names the line."""


def guard(value: object) -> object:
    """Data made safe to stand in markup: one line, no sign of it read as markup, no character that XML refuses."""
    return NOT_PRINTED.sub("", " ".join(value.split())).translate(GUARD) if isinstance(value, str) else value


def parse(text: str) -> tuple[Element, ...]:
    """The elements of a rendered paper; raises MarkupError."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return tuple(_elements(lines))


def _elements(lines: list[tuple[int, str]]) -> Iterator[Element]:
    at = 0
    while at < len(lines):
        number, line = lines[at]
        if line.startswith("# "):
            block = _run_of(lines, at, "# ")
            yield Title(tuple(_text(one[2:]) for one in block))
        elif line.startswith("@table "):
            block = ["", *_run_of(lines, at + 1, "|")]
            yield _table(number, line, block[1:])
        elif line.startswith("@attach "):
            block = _run_of(lines, at, "@attach ")
            yield Attachments(tuple(_text(one.partition(" ")[2]) for one in block))
        else:
            block = [line]
            yield _single(number, line)
        at += len(block)


def _run_of(lines: list[tuple[int, str]], start: int, mark: str) -> list[str]:
    """The lines from start on that begin with a mark."""
    end = start
    while end < len(lines) and lines[end][1].startswith(mark):
        end += 1
    return [line for _, line in lines[start:end]]


def _single(number: int, line: str) -> Element:
    if line.startswith("@"):
        word, _, rest = line[1:].partition(" ")
        if word not in DIRECTIVES:
            raise MarkupError(f"第{number}行：不认识的标记“@{word}”，可用：{'、'.join(DIRECTIVES)}")
        return DIRECTIVES[word](rest.strip())
    if line.startswith(">"):
        return Salutation(_text(line[1:]))
    if heading := re.match(r"(#{2,5}) ", line):
        return Heading(len(heading[1]) - 1, _text(line[heading.end() :]))
    return Paragraph(_runs(line))


def _table(number: int, line: str, rows: list[str]) -> Table:
    columns = tuple(Column(float(word.rstrip("c")), word.endswith("c")) for word in line.split()[1:])
    cells = tuple(tuple(_text(cell) for cell in row.removeprefix("|").removesuffix("|").split("|")) for row in rows)
    uneven = next((row for row in cells if len(row) != len(columns)), None)
    if uneven is not None or not cells:
        raise MarkupError(f"第{number}行：表格有{len(columns)}列，其下的行应当同样多，现为：{uneven or '没有行'}")
    return Table(columns, cells)


def _sign(rest: str, *, sealed: bool) -> Signature:
    unit, _, day = rest.partition("|")
    return Signature(_text(unit), _text(day), sealed)


DIRECTIVES: dict[str, Callable[[str], Element]] = {
    "center": lambda rest: Paragraph(_runs(rest), Align.CENTER),
    "left": lambda rest: Paragraph(_runs(rest), Align.LEFT),
    "sign": lambda rest: _sign(rest, sealed=False),
    "seal": lambda rest: _sign(rest, sealed=True),
    "annex": lambda rest: Annex(_text(rest)),
    "page": lambda rest: PageBreak(),
    "landscape": lambda rest: Turn(landscape=True),
    "portrait": lambda rest: Turn(landscape=False),
}


def _text(marked: str) -> str:
    return marked.strip().translate(UNGUARD)


def _runs(marked: str) -> tuple[Run, ...]:
    parts = BOLD.split(marked)  # plain, bold, plain …
    return tuple(Run(part.translate(UNGUARD), bool(index % 2)) for index, part in enumerate(parts) if part)
