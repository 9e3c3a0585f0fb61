"""Deadline arithmetic: months that end safely, workdays by a calendar, and the day an item is due by policy."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from extractors.findings import Deadline, DeadlineKind

SATURDAY = 5
TWO_THIRDS = Fraction(2, 3)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Public holidays (days off) and the weekend days that are worked instead (调休)."""

    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_workday(self, day: date) -> bool:
        """Whether people work on that day."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.holidays)


@dataclass(frozen=True, slots=True)
class Policy:
    """How deadlines that a report leaves open are set (整改时限的默认口径)."""

    immediate_days: int = 7
    default_months: int = 3
    quarter_months: int = 3  # first check point of a long-term item
    calendar: Calendar | None = None  # given: a computed day that falls on a day off moves to the next workday


@dataclass(frozen=True, slots=True)
class Due:
    """The day an item is due, the words for it, and whether a person still has to agree to it."""

    day: date
    text: str
    guessed: bool
    long_term: bool = False


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day (2026-11-30 + 3 → 2027-02-28)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_workday(day: date, calendar: Calendar) -> date:
    """That day, or the first workday after it."""
    while not calendar.is_workday(day):
        day += timedelta(days=1)
    return day


def add_workdays(day: date, count: int, calendar: Calendar) -> date:
    """The count-th workday after a day, which itself does not count."""
    for _ in range(count):
        day = next_workday(day + timedelta(days=1), calendar)
    return day


def reaches(part: int, whole: int, share: Fraction = TWO_THIRDS) -> bool:
    """Whether part of whole reaches a share, exactly (14 of 21 is two thirds)."""
    return whole > 0 and Fraction(part, whole) >= share


def parse_day(text: str | None) -> date | None:
    """An ISO day, or None where there is none or it is no date."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def due_of(deadlines: Sequence[Deadline], base: date, policy: Policy) -> Due:
    """When an item with these deadlines is due; the last stated day wins, for all its measures must be done by then."""
    stated = [due for due in (_stated(one, base, policy) for one in deadlines) if due]
    if stated:
        return max(stated, key=lambda due: due.day)
    long_term = next((one for one in deadlines if one.kind is DeadlineKind.LONG_TERM), None)
    if long_term:
        check = _shifted(add_months(base, policy.quarter_months), policy)
        words = long_term.text or "长期坚持"
        return Due(check, f"{words}，每季度报一次阶段成果", guessed=True, long_term=True)
    day = _shifted(add_months(base, policy.default_months), policy)
    return Due(day, f"材料未写明，按{policy.default_months}个月建议", guessed=True)


def _stated(one: Deadline, base: date, policy: Policy) -> Due | None:
    day = parse_day(one.date)
    if one.kind is DeadlineKind.BY and day:
        return Due(day, one.text, one.guessed)
    if one.kind is DeadlineKind.IMMEDIATE:
        due = _shifted(base + timedelta(days=policy.immediate_days), policy)
        return Due(due, one.text or "立行立改", guessed=False)
    return None


def _shifted(day: date, policy: Policy) -> date:
    return next_workday(day, policy.calendar) if policy.calendar else day
