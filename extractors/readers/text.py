"""Plain text and Markdown -> Document: one block a line, titles and headings by their printed form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.document import Block, BlockKind, Document, Method, Origin, Reading
from extractors.errors import EmptyFile, TooLarge
from extractors.lexicons import load
from extractors.readers.encodings import decode
from extractors.readers.headings import TITLE_WORD, heading_level, is_item, printed_number, reads_as_heading
from extractors.readers.rows import Field, row_block
from extractors.readers.shell import reasons
from extractors.readers.skips import Skips, count
from extractors.readers.wrapping import unwrapped

MAX_CHARACTERS = 10_000_000  # of one file
MAX_TITLE = 60  # characters
LONG = 40  # characters of a line that is surely body text
HEAD = 4  # lines under a title that may name who speaks and when
MAX_MARK = 500  # characters of a line that Markdown marks as a heading or a table's rule
MIN_TABS = 2  # columns - 1 of a table written with tabs

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"\|?[\s|:-]*-{3,}[\s|:-]*\|?$")
_FENCE = re.compile(r"(?:`{3,}|~{3,})\S*$|(?:[-*_]\s*){3,}$")  # around code; a rule across the page
_QUOTED = re.compile(r"(?:>\s?)+")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")  # to its words
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
# a sentence; a name alone (who wrote it, above the title)
_NO_TITLE = re.compile(r"[。；;！!？?：:，,、]$|^[\u4e00-\u9fff]\s*[\u4e00-\u9fff]{1,2}$")
# a name alone, a post with a name, a date: who speaks and when, never a heading
_BYLINE = re.compile(
    r"^[\u4e00-\u9fffXx×*某]\s*[\u4e00-\u9fffXx×*某]{1,3}$"
    r"|^(?:本报|记者|通讯员|作者)|(?:书记|校长|园长|主任|局长|院长|组长|支部|总支|党委|委员会)\s+\S+$|\d日"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty; a table row has fields, a marked heading its level, no body text a reason."""

    text: str
    fields: tuple[Field, ...] = ()
    level: int | None = None
    left_out: str = ""


def read(data: bytes, origin: Origin) -> Document:
    """One block a line; raises EmptyFile where there is no character, UnreadableFile where there is no text."""
    decoded = decode(data) if data.strip(b"\0 \r\n\t") else None
    lines = list(_lines(decoded.text, markdown=origin.format == "md")) if decoded else []
    if decoded is None or not lines:
        raise EmptyFile(f"“{origin.name}”里没有文字。请检查是否传错了文件，或者重新导出后再上传。")
    warnings = (f"有 {decoded.broken} 处文字编码损坏，已标出，请对照原件。",) if decoded.broken else ()
    return document_of(lines, origin, count(decoded.text), warnings)


def document_of(lines: list[Line], origin: Origin, in_file: int, warnings: tuple[str, ...] = ()) -> Document:
    """The lines as a document, web furniture left out; `in_file` counts the file's characters without blanks.

    Raises TooLarge, or EmptyFile where nothing but furniture is there.
    """
    if in_file > MAX_CHARACTERS:
        limit = MAX_CHARACTERS // 10_000
        raise TooLarge(f"“{origin.name}”超过 {limit} 万字，为保护服务器已停止读取。请拆成几个文件后重新上传。")
    skips, kept = Skips(), []
    for line in (line for line in lines if line.left_out):
        skips.add(line.left_out, line.text)
    lines = [line for line in lines if not line.left_out]
    for line, reason in zip(lines, reasons([line.text for line in lines]), strict=True):
        if reason is None:
            kept.append(line)
        else:
            skips.add(reason, line.text)
    if not kept:
        raise EmptyFile(f"“{origin.name}”里只有网页按钮、链接一类的内容，没有正文。请打开网页确认后重新保存。")
    blocks = tuple(_blocks(kept))
    read_ = sum(count(block.original) for block in blocks)
    skips.add("表格线和标记符号", "|" * (in_file - read_ - skips.total()))
    tables = len({block.table for block in blocks if block.table is not None})
    reading = Reading(in_file, read_, len(blocks), tables, skipped=skips.all(), method=Method.TEXT)
    return Document(origin, blocks, reading, warnings=warnings)


def _lines(text: str, *, markdown: bool) -> Iterator[Line]:
    """The lines that hold something, Markdown marks taken off, tables split into fields."""
    rows = [row.strip() for row in unwrapped(_BREAK.split(text))]
    for index, row in enumerate(rows):
        if not row or (row.startswith("|") and len(row) <= MAX_MARK and _RULE.match(row)):
            continue
        heading = _MARKDOWN_HEADING.match(row) if len(row) <= MAX_MARK else None
        if heading:
            yield Line(_plain(heading[2]), level=len(heading[1]))
        elif fields := _fields(rows, index):
            yield Line(row, fields)
        elif not markdown:
            yield Line(row)
        elif not _FENCE.match(row) and (plain := _plain(_QUOTED.sub("", row, count=1) if row[0] == ">" else row)):
            yield Line(plain)


def _plain(row: str) -> str:
    """The line without Markdown's marks for links, pictures and bold type."""
    return _BOLD.sub(r"\2", _LINK.sub(r"\1", row)).strip()


def _fields(rows: list[str], index: int) -> tuple[Field, ...]:
    """The cells of a row written with | or tabs; () where the line is no row."""
    row = rows[index]
    if row.startswith("|") and row.count("|") > 1:
        return _split(row.strip("|"), "|")
    for mark in "\t|":
        marks = row.count(mark)
        if marks >= MIN_TABS and any(near.count(mark) == marks for near in _neighbours(rows, index)):
            return _split(row, mark)
    return ()


def _split(row: str, mark: str) -> tuple[Field, ...]:
    return tuple(Field(cell.strip(), column) for column, cell in enumerate(row.split(mark)))


def _neighbours(rows: list[str], index: int) -> list[str]:
    return rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]


def _blocks(lines: list[Line]) -> Iterator[Block]:
    above = _prefaces(lines)
    titles = above + _titles(lines[above:])
    numbered = any(heading_level(line.text) == 1 for line in lines[titles:])
    table, row = -1, 0
    for number, line in enumerate(lines):
        if line.fields:
            fresh = number == 0 or not lines[number - 1].fields
            table, row = (table + 1, 0) if fresh else (table, row + 1)
            yield row_block(number, line.fields, table=table, row=row)
            continue
        block = Block(f"b{number}", BlockKind.PARAGRAPH, line.text, line.text, number=printed_number(line.text)[0])
        if above <= number < titles:
            yield replace(block, kind=BlockKind.TITLE, number="")
        elif number < above or (number < titles + HEAD and _BYLINE.search(line.text) and not line.level):
            yield block
        else:
            beside = [near.text for near in lines[max(number - 1, 0) : number] + lines[number + 1 : number + 2]]
            item = not line.level and is_item(line.text, beside)
            yield block if item else _headed(block, line, lines[number + 1 : number + 2], 2 if numbered else 1)


def _headed(block: Block, line: Line, after: list[Line], unnumbered: int) -> Block:
    """The block as a heading where its form says so."""
    level = line.level - 1 if line.level else heading_level(line.text)
    if level is None and not block.number and reads_as_heading(line.text):
        level = unnumbered if after and len(after[0].text) >= LONG else None
    return block if level is None else replace(block, kind=BlockKind.HEADING, level=max(level, 1))


@cache
def _preface() -> re.Pattern[str]:
    return re.compile("|".join(load("prefaces")["lines"]))


def _prefaces(lines: list[Line]) -> int:
    """How many lines stand above the title: a red head, a number."""
    above = 0
    while above < min(len(lines) - 1, HEAD) and _preface().fullmatch(lines[above].text) and not lines[above].fields:
        above += 1
    return above


def _titles(lines: list[Line]) -> int:
    """How many of the first lines are the title."""
    if not lines:
        return 0
    first = lines[0]
    if first.level == 1:
        return next((i for i, line in enumerate(lines) if line.level != 1), len(lines))
    if first.fields or len(first.text) > MAX_TITLE or _NO_TITLE.search(first.text) or printed_number(first.text)[0]:
        return 0
    return 2 if len(lines) > 1 and _continues(first.text, lines[1]) else 1


def _continues(first: str, line: Line) -> bool:
    """Whether the second line goes on with the title: 一行没写完，或是破折号起的副题."""
    if line.fields or line.level or len(line.text) > MAX_TITLE:
        return False
    if line.text.startswith("—"):
        return True
    return bool(TITLE_WORD.search(line.text)) and not TITLE_WORD.search(first) and not printed_number(line.text)[0]
