"""What a file says, in reading order: frozen values, original and normalized text side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

Box = tuple[float, float, float, float]  # x0, y0, x1, y1 in PDF points from the page's top left


class BlockKind(StrEnum):
    """What a block is on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"  # one table row; its cells are in Block.cells
    NOTE = "note"  # footnote or endnote
    COMMENT = "comment"  # a marginal remark; Document.comments says where it is anchored


class Method(StrEnum):
    """How a page or a file was read."""

    TEXT = "text"  # characters stored in the file
    OCR = "ocr"  # recognized from a picture
    CONVERTED = "converted"  # another program made it readable first


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes came from; identity is the hash of the content, never the name."""

    name: str
    sha256: str
    format: str  # docx, pdf, txt …
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with a text of its own; a cell that continues a merged one is not listed again."""

    start: int  # place of its text in the row block's text
    end: int
    column: int  # first grid column, from 0
    width: int = 1  # grid columns spanned
    height: int = 1  # rows spanned (vertical merge)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place in a block's text that was read with low confidence (OCR, mojibake)."""

    start: int
    end: int
    confidence: float  # 0..1
    reason: str  # Chinese, shown on hover


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, table row or note.

    `text` is normalized (simplified characters, no scraping noise, numbers as printed); `original` is what the
    file holds. `offsets[i]` is where text[i] stands in `original` (None: the two are the same).
    """

    id: str  # stable within the file, "b17"
    kind: BlockKind
    text: str
    original: str
    offsets: tuple[int, ...] | None = None
    level: int | None = None  # heading level from 1, None for others
    number: str = ""  # the printed number that starts the text ("（一）", "1."), automatic or typed
    page: int | None = None  # from 1; None where the format has no pages
    boxes: tuple[Box, ...] = ()
    table: int | None = None  # which table of the file, from 0
    row: int | None = None  # which row of the table, from 0
    header: bool = False  # a table's header row
    cells: tuple[Cell, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A marginal remark (批注): who said what about which words."""

    author: str
    date: str | None  # ISO
    block: str  # id of the block with the words
    start: int  # anchored words in that block's text
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, its caption (图3 …) and the block that it stands after."""

    block: str | None
    caption: str
    name: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in the file that is not part of the body text, and why."""

    reason: str  # Chinese: 页眉页脚, 网页外壳, 已删除的修订 …
    count: int  # characters left out
    sample: str  # the first characters of it


@dataclass(frozen=True, slots=True)
class PageReading:
    """How one page was read."""

    page: int
    method: Method
    confidence: float  # 0..1
    characters: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the file holds against what was read (阅读报告)."""

    characters_in_file: int  # without white space; as far as the format tells
    characters_read: int  # without white space, body and notes
    paragraphs: int = 0
    tables: int = 0
    pictures: int = 0
    skipped: tuple[Skipped, ...] = ()
    pages: tuple[PageReading, ...] = ()
    method: Method = Method.TEXT


@dataclass(frozen=True)  # no slots: its text is put together once
class Document:
    """A file in reading order."""

    origin: Origin
    blocks: tuple[Block, ...]
    reading: Reading
    comments: tuple[Comment, ...] = ()
    pictures: tuple[Picture, ...] = ()
    pages: int | None = None
    warnings: tuple[str, ...] = field(default=())  # Chinese, shown to the user

    @cached_property
    def text(self) -> str:
        """The whole text, a line a block; offsets of findings count its characters."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block's text starts in `text`."""
        return tuple(accumulate((len(block.text) + 1 for block in self.blocks[:-1]), initial=0))

    def places(self) -> Iterator[tuple[int, Block]]:
        """Each block with where its text starts in `text`."""
        return zip(self.starts, self.blocks, strict=False)
