"""Month ends, workdays, two thirds and the policy for deadlines are exact."""

from datetime import date
from fractions import Fraction

import pytest

from extractors.findings import Deadline, DeadlineKind
from service.rules.deadlines import Calendar, Policy, add_months, add_workdays, due_of, next_workday, reaches

BASE = date(2026, 11, 30)
SPRING = Calendar(
    holidays=frozenset(date(2026, 2, day) for day in range(16, 24)), worked=frozenset({date(2026, 2, 28)})
)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 5, 15), 12, date(2027, 5, 15)),
    ],
)
def test_months_end_safely(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_workdays_skip_weekends_and_holidays_and_count_worked_saturdays() -> None:
    assert add_workdays(date(2026, 2, 13), 1, SPRING) == date(2026, 2, 24)
    assert add_workdays(date(2026, 2, 13), 5, SPRING) == date(2026, 2, 28)
    assert add_workdays(date(2026, 2, 13), 6, SPRING) == date(2026, 3, 2)
    assert add_workdays(date(2026, 11, 6), 10, Calendar()) == date(2026, 11, 20)


def test_next_workday_stays_on_a_workday() -> None:
    assert next_workday(date(2026, 11, 6), Calendar()) == date(2026, 11, 6)
    assert next_workday(date(2026, 11, 7), Calendar()) == date(2026, 11, 9)


def test_two_thirds_is_exact() -> None:
    assert reaches(14, 21)
    assert not reaches(13, 20)
    assert not reaches(0, 0)
    assert reaches(4, 5, Fraction(4, 5))


def test_last_stated_day_wins_over_proposals() -> None:
    due = due_of(
        [
            Deadline("3月底前", DeadlineKind.BY, "2027-03-31"),
            Deadline("年底前", DeadlineKind.BY, "2026-12-31"),
            Deadline("", DeadlineKind.NONE),
        ],
        BASE,
        Policy(),
    )
    assert (due.day, due.text, due.guessed) == (date(2027, 3, 31), "3月底前", False)


def test_a_guessed_year_stays_marked() -> None:
    assert due_of([Deadline("6月底前", DeadlineKind.BY, "2027-06-30", guessed=True)], BASE, Policy()).guessed


def test_immediate_is_seven_days() -> None:
    due = due_of([Deadline("立行立改", DeadlineKind.IMMEDIATE)], BASE, Policy())
    assert (due.day, due.guessed) == (date(2026, 12, 7), False)


def test_long_term_gets_a_quarterly_check_point() -> None:
    due = due_of([Deadline("长期坚持", DeadlineKind.LONG_TERM)], BASE, Policy())
    assert (due.day, due.long_term, due.guessed) == (date(2027, 2, 28), True, True)
    assert "每季度" in due.text


def test_no_deadline_is_proposed_three_months_on() -> None:
    due = due_of([], BASE, Policy())
    assert (due.day, due.guessed) == (date(2027, 2, 28), True)


def test_a_computed_day_moves_off_a_holiday_and_a_stated_one_does_not() -> None:
    policy = Policy(calendar=Calendar())
    assert due_of([], BASE, policy).day == date(2027, 3, 1)
    assert due_of([Deadline("2月底", DeadlineKind.BY, "2027-02-28")], BASE, policy).day == date(2027, 2, 28)
