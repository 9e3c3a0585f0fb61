"""Lines cut into segments: the smallest pieces that a finding or a measure is made of.

A segment ends at a full stop, a semicolon, a colon or a cell's edge, and before every opener of an enumeration
(一是, 1., ①, 首先, 有的 …). Findings and measures are runs of segments of one line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from extractors.chinese.lines import Line

HAN = "一二三四五六七八九十"
CLOSERS = "”’」』)】》\"'"
STOPS = "。;!?"
STOP = re.compile(rf"[{STOPS}:“”]")
CLOSED = re.compile(f"[{re.escape(CLOSERS)}]+")
BEFORE_OPENER = "。;!?:,”)\t \u3000、(—"


class Opener(IntEnum):
    """What opens a segment; the order is that of the alternatives in OPENER."""

    NONE = 0
    HAN_IS = 1  # 一是
    NUMBER = 2  # 1.
    BRACKET_HAN = 3  # （一）
    BRACKET_NUMBER = 4  # （1）
    HAN_COMMA = 5  # 一、
    RING = 6  # ①
    ORDINAL = 7  # 第一，
    ITS = 8  # 其一
    FIRST = 9  # 首先
    SOME = 10  # 有的
    BULLET = 11  # ●
    STEM = 12  # 甲、
    ALSO = 13  # 另外


BULLETS = "●◆■★▲○◇□♦•·➢※*"
STEMS = "甲乙丙丁戊己庚辛壬癸"
FIRST = rf"(?=[{HAN}\d(①-⑳第其首再最有{BULLETS}—–{STEMS}另此还同先-])"  # no opener starts otherwise: that settles most
MAY_OPEN = re.compile(f"[{re.escape(BEFORE_OPENER)}]{FIRST}")
OPENER = re.compile(
    rf"{FIRST}(?:"
    rf"(?P<HAN_IS>[{HAN}]{{1,3}}(?:则)?是(?!否))"
    r"|(?P<NUMBER>\d{1,2}(?:[.、](?!\d)|\)))"
    rf"|(?P<BRACKET_HAN>\([{HAN}]{{1,3}}\)、?)"
    r"|(?P<BRACKET_NUMBER>\(\d{1,2}\))"
    rf"|(?P<HAN_COMMA>[{HAN}]{{1,3}}、)"
    r"|(?P<RING>[①-⑳])"
    rf"|(?P<ORDINAL>第[{HAN}]{{1,2}}(?=[,、:是条个件])|[{HAN}]来(?=[,是]))"
    rf"|(?P<ITS>其[{HAN}](?=[,:是、]))"
    r"|(?P<FIRST>首先[,是]?|其次[,是]?|再次[,是]?|再者|再就是|最后(?=[,是一]))"
    r"|(?P<SOME>有的)"
    rf"|(?P<BULLET>[{BULLETS}]|[-—–]{{1,2}}(?=\S))"
    rf"|(?P<STEM>[{STEMS}](?=、))"
    r"|(?P<ALSO>另外|此外|还有|同时(?=[,也还])|先说|再说|再看|先看))"
)
KINDS = {kind.name: kind for kind in Opener}


class Segment(NamedTuple):
    """A piece of one line; start and end count characters of the whole text."""

    line: int  # index in the list of lines
    start: int
    end: int
    opener: Opener = Opener.NONE
    cell: int = -1  # index in the row's cells, -1 outside tables


def segments(lines: Sequence[Line]) -> Iterator[Segment]:
    """All segments of the lines, in order; blanks between them belong to none."""
    for index, line in enumerate(lines):
        if line.block.cells:
            for number, cell in enumerate(line.block.cells):
                yield from _cut(index, line, (cell.start, cell.end), number)
        else:
            yield from _cut(index, line, (0, len(line.folded)), -1)


def _cut(index: int, line: Line, extent: tuple[int, int], cell: int) -> Iterator[Segment]:
    start, end = extent
    text, base = line.folded[start:end], line.start + start
    openers = dict(_openers(text))
    for left, right in itertools.pairwise(sorted({0, len(text), *openers, *_stops(text)})):
        piece = text[left:right].rstrip()
        if piece:
            stop = base + left + len(piece)
            yield Segment(index, stop - len(piece.lstrip()), stop, openers.get(left, Opener.NONE), cell)


def _openers(text: str) -> Iterator[tuple[int, Opener]]:
    for at in (0, *(mark.end() for mark in MAY_OPEN.finditer(text))):
        found = OPENER.match(text, at)
        kind = KINDS[found.lastgroup or ""] if found else Opener.NONE
        if found and not (at and _listed(text, at, kind)):
            yield at, kind


def _listed(text: str, at: int, kind: Opener) -> bool:
    """Whether what looks like an opener stands inside an enumeration of words ("、第一书记", "—")."""
    if kind in (Opener.BULLET, Opener.ALSO, Opener.STEM, Opener.HAN_COMMA):
        return text[at - 1] not in "。;!?\t"
    return text[at - 1] in "、(" and kind != Opener.BRACKET_NUMBER


def _stops(text: str) -> Iterable[int]:
    depth = 0
    for found in STOP.finditer(text):
        mark = found[0]
        if mark == "“":
            depth += 1
        elif mark == "”":
            depth = max(0, depth - 1)
        elif mark == ":" and not depth:
            yield found.end()
        elif mark in STOPS:
            closed = CLOSED.match(text, found.end())
            stop = closed.end() if closed else found.end()
            if not depth or "”" in text[found.end() : stop]:
                yield stop
