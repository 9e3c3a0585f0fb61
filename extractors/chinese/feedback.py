"""The day on which an inspection's findings were fed back (反馈日), where the text tells it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from extractors.chinese.lines import fold

TOLD = re.compile(
    r"(?:(?P<year>20\d\d)年|(?P<same>今年|本年|同年))?\s?(?P<month>1[0-2]|0?[1-9])月(?P<day>[12]\d|3[01]|0?[1-9])日"
    r"[^。;\d]{0,30}?(?:反馈了|反馈意见|进行了?反馈|正式反馈|作了反馈|反馈(?=[。;,]|巡察|检查))"
)


def feedback_day(texts: Sequence[str], date: dt.date | None, year: int | None) -> dt.date | None:
    """The first day that is told together with feedback and is not after the document; None where none is."""
    for text in texts:
        for match in TOLD.finditer(fold(text)) if "反馈" in text else ():
            day = _day(match, date.year if date else year)
            if day and not (date and day > date):
                return day
    return None


def _day(match: re.Match[str], year: int | None) -> dt.date | None:
    told = int(match["year"]) if match["year"] else year
    try:
        return dt.date(told, int(match["month"]), int(match["day"])) if told else None
    except ValueError:
        return None
