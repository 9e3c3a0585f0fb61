"""When a measure is due: the day its words or its table cell name, at once, for good, or no day at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.chinese import due, durations
from extractors.chinese.base import Base
from extractors.chinese.due import Anchor, Hit
from extractors.chinese.lines import fold
from extractors.findings import Deadline, DeadlineKind
from extractors.lexicons import alternatives, load

NONE = Deadline("", DeadlineKind.NONE)
IMMEDIATE = re.compile(alternatives(load("deadline-words")["immediate"]))
LONG_TERM = re.compile(alternatives(load("deadline-words")["long_term"]))
VAGUE = re.compile(alternatives(load("deadline-words")["vague"]))
DUE = re.compile("时限|期限|完成时间|完成日期|完成节点|整改时间|什么时候|时间节点|截止|办结时间|何时")
NOT_DUE = re.compile("承诺|原定|原来|反馈|发现|检查|上次")
TYPE = re.compile("整改类型|整改类别|整改方式|类型")
LABEL = re.compile("(?:时限|期限|完成时间|完成日期|时间)[为是:]?$")
RECURRING = re.compile("每[^,;。:、]{0,6}$|[各逐]年$")
NOT_BEFORE = re.compile("(?:截至|截止|至今|自|从|承诺)[^,;。]{0,4}$")
NOT_AFTER = re.compile(r"^(?:起|开始|以来|至(?!少)|到(?=\d)|—|-|~|召开的|的(?!组织生活会))")
A_QUARTER, TIMES = "一季度", re.compile("[^,;。]{0,2}[一二两三四1-4][次轮回遍]")  # 一季度去看一回: a rate, not a day
PER_EVENT = re.compile("(?:发现|一旦|遇[有到]?|接到|凡)[^,;。]*$")


def due_cell(columns: Mapping[str, str]) -> str:
    """Of a table row (header -> cell) what it says about when to be done; "" where no column does."""
    due = next((cell for head, cell in columns.items() if DUE.search(head) and not NOT_DUE.search(head)), "")
    if any(char.isalnum() for char in due):
        return due
    return next((cell for head, cell in columns.items() if TYPE.search(head) and _is_timed(cell)), due)


def deadline(text: str, base: Base, *, column: str = "", around: Sequence[str] = ()) -> Deadline:
    """What the measure's words say; the cell of a 完成时限 column, where it says anything, wins over them.

    `around`: statements and headings that hold for several measures, nearest first; they count where its own words
    give no time (see shared.around).
    """
    at = due.anchor(base)
    cell = fold(column).strip()
    if any(char.isalnum() for char in cell):
        return _in_cell(column.strip(), cell, at)
    own = _in_prose(text, fold(text), at)
    if own.kind is not DeadlineKind.NONE:
        return own
    told = (_in_prose(statement, fold(statement), at) for statement in around)
    return next((found for found in told if found.kind is not DeadlineKind.NONE), own)


def _is_timed(cell: str) -> bool:
    return bool(IMMEDIATE.search(cell) or LONG_TERM.search(cell))


def _in_cell(raw: str, cell: str, at: Anchor | None) -> Deadline:
    found = [*due.hits(cell, at, due.CELL), *durations.ends(cell, at)] if at else []
    found = [hit for hit in found if not _is_start(cell, hit)]
    return _best(raw, cell, found)


def _in_prose(raw: str, text: str, at: Anchor | None) -> Deadline:
    found = [*due.hits(text, at), *durations.ends(text, at)] if at else []
    return _best(raw, text, [hit for hit in found if not _is_other(text, hit)])


def _best(raw: str, text: str, found: list[Hit]) -> Deadline:
    if found:
        hit = min(found, key=lambda hit: (not _is_labelled(text, hit), hit.rank, hit.start, -hit.end))
        return Deadline(raw[hit.start : hit.end], DeadlineKind.BY, hit.day.isoformat(), hit.guessed)
    return _without_day(raw, text)


def _without_day(raw: str, text: str) -> Deadline:
    at_once = next((m for m in IMMEDIATE.finditer(text) if not PER_EVENT.search(text[: m.start()])), None)
    for_good = LONG_TERM.search(text)
    if at_once and not (for_good and for_good.start() > at_once.end() and len(text) - for_good.end() < 3):
        return Deadline(raw[at_once.start() : at_once.end()], DeadlineKind.IMMEDIATE)
    if for_good:
        return Deadline(raw[for_good.start() : for_good.end()], DeadlineKind.LONG_TERM)
    vague = VAGUE.search(text)
    return Deadline(raw[vague.start() : vague.end()], DeadlineKind.NONE) if vague else NONE


def _is_labelled(text: str, hit: Hit) -> bool:
    return bool(LABEL.search(text, max(0, hit.start - 6), hit.start))


def _is_start(text: str, hit: Hit) -> bool:
    return text[hit.end : hit.end + 1] == "起" or bool(RECURRING.search(text, max(0, hit.start - 8), hit.start))


def _is_other(text: str, hit: Hit) -> bool:
    """A recurring day, the start of something, the day of an event or of a count: no deadline."""
    before, after = text[max(0, hit.start - 8) : hit.start], text[hit.end : hit.end + 8]
    rate = text[hit.start : hit.end] == A_QUARTER and TIMES.match(after)
    return bool(rate or RECURRING.search(before) or NOT_BEFORE.search(before) or NOT_AFTER.search(after))
