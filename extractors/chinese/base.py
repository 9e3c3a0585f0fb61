"""What dates and times in a report are counted from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """Days of the school year (校历) that reports refer to, as (month, day)."""

    autumn_start: tuple[int, int] = (9, 1)
    autumn_end: tuple[int, int] = (1, 20)  # of the next year
    spring_start: tuple[int, int] = (3, 1)
    spring_end: tuple[int, int] = (7, 10)


@dataclass(frozen=True, slots=True)
class Base:
    """The anchor of relative times: the document's date, its working year, the day of feedback."""

    date: dt.date | None = None
    year: int | None = None  # the working year that the document speaks about
    feedback: dt.date | None = None
    calendar: SchoolCalendar = SchoolCalendar()
    early: bool = False  # if undated: written as its year began (a plan), not as it ended (a report)
