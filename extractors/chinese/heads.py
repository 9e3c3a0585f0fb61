"""The parts of a document that say who speaks: title, lines under it, salutation, opening, closing lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from extractors.chinese.lines import fold
from extractors.document import Block, BlockKind, Document
from extractors.lexicons import load

HEAD_LINES = 6  # lines under the title that may name speaker, date and place
TAIL_LINES = 4  # lines at the end that may be a signature
LONG = 60  # characters; a longer line is body text
OPENING = 3  # paragraphs

MARGIN = "页眉"  # what readers call headers in Skipped.reason

_SENTENCE_END = re.compile(r"[。；;！!？?，,]$")
_PAPER = re.compile(
    r"(?:报告|意见|方案|要点|计划|办法|细则|规则|通报|函|材料|讲话|发言|清单|台账|总结|情况|点评|主持词|提纲)(?:[(（].{1,10}[)）])?$"
)
_SALUTATION = re.compile(r"^[^。；;！!？?]{2,60}[：:]$")
_NAME = re.compile(r"[\u4e00-\u9fff]\s*[\u4e00-\u9fff]{1,2}")  # a person's name on a line of its own
_BY_WORD = re.compile(r"^(?:时间|地点|来源|汇报人|述职人|报告人|主持人?|点评人|参加|出席|记录|编者按|说明|导语)")
_DATE_ONLY = re.compile(r"^[（(]?[\d〇○零一二三四五六七八九十]{4}年[^。]{0,30}$")


@dataclass(frozen=True, slots=True)
class Head:
    """Folded texts of the parts (half-width, so that one pattern fits both)."""

    title: str  # its lines joined
    titles: tuple[str, ...]
    under: tuple[str, ...]  # short lines between title and body, then those above the title (red head, number)
    salutation: str  # without the colon, "" where there is none
    opening: tuple[str, ...]  # the first paragraphs
    headings: tuple[str, ...]
    body: tuple[str, ...]  # every line after the title
    closing: tuple[str, ...]  # the last lines
    margin: str = ""  # what stands at the top and the foot of the pages, then the file's name: weak hints
    text: str = ""  # everything, a line a block


def head_of(document: Document, extent: tuple[int, int] | None = None) -> Head:
    """The parts of the document, or of the piece of it that `extent` gives."""
    blocks = [block for block in _within(document, extent) if block.text.strip()]
    above = _preface_lines(blocks)
    prefaces = tuple(fold(block.text).strip() for block in blocks[:above])
    count = _title_lines(blocks[above:])
    titles = tuple(fold(block.text).strip() for block in blocks[above : above + count])
    rest = blocks[above + count :]
    body = tuple(fold(block.text).strip() for block in rest)
    under, salutation = _under(body)
    under += prefaces
    return Head(
        title=joined(titles),
        titles=titles,
        under=under,
        salutation=salutation,
        opening=tuple(line for line in body if len(line) > LONG // 2)[:OPENING],
        headings=tuple(fold(block.text) for block in rest if block.kind is BlockKind.HEADING),
        body=body,
        closing=body[-TAIL_LINES:],
        margin=_margin(document) if extent is None else "",
        text="\n".join((*titles, *body)),
    )


def joined(titles: Sequence[str]) -> str:
    """The title's lines as one; Chinese needs no blank between them."""
    return "".join(titles)


def _margin(document: Document) -> str:
    margins = [skip.sample for skip in document.reading.skipped if MARGIN in skip.reason]
    return fold("\n".join((*margins, PurePath(document.origin.name).stem)))


def _within(document: Document, extent: tuple[int, int] | None) -> list[Block]:
    kinds = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ROW)
    first, last = (bisect_left(document.starts, place) for place in extent) if extent else (0, len(document.blocks))
    return [block for block in document.blocks[first:last] if block.kind in kinds]


@cache
def _prefaces() -> re.Pattern[str]:
    return re.compile("|".join(load("prefaces")["lines"]))


def _preface_lines(blocks: list[Block]) -> int:
    """How many of the first blocks stand above the title; not all of them."""
    above = 0
    while above < min(len(blocks) - 1, HEAD_LINES) and _prefaces().fullmatch(blocks[above].text.strip()):
        above += 1
    return above


def _title_lines(blocks: list[Block]) -> int:
    """How many of the first blocks are the title; a first line that could be one counts where none is marked."""
    count = 0
    while count < len(blocks) and blocks[count].kind is BlockKind.TITLE:
        count += 1
    if count == 0 and blocks and _could_be_title(blocks[0].text.strip()):
        count = 1
    while 0 < count < len(blocks) and _goes_on(blocks[count - 1].text.strip(), blocks[count].text.strip()):
        count += 1
    return count


def _goes_on(title: str, line: str) -> bool:
    """Whether a line belongs to the title above it: a subtitle, or the kind of paper that the first line lacks."""
    if len(line) > LONG or _SENTENCE_END.search(line):
        return False
    return line.startswith("—") or (not _PAPER.search(title) and bool(_PAPER.search(line)))


def _could_be_title(text: str) -> bool:
    return len(text) <= LONG and not _SENTENCE_END.search(text) and not _NAME.fullmatch(text)


def _under(body: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The short lines before the body begins, and the salutation among them."""
    under: list[str] = []
    for line in body[:HEAD_LINES]:
        if _BY_WORD.match(line) or (_DATE_ONLY.match(line) and not _SENTENCE_END.search(line)):
            under.append(line)
        elif _SALUTATION.match(line) and not line[0].isdigit():
            return tuple(under), line.rstrip("：:")
        elif len(line) > LONG or _SENTENCE_END.search(line):
            break
        else:
            under.append(line)
    return tuple(under), ""
