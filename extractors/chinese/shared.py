"""Statements that hold for several measures: a bracket after them, a line 责任与时限：… below, a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.chinese.lines import fold
from extractors.chinese.numerals import CHINESE, whole

FURTHEST = 6  # lines below a measure in which its statement may stand
LABELS = "责任|牵头|分管|包案|完成时限|整改时限|完成时间|时限|期限|配合"
STATEMENT = re.compile(f"\\(?(?:{LABELS})[^:,。]{{0,8}}:|(?:{LABELS})(?:领导|部门|单位|人)")
SETTING = re.compile(f"立行立改|即知即改|立即|长期坚持|持续|前(?:应?完成|办结|整改到位|见效)|\\([^()]*(?:{LABELS})")
ANOTHER = re.compile(rf"[(]?(?:[①-⑳]|\d{{1,2}}|{CHINESE})[)、.]?\S|{CHINESE}是|——|●")
BRACKET = re.compile(r"\(((?:[^()]|\([^()]{1,6}\))+)\)[。;]?$")
ITEM = re.compile(rf"第[(]?(?P<number>[①-⑳]|\d{{1,2}}|{CHINESE})[)]?[项条](?:措施)?")
NUMBERED = re.compile(rf"(?:^|(?<=[:;。]))\s?[(]?(?P<number>[①-⑳]|\d{{1,2}}|{CHINESE})(?:[)、.]|(?<=[①-⑳]))")
SPLIT = re.compile("(?<=[,;。])")
RING = ord("①") - 1


def around(texts: Sequence[str], end: int, headings: Sequence[str] = ()) -> tuple[str, ...]:
    """The statements that hold for a measure ending at `end` of texts[0], nearest first, folded.

    Its own line's last bracket, else the first statement in the lines below, past other measures; then headings that
    set a time (二、立行立改事项) or end in a bracket. `texts`: its line and those below, FURTHEST are enough.
    """
    own = BRACKET.search(fold(texts[0])[end:].strip())
    near = own[1] if own else _below(texts[1 : 1 + FURTHEST])
    above = (fold(heading).strip() for heading in reversed(headings))
    told = tuple(text for text in (near, *filter(SETTING.search, above)) if text)
    number = _printed(texts[0], end) if any(map(ITEM.search, told)) else None
    return tuple(for_item(text, number) for text in told)


def _printed(text: str, end: int) -> int | None:
    """The number in front of the last item before a place (②, （2）, 2.)."""
    found = list(NUMBERED.finditer(fold(text)[:end]))
    return _number(found[-1]["number"]) if found else None


def _below(texts: Sequence[str]) -> str:
    for text in texts:
        folded = fold(text).strip()
        if STATEMENT.match(folded):
            return folded
        if not ANOTHER.match(folded):
            return ""
    return ""


def for_item(statement: str, number: int | None) -> str:
    """Of a statement that tells items apart (第①项…，第②项…) what is common and what speaks of this one."""
    if not ITEM.search(statement):
        return statement
    current: int | None = None
    kept = []
    for part in SPLIT.split(statement):
        named = ITEM.search(part)
        if named:
            current = _number(named["number"])
        if current in (None, number):
            kept.append(ITEM.sub("", part))
        if part.endswith((";", "。")):
            current = None
    return "".join(kept)


def _number(text: str) -> int | None:
    return ord(text) - RING if "①" <= text <= "⑳" else whole(text)
