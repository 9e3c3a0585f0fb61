"""Who found the problems below a heading or in a list, as the heading or the sentence that introduces the list says."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.chinese.features import View
from extractors.chinese.segments import OPENER
from extractors.findings import Source
from extractors.lexicons import load

Span = tuple[int, int, int]  # start, end, line
_ANNOUNCES = re.compile(r":$|[以如]下|[一两二三四五六七八九几\d](?:个|条|点|项|处|类)")
_NUMBER = re.compile(r"^[\s(一二三四五六七八九十\d)、.]*")
_STOPS = "。;!?"
REMEMBERED = 1 << 8  # headings, which stand above many findings


def attributed(view: View, span: Span, mostly: Source) -> Source | None:
    """The source named above a finding; None where it is the one that `mostly` holds or nobody is named."""
    for words, loose in ((_introduction(view, span), True), (_heading(view, span[2]), False)):
        named = _named(words)
        if named and not (loose and named is Source.MASSES):  # what the masses said is one basis of a list among others
            return named if named.value in load("sources")["attributed"].get(mostly.value, ()) else None
    return None


def _heading(view: View, line: int) -> str:
    above = [at for at in view.sections[line].path if at != line and view.sections[at].level != 0]
    return view.lines[above[-1]].folded if above else ""


@lru_cache(maxsize=REMEMBERED)
def _named(words: str) -> Source | None:
    if not words or _basis().match(_NUMBER.sub("", words)):
        return None
    return next((source for source, form in _forms() if form.search(words)), None)


@cache
def _forms() -> tuple[tuple[Source, re.Pattern[str]], ...]:
    return tuple((Source(name), re.compile("|".join(forms))) for name, forms in load("sources")["heads"].items())


@cache
def _basis() -> re.Pattern[str]:
    return re.compile("|".join(load("sources")["basis"]))


def _introduction(view: View, span: Span) -> str:
    """The sentence before the first item of the list that a finding belongs to, if it announces a list."""
    opened = OPENER.match(view.text, span[0], span[1])
    if not opened or not opened.lastgroup:
        return ""
    start = view.lines[span[2]].start
    items = (item for item in OPENER.finditer(view.text, start, span[0]) if item.lastgroup == opened.lastgroup)
    before = view.text[start : next((item.start() for item in items), span[0])].rstrip()
    words = _last_sentence(before or _before_list(view, span[2], opened.lastgroup))
    return words if _ANNOUNCES.search(words) else ""


def _before_list(view: View, line: int, opener: str) -> str:
    """The text of the line before a list whose items stand each on a line of its own; "" where that is a heading."""
    for at in range(line - 1, -1, -1):
        opened = OPENER.match(view.lines[at].folded)
        if view.sections[at].level is not None:
            return ""
        if not opened or opened.lastgroup != opener:
            return view.lines[at].folded.rstrip()
    return ""


def _last_sentence(text: str) -> str:
    return text[max(text.rfind(stop, 0, max(0, len(text) - 1)) + 1 for stop in _STOPS) :]
