"""Days counted as offices count them: month ends, months on, working days, the eve of a festival."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from functools import cache

from extractors.lexicons import load

Day = dt.date
ONE_DAY = dt.timedelta(days=1)


def month_end(year: int, month: int) -> Day:
    """The last day of the month; leap years count."""
    return Day(year, month, monthrange(year, month)[1])


def months_on(day: Day, months: int) -> Day:
    """The same day so many months later, cut at the month's end."""
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    return Day(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def working_days_on(day: Day, count: int) -> Day:
    """The day after so many working days: no weekends, no days of the public holidays in the lexicon."""
    while count > 0:
        day += ONE_DAY
        if day.weekday() < 5 and not is_holiday(day):
            count -= 1
    return day


def is_holiday(day: Day) -> bool:
    """Whether the day falls in a public holiday; days moved by yearly notice (调休) are not known."""
    return any(start <= day < start + dt.timedelta(days=length) for start, length in _holidays(day.year))


@cache
def _holidays(year: int) -> tuple[tuple[Day, int], ...]:
    lengths: dict[str, int] = load("festivals")["holidays"]
    days = ((festival(name, year), length) for name, length in lengths.items())
    return tuple((day, length) for day, length in days if day)


@cache
def festival(name: str, year: int) -> Day | None:
    """The festival's day in that year; None where the table does not reach."""
    table = load("festivals")
    if name in table["fixed"]:
        month, day = table["fixed"][name]
        return Day(year, month, day)
    return next((day for day in table["moving"].get(name, ()) if day.year == year), None)


def eve(name: str, after: Day) -> Day | None:
    """The day before the first such festival that is still to come after a day."""
    for year in (after.year, after.year + 1):
        day = festival(name, year)
        if day and day - ONE_DAY >= after:
            return day - ONE_DAY
    return None
