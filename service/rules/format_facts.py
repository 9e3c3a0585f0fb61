"""What the form of a Word file is judged by: its pages, its paragraphs with the looks of their words, and its flaws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a flaw matters."""

    MUST = "必须改"  # against GB/T 9704
    SHOULD = "建议改"  # against usual practice, or read off the words
    NOTE = "留意"  # allowed in places


class Role(StrEnum):
    """What a paragraph is in an official paper."""

    EMPTY = "空段"
    HEAD = "版头"
    TITLE = "标题"
    UNDER_TITLE = "题下行"
    SALUTATION = "主送机关"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    BODY = "正文"
    ATTACHMENTS = "附件说明"
    ANNEX = "附件标记"
    UNIT = "署名"
    DAY = "成文日期"
    NOTE = "附注"
    CELL = "表格"
    OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words and how they look: fonts by slot, points."""

    text: str
    fonts: Mapping[str, str]  # ascii, hAnsi, eastAsia, cs
    points: float
    hint: str = ""
    bold: bool = False
    themed: bool = False  # some slot takes its font from the theme
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its number in the file from 1, its runs, and its form; lengths in points."""

    number: int
    runs: tuple[Words, ...]
    align: str = "left"
    pitch: float = 0  # of a line; 0 where it isn't exact
    gap: float = 0  # above and below it
    first: float = 0  # the first line's indent
    left: float = 0
    right: float = 0
    in_table: bool = False
    listed: bool = False  # numbered by Word itself, so that its number isn't among its words
    has_picture: bool = False
    outline: int = 0  # the level of its heading style; 0 for none

    @property
    def text(self) -> str:
        """Its words as they stand, with spaces before them."""
        return "".join(one.text for one in self.runs)

    @property
    def points(self) -> float:
        """The size of most of its words."""
        sizes: dict[float, int] = {}
        for one in self.runs:
            sizes[one.points] = sizes.get(one.points, 0) + len(one.text.strip())
        return max(sizes, key=lambda size: sizes[size], default=0)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number in one kind of footer; `text` with # for the number."""

    text: str
    align: str
    points: float
    font: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section's page in mm."""

    width: float
    height: float
    margins: Mapping[str, float]  # top, right, bottom, left
    grid: str = ""  # type of the character grid


@dataclass(frozen=True, slots=True)
class Draft:
    """A Word file as far as its form goes."""

    sheets: tuple[Sheet, ...]
    lines: tuple[Line, ...]
    numbers: Mapping[str, PageNumber] = field(default_factory=dict)  # default, even, first
    parts_even: bool = False  # odd and even pages have footers of their own
    themed_styles: bool = False


@dataclass(frozen=True, slots=True)
class Flaw:
    """What breaks the form: where, which words, what is wrong, what it should be."""

    rule: str
    severity: Severity
    wrong: str
    right: str
    paragraph: int | None = None  # from 1; none for the whole file
    quote: str = ""
    mended_by: str = ""  # "form", "punctuation", or "" where only a person can mend it


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph and what it is."""

    line: Line
    role: Role
