"""Which headings stand above a line: printed, styled, or a short line that ends with a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.chinese.lines import Line
from extractors.document import BlockKind

MAX_HEADING = 45  # characters of a numbered heading
MAX_BARE_HEADING = 24  # characters of a heading without a number
MAX_LABEL = 30  # characters of a line that ends with a colon and names what follows
LABEL_LEVEL = 9  # a label stands below every heading

_HAN = "一二三四五六七八九十"
_LEVELS = (
    (1, re.compile(rf"[{_HAN}]{{1,3}}、|第[{_HAN}]{{1,3}}(?:部分|章|篇)|[{_HAN}]{{1,2}} ")),
    (2, re.compile(rf"\([{_HAN}]{{1,3}}\)")),
    (3, re.compile(r"\d{1,2}[.、](?!\d)")),
    (4, re.compile(r"\(\d{1,2}\)")),
)
_STOP = re.compile(r"[。;!?]")


@dataclass(frozen=True, slots=True)
class Section:
    """The headings above a line, outermost first, as indexes of lines; a heading line has itself last."""

    path: tuple[int, ...]
    level: int | None = None  # of the line itself, None where it is no heading


def sections(lines: Sequence[Line], titles: Sequence[int] = ()) -> list[Section]:
    """One section a line; `titles` are lines that open an article, whatever they look like."""
    opened = set(titles[1:])
    stack: list[tuple[int, int]] = []  # (level, line)
    found = []
    for index, line in enumerate(lines):
        level = 0 if index in opened else heading_level(line)
        if level is not None:
            while stack and stack[-1][0] >= level:
                stack.pop()
            stack.append((level, index))
        remark = line.block.kind is BlockKind.COMMENT  # stands in the margin, under no heading but the title
        found.append(Section(tuple(at for depth, at in stack if not remark or depth == 0), level))
    return found


def heading_level(line: Line) -> int | None:
    """How deep a heading the line is, from 0 (title) to LABEL_LEVEL; None for text."""
    text = line.folded.strip()
    if line.block.kind in (BlockKind.ROW, BlockKind.NOTE, BlockKind.COMMENT) or not text:
        return None
    if line.block.kind == BlockKind.TITLE:
        return 0
    printed = next((level for level, form in _LEVELS if form.match(text)), None)
    if line.block.kind == BlockKind.HEADING:
        return printed or line.block.level or 1
    return _plain_level(text, printed)


def _plain_level(text: str, printed: int | None) -> int | None:
    if text.endswith(":") and len(text) <= MAX_LABEL:
        return printed or LABEL_LEVEL
    if _STOP.search(text[:-1]) or text[-1] in ";,":
        return None
    if printed in (1, 2):
        return printed if len(text) <= MAX_HEADING else None
    unfinished = text[-1] not in "。!?)"
    if printed:
        return printed if unfinished and len(text) <= MAX_BARE_HEADING else None
    return LABEL_LEVEL - 1 if unfinished and len(text) <= MAX_BARE_HEADING else None
