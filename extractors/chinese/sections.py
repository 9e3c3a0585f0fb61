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
BARE_LEVEL = 8  # a short line without a number
ITEM_LEVELS = range(2, 5)  # numbered lines that may be items; chapters (一、) only where no style marks them

_HAN = "一二三四五六七八九十"
_NUMBER = re.compile(  # one group a level, from 1
    rf"([{_HAN}]{{1,3}}、|第[{_HAN}]{{1,3}}(?:部分|章|篇)|[{_HAN}]{{1,2}} )|(\([{_HAN}]{{1,3}}\))"
    r"|(\d{1,2}[.、](?!\d))|(\(\d{1,2}\))"
)
_END, _TEXT = 0, 10  # what stands below a line, as a level: nothing; text
_STOP = re.compile(r"[。;!?]")


@dataclass(frozen=True, slots=True)
class Section:
    """The headings above a line, outermost first, as indexes of lines; a heading line has itself last."""

    path: tuple[int, ...]
    level: int | None = None  # of the line itself, None where it is no heading


def sections(lines: Sequence[Line], titles: Sequence[int] = ()) -> list[Section]:
    """One section a line; `titles` are lines that open an article, whatever they look like."""
    stack: list[tuple[int, int]] = []  # (level, line)
    path: tuple[int, ...] = ()
    found = []
    for index, (line, level) in enumerate(zip(lines, _levels(lines, set(titles[1:])), strict=True)):
        if level is not None:
            while stack and stack[-1][0] >= level:
                stack.pop()
            stack.append((level, index))
            path = tuple(at for _, at in stack)
        remark = line.block.kind is BlockKind.COMMENT  # stands in the margin, under no heading but the title
        found.append(Section(path[: sum(depth == 0 for depth, _ in stack)] if remark else path, level))
    return found


def _levels(lines: Sequence[Line], opened: set[int]) -> list[int | None]:
    """The level of each line; a numbered line under which nothing stands is an item of a list, no heading."""
    levels = [0 if index in opened else heading_level(line) for index, line in enumerate(lines)]
    found, below = levels.copy(), _END
    for index in reversed(range(len(lines))):
        level = levels[index]
        if not lines[index].folded.strip() or (below == _END and level == BARE_LEVEL):
            continue  # a blank line, or one of a signature
        if level is not None and below <= level and _is_item(lines[index], level):
            found[index] = None
        below = (_printed(lines[index]) or _TEXT) if level is None else level or _END
    return found


def _is_item(line: Line, level: int) -> bool:
    return level in ITEM_LEVELS or (level == 1 and line.block.kind is not BlockKind.HEADING)


def heading_level(line: Line) -> int | None:
    """How deep a heading the line is, from 0 (title) to LABEL_LEVEL; None for text."""
    text = line.folded.strip()
    if line.block.kind in (BlockKind.ROW, BlockKind.NOTE, BlockKind.COMMENT) or not text:
        return None
    if line.block.kind == BlockKind.TITLE:
        return 0
    printed = _printed(line)
    if line.block.kind == BlockKind.HEADING:
        return printed or line.block.level or 1
    return _plain_level(text, printed)


def _printed(line: Line) -> int | None:
    """How deep the number at the start of a line stands; None where there is none or the line is a table's row."""
    found = None if line.block.cells else _NUMBER.match(line.folded.strip())
    return found.lastindex if found else None


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
    return BARE_LEVEL if unfinished and len(text) <= MAX_BARE_HEADING else None
