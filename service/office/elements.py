"""What an official paper is made of: frozen values between the markup and the writer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """How a paragraph stands between the margins."""

    BODY = "body"  # both margins, first line indented two characters; in a cell: as its column
    CENTER = "center"
    LEFT = "left"  # no indent
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    bold: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The paper's title, a line each, and the lines under it (who, when)."""

    lines: tuple[str, ...]
    under: tuple[str, ...] = ()


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
    """A paragraph of the body or of a cell."""

    runs: tuple[Run, ...]
    align: Align = Align.BODY

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: share of the table's width in percent, and whether its cells are centred."""

    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, the columns that it spans, and whether it goes on from the cell above."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    continued: bool = False

    @property
    def text(self) -> str:
        """Its words, a line a paragraph."""
        return "\n".join(one.text for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells whose spans fill the columns; its least height in mm."""

    cells: tuple[Cell, ...]
    height: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its first rows are the header, repeated on every page; a form has no header."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    headers: int = 1


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明 under the body."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 of one unit or several, and 成文日期; `sealed` leaves room for the seals."""

    units: tuple[str, ...]
    day: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """附注 in brackets, under the date."""

    text: str


@dataclass(frozen=True, slots=True)
class Annex:
    """The mark 附件 at the top of a new page."""

    label: str


@dataclass(frozen=True, slots=True)
class RedHead:
    """版头: the issuing bodies in red, 发文字号, 签发人 of a paper that goes up, the red line."""

    organs: tuple[str, ...]
    number: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 at the foot of the last, even page: 抄送, 印发机关, 印发日期."""

    copies: str
    printer: str
    day: str


@dataclass(frozen=True, slots=True)
class TearLine:
    """A dashed rule across the page and the name of the slip below it (回执)."""

    label: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A new page from which on the paper lies (横排) or stands."""

    landscape: bool


Element = (
    RedHead
    | Title
    | Salutation
    | Heading
    | Paragraph
    | Table
    | Attachments
    | Signature
    | Note
    | Annex
    | TearLine
    | PageBreak
    | Turn
    | Imprint
)
