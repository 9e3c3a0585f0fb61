"""A finding in at most 40 characters, for a checklist cell."""

from __future__ import annotations

import re

MOST = 40
LEAST = 6  # a shorter first clause takes the next one too
ELLIPSIS = "…"

_NUMBER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}(?:是|、)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．）)]|[①-⑳]|第[一二三四五六七八九十]+[，、：:]"
    r"|其[一二三四五六七八九][，、：:]?|首先[，是]?|其次[，是]?|再次[，是]?|最后[，是]?|[●◆■★▲○◇□•·—\-]+|[甲乙丙丁戊己庚辛]、)\s*"
)
_LEAD = re.compile(r"^(?:但是?|不过|然而|同时|此外|另外|还有|再说|先说|比如|例如)[，,：:]?")
_ENDS = re.compile(r"[。；;！!？?]")
_CLAUSES = re.compile(r"[，,：:]")


def summary(quote: str) -> str:
    """The first sentence without its number; cut at a comma where it is too long."""
    text = _LEAD.sub("", _NUMBER.sub("", quote.replace("\n", " ").strip())).strip()
    sentence = _upto(text, _ENDS).rstrip("。；;！!？?，,")
    if len(sentence) <= MOST:
        return sentence
    cut = [found.start() for found in _CLAUSES.finditer(sentence[:MOST]) if found.start() >= LEAST]
    return sentence[: cut[-1]] if cut else sentence[: MOST - 1] + ELLIPSIS


def _upto(text: str, ends: re.Pattern[str]) -> str:
    found = ends.search(text, LEAST)
    return text[: found.start()] if found else text
