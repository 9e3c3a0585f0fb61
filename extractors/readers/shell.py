"""Web furniture in scraped text: buttons, editors' leads, links, page numbers — found line by line, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.lexicons import load
from extractors.readers.headings import TITLE_WORD

SHORT = 14  # characters of a line that goes with the furniture around it
GAP = 3  # such lines in a row
TITLE = 60  # characters of a title
LEAD = 400  # characters of an editor's lead at most

BETWEEN = "网页按钮和栏目名"
LEADS = "网站小编导语"
TWICE = "重复的标题"

_SENTENCES = re.compile(r"[^。！!？?]+[。！!？?]*")
_SENTENCE_MARK = re.compile(r"[。；;！!？?：:，,]")


@cache
def _lines() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines: dict[str, list[str]] = load("shell")["lines"]
    return tuple((reason, re.compile("|".join(f"(?:{part})" for part in parts))) for reason, parts in lines.items())


@cache
def _leads() -> re.Pattern[str]:
    return re.compile("|".join(load("shell")["leads"]))


def furniture(line: str) -> str | None:
    """Why a line is no body text; None where it is."""
    text = line.strip()
    reason = next((reason for reason, pattern in _lines() if pattern.fullmatch(text)), None)
    return reason or (LEADS if _is_lead(text) else None)


def _is_lead(text: str) -> bool:
    """Whether a short paragraph ends in the sentence with which a site's editor hands over to the text."""
    if len(text) > LEAD or not _leads().search(text):
        return False
    return bool(_leads().search(_SENTENCES.findall(text)[-1]))


def reasons(lines: Sequence[str]) -> list[str | None]:
    """For each line why it is left out, None for body text; short lines go with the furniture on both their sides."""
    found = [furniture(line) for line in lines]
    start = 0
    while start < len(lines):
        if found[start] is not None:
            start += 1
            continue
        end = next((i for i in range(start, len(lines)) if found[i] is not None), len(lines))
        if _enclosed(lines, found, start, end):
            found[start:end] = [BETWEEN] * (end - start)
        start = end
    return _without_repeats(lines, found)


def _enclosed(lines: Sequence[str], found: list[str | None], start: int, end: int) -> bool:
    sides = (start == 0 or found[start - 1] is not None) and end < len(lines)
    between = lines[start:end]
    button = any(found[i] == BETWEEN for i in (start - 1, end) if 0 <= i < len(lines))
    return sides and button and end - start <= GAP and all(map(_is_short, between))


def _is_short(line: str) -> bool:
    text = line.strip()
    return len(text) <= SHORT and not _SENTENCE_MARK.search(text) and not TITLE_WORD.search(text)


def _without_repeats(lines: Sequence[str], found: list[str | None]) -> list[str | None]:
    """A title that stands there twice before the text begins is left out once."""
    kept = [i for i, reason in enumerate(found) if reason is None]
    title = lines[kept[0]].strip() if kept else ""
    again = next((i for i in kept[1:3] if lines[i].strip() == title), None)
    if again is not None and len(title) <= TITLE and not title.endswith(("。", "；", ";", "！", "？")):
        found[again] = TWICE
    return found
