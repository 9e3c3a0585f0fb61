"""The year of a campaign of study (党史学习教育, 党纪学习教育) that a text names."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicons import load


def campaign_year(text: str) -> int | None:
    """The year of the latest campaign in the text; a report that prints no year speaks of it."""
    named = (row for row in _campaigns() if row[1].search(text))
    return max((year for year, _, other in named if other is None or not other.search(text)), default=None)


@cache
def _campaigns() -> tuple[tuple[int, re.Pattern[str], re.Pattern[str] | None], ...]:
    rows: list[list[str]] = load("campaigns")["years"]
    return tuple((int(row[0]), re.compile(row[1]), re.compile(row[2]) if row[2:] else None) for row in rows)
