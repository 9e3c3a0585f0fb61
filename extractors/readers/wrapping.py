"""Lines broken at a fixed width, as old editors save them, joined to paragraphs again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from extractors.readers.headings import printed_number

MIN_LINES = 8  # lines that tell whether a file is wrapped
MIN_WIDTH, MAX_WIDTH = 40, 140  # columns
SLACK = 3  # columns that a full line may fall short of the widest
FULL_SHARE = 0.4  # lines that are full in a wrapped file
UNFINISHED_SHARE = 0.5  # full lines that end within a sentence

_FINISHED = re.compile(r"[。；;！!？?：:”’）)】]$")
_INDENTED = re.compile(r"^(?:[\u3000\t]| {2,})")


def unwrapped(rows: Sequence[str]) -> list[str]:
    """The rows, those of a wrapped paragraph as one; the same rows where the file is not wrapped."""
    width = _wrap_width([row for row in rows if row.strip()])
    if width is None:
        return list(rows)
    joined: list[str] = []
    is_open = False
    for row in rows:
        if is_open and row.strip() and not _opens(row):
            joined[-1] += _glue(joined[-1], row.strip())
        else:
            joined.append(row)
        is_open = bool(row.strip()) and width - SLACK <= columns(row.rstrip()) <= width
    return joined


def columns(text: str) -> int:
    """The width of a text where a Chinese character takes two columns."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _wrap_width(rows: Sequence[str]) -> int | None:
    """The width at which the file is broken; None where it is not."""
    if len(rows) < MIN_LINES:
        return None
    widths = [columns(row.rstrip()) for row in rows]
    width = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))[0]
    width = max((one for one in widths if one <= width + SLACK), default=width)
    full = [row.rstrip() for row, one in zip(rows, widths, strict=True) if width - SLACK <= one <= width]
    unfinished = sum(not _FINISHED.search(row) for row in full)
    wrapped = len(full) >= FULL_SHARE * len(rows) and unfinished >= UNFINISHED_SHARE * len(full)
    too_wide = sum(one > width for one in widths) > 0
    return width if wrapped and not too_wide and MIN_WIDTH <= width <= MAX_WIDTH else None


def _opens(row: str) -> bool:
    """Whether a row begins a paragraph of its own: indented, numbered or a table row."""
    return bool(_INDENTED.match(row) or printed_number(row.strip())[0] or row.lstrip().startswith(("|", "#")))


def _glue(before: str, after: str) -> str:
    latin = before[-1:].isascii() and after[:1].isascii() and before[-1:].isalnum() and after[:1].isalnum()
    return f" {after}" if latin else after
