"""The paragraphs of a Word template with their places in Chinese, and their tags joined and repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from service.office.nodes import Node
from service.rules.wording import clip

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width forms of ASCII, from Chinese keyboards
PLAIN_QUOTES = str.maketrans("“”‘’　\u00a0", "\"\"''  ")
QUOTED = re.compile(r"""("[^"]*"|'[^']*')""")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
SHOWN = 24  # characters of a paragraph that stand with its place


@dataclass(slots=True)
class Line:
    """A paragraph: where it stands, its texts in order, and what was repaired in it."""

    place: str
    node: Node
    texts: list[Node]
    repaired: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(one.text or "" for one in self.texts)

    @property
    def where(self) -> str:
        """Its place with its first words."""
        return f"{self.place}（{clip(' '.join(self.text.split()), SHOWN)}）"


def lines(document: Any) -> list[Line]:
    """All paragraphs of the body, then of headers and footers, each repaired."""
    found = list(_lines(document.element.body, "正文"))
    for part in {id(part): part for part in _margins(document)}.values():
        found += _lines(part._element, "页眉" if part._element.tag == qn("w:hdr") else "页脚")
    for line in found:
        _repair(line)
    return found


def _margins(document: Any) -> Iterator[Any]:
    for one in document.part.rels.values():
        if one.reltype.endswith(("/header", "/footer")):
            yield one.target_part


def _lines(root: Node, story: str) -> Iterator[Line]:
    tables = {table: at for at, table in enumerate(root.iter(qn("w:tbl")), 1)}
    number = 0
    for paragraph in root.iter(qn("w:p")):
        texts = [one for one in paragraph.iter(qn("w:t")) if next(one.iterancestors(qn("w:p"))) is paragraph]
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        if cell is None:
            number += any((one.text or "").strip() for one in texts)
        place = _cell_place(cell, tables) if cell is not None else f"第{max(number, 1)}段"
        boxed = next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None
        yield Line(f"{'' if story == '正文' else story}{'文本框里' if boxed else ''}{place}", paragraph, texts)


def _cell_place(cell: Node, tables: dict[Node, int]) -> str:
    row, table = next(cell.iterancestors(qn("w:tr"))), next(cell.iterancestors(qn("w:tbl")))
    rows, cells = list(table.iter(qn("w:tr"))), list(row.iter(qn("w:tc")))
    return f"第{tables[table]}个表格第{rows.index(row) + 1}行第{cells.index(cell) + 1}格"


def _repair(line: Line) -> None:
    """Full-width braces become plain ones, a tag stands in one run, and its marks are plain."""
    before = line.text
    narrow = before.translate(NARROW)  # of the same length, so that places within runs stay
    found = list(TAG.finditer(narrow))
    if not found:
        return
    for one in reversed(found):
        _join(line, one.start(), one.end())
    for run in line.texts:
        _repair_run(run)
    if line.text != before:
        line.repaired.append("标签里的全角花括号、标点改成了半角")


def _repair_run(run: Node) -> None:
    text = str(run.text or "")
    for found in reversed(list(TAG.finditer(text.translate(NARROW)))):
        text = text[: found.start()] + _plain(text[found.start() : found.end()]) + text[found.end() :]
    run.text = text


def _plain(tag: str) -> str:
    """A tag with plain marks; words in quotation marks stay as they are."""
    parts = QUOTED.split(INVISIBLE.sub("", tag).translate(PLAIN_QUOTES))
    return "".join(part if at % 2 else part.translate(NARROW) for at, part in enumerate(parts))


def _join(line: Line, start: int, end: int) -> None:
    """Move a tag that is split over runs into the run where it begins."""
    at, first = 0, None
    for one in line.texts:
        text = one.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low >= high:
            continue
        if first is None:
            first = one
            continue
        first.text = (first.text or "") + text[low:high]
        one.text = text[:low] + text[high:]
