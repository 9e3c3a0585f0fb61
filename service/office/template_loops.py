"""Loops and conditions of a Word template: each moved to where whole rows or paragraphs repeat, and paired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from service.office.nodes import Node
from service.office.template_lines import TAG, Line

BLOCK = re.compile(r"\{%-?\s*(?:(tr|tc|p|r)\s+)?(\w+)\b\s*((?:(?!%\}).)*?)\s*-?%\}", re.DOTALL)
PRINT = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
ENDS = {"for": "endfor", "if": "endif"}
MIDDLE = ("elif", "else")
ROW, PARAGRAPH, INSIDE = "tr", "p", ""
LOST = {ROW: "这一行", PARAGRAPH: "这一段"}
APART = (
    "“{}”和“{}”没有放在对应的位置。请让两个标签各自独占一段，或都写在同一段里；"
    "要让表格的行重复，把前一个写在这一行第一格开头，后一个写在这一行最后一格末尾"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: what it says as Jinja, what repeats by it, and where it stands."""

    source: str
    word: str  # for, endif …; "" for one that prints
    level: str
    line: Line

    @property
    def where(self) -> str:
        """Place and words, for people."""
        return self.line.where


def arrange(found: list[Line]) -> list[Line]:
    """The lines with loops over rows in rows of their own, and loops over paragraphs in paragraphs of their own."""
    rows: dict[Node, list[Line]] = {}
    for line in found:
        row = next(line.node.iterancestors(qn("w:tr")), None)
        if row is not None:
            rows.setdefault(row, []).append(line)
    for row, own in rows.items():
        made = _row_loop(row, own)
        if made:
            at, end = found.index(own[0]), found.index(own[-1])
            found = [*found[:at], made[0], *found[at : end + 1], made[1], *found[end + 1 :]]
        elif "".join(line.text for line in own).strip():
            _mark_lone(row, own)
    for line in found:
        _mark_paragraph(line)
    return found


def tags(found: list[Line]) -> list[Tag]:
    """All tags in order, comments left out."""
    return [tag for line in found for tag in _tags(line)]


def _tags(line: Line) -> Iterator[Tag]:
    for match in TAG.finditer(line.text):
        if block := BLOCK.fullmatch(match[0]):
            yield Tag(f"{{% {block[2]} {block[3]} %}}", block[2], block[1] or "", line)
        elif said := PRINT.fullmatch(match[0]):
            yield Tag(f"{{{{ {said[1]} }}}}", "", "", line)


def pairs(found: list[Tag]) -> tuple[list[tuple[Tag, Tag]], list[tuple[Tag, str]]]:
    """Openings with their ends, and what has no partner with what to say of it."""
    open_ones: list[Tag] = []
    closed, alone = [], []
    for tag in found:
        if tag.word in ENDS:
            open_ones.append(tag)
        elif tag.word in ENDS.values():
            if open_ones and ENDS[open_ones[-1].word] == tag.word:
                closed.append((open_ones.pop(), tag))
            else:
                alone.append((tag, f"前面没有对应的{{% {tag.word.removeprefix('end')} … %}}"))
        elif tag.word in MIDDLE and not open_ones:
            alone.append((tag, "前面没有对应的{% if … %}"))
    alone += [(tag, f"后面缺{{% {ENDS[tag.word]} %}}") for tag in open_ones]
    return closed, alone


def misplaced(found: list[Tag]) -> Iterator[tuple[Tag, str]]:
    """Pairs that would tear the document apart, and words that would be lost beside a tag."""
    for start, end in pairs(found)[0]:
        if start.level != end.level or _scope(start) is not _scope(end):
            yield start, APART.format(start.source, end.source)
    for tag in found:
        if tag.level in LOST and TAG.sub("", _around(tag)).strip():
            yield tag, f"{LOST[tag.level]}里除了标签还有别的文字，会丢失。请让标签独占{LOST[tag.level]}"


def _scope(tag: Tag) -> Node | None:
    """Both tags of a pair stand in this."""
    if tag.level == ROW:
        return next(tag.line.node.iterancestors(qn("w:tbl")), None)
    return tag.line.node.getparent() if tag.level == PARAGRAPH else tag.line.node


def _around(tag: Tag) -> str:
    if tag.level == PARAGRAPH:
        return tag.line.text
    row = next(tag.line.node.iterancestors(qn("w:tr")), tag.line.node)
    return "".join(one.text or "" for one in row.iter(qn("w:t")))


def _row_loop(row: Node, own: list[Line]) -> tuple[Line, Line] | None:
    """A loop or condition from the first cell to the last, moved into rows of its own before and after."""
    found = ((line, match) for line in own for match in BLOCK.finditer(line.text))
    blocks = [(line, match) for line, match in found if match[2] in (*ENDS, *ENDS.values())]
    if len(blocks) < 2 or blocks[0][0] is blocks[-1][0] or ENDS.get(blocks[0][1][2]) != blocks[-1][1][2]:
        return None
    if all(_is_whole(line) for line in own):
        return None
    (first, start), (last, end) = blocks[0], blocks[-1]
    _take(first, start[0])
    _take(last, end[0])
    above, below = _lone_row(first, start), _lone_row(last, end)
    row.addprevious(next(above.node.iterancestors(qn("w:tr"))))
    row.addnext(next(below.node.iterancestors(qn("w:tr"))))
    return above, below


def _is_whole(line: Line) -> bool:
    words = [match[2] for match in BLOCK.finditer(line.text)]
    return all(words.count(start) == words.count(end) for start, end in ENDS.items())


def _take(line: Line, tag: str) -> None:
    for one in line.texts:
        if tag in (one.text or ""):
            one.text = (one.text or "").replace(tag, "", 1)
            return


def _lone_row(line: Line, match: re.Match[str]) -> Line:
    row = inner = OxmlElement("w:tr")
    for name in ("w:tc", "w:p", "w:r", "w:t"):
        below = OxmlElement(name)
        inner.append(below)
        inner = below
    inner.text = _marked(match, ROW)
    return Line(line.place, next(row.iter(qn("w:p"))), [inner])


def _mark_lone(row: Node, own: list[Line]) -> None:
    """A row that holds nothing but one tag goes away with it."""
    text = "".join(line.text for line in own).strip()
    match = BLOCK.fullmatch(text)
    if match and match[1] is None and len(list(row.iter(qn("w:tc")))) > 1:
        for line in own:
            _rewrite(line, ROW)


def _mark_paragraph(line: Line) -> None:
    """A paragraph that holds nothing but one tag goes away with it, where another one is left in its cell."""
    match = BLOCK.fullmatch(line.text.strip())
    beside = (next(line.node.itersiblings(qn("w:p"), preceding=back), None) for back in (False, True))
    if match and match[1] is None and any(one is not None for one in beside):
        _rewrite(line, PARAGRAPH)
    for one in line.texts:  # docxtpl knows its letters only right after the bracket
        one.text = BLOCK.sub(lambda found: _marked(found, found[1] or INSIDE), one.text or "")


def _rewrite(line: Line, level: str) -> None:
    for one in line.texts:
        one.text = BLOCK.sub(lambda found: _marked(found, level), one.text or "")


def _marked(match: re.Match[str], level: str) -> str:
    rest = f" {match[3]}" if match[3] else ""
    return f"{{%{level} {match[2]}{rest} %}}"
