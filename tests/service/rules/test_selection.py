"""A paper takes the items that it is about; a day that nobody agreed to makes nothing overdue."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from service.errors import BadRequest
from service.records import ClosureState, OrganizationChecklist
from service.rules.checklist_row import Basis
from service.rules.progress import counted
from service.rules.selection import LIMITED, LONG_TERM, NOTHING, About, chosen, class_of, days_left
from tests.service.factories import basis, checklist

TODAY = date(2025, 2, 20)
BASIS: Basis = basis(TODAY)


def due_in(days: int, state: ClosureState = ClosureState.IN_PROGRESS) -> OrganizationChecklist:
    """A checklist of one item that is due in so many days."""
    made = checklist("u3", today=TODAY)
    due = TODAY + timedelta(days=days)
    return replace(made, rows=(replace(made.rows[0], due=due, due_guessed=False, state=state, measures=()),))


@pytest.mark.parametrize(
    ("about", "days", "is_taken"),
    [
        (About.NEAR, 0, True),
        (About.NEAR, 15, True),
        (About.NEAR, 16, False),
        (About.NEAR, -1, False),
        (About.OVERDUE, 0, False),
        (About.OVERDUE, -1, True),
        (About.GRAVE, -29, False),
        (About.GRAVE, -30, True),
        (About.PRESSED, -1, True),
        (About.PRESSED, 16, False),
        (About.STUCK, -1, True),
        (About.STUCK, 1, False),
    ],
)
def test_items_are_taken_by_their_days(about: About, days: int, *, is_taken: bool) -> None:
    made = due_in(days)
    if is_taken:
        assert chosen(made, about, (), BASIS) == list(made.rows)
    else:
        with pytest.raises(BadRequest, match=NOTHING[about]):
            chosen(made, about, (), BASIS)


@pytest.mark.parametrize(
    ("about", "state"),
    [
        (About.DONE, ClosureState.APPLY_CLOSE),
        (About.WAITING, ClosureState.ACCEPTING),
        (About.STUCK, ClosureState.REOPENED),
        (About.OPEN, ClosureState.BASICALLY_DONE),
        (About.ANY, ClosureState.CLOSED),
    ],
)
def test_items_are_taken_by_their_state(about: About, state: ClosureState) -> None:
    assert len(chosen(due_in(3, state), about, (), BASIS)) == 1


def test_a_done_item_has_no_days_left() -> None:
    assert days_left(due_in(-9, ClosureState.CLOSED).rows[0], TODAY) is None
    assert days_left(due_in(-9).rows[0], TODAY) == -9


def test_a_proposed_day_that_has_passed_is_no_day() -> None:
    row = replace(due_in(-9).rows[0], due_guessed=True)
    assert days_left(row, TODAY) is None


def test_numbers_reach_into_what_earlier_years_left_open() -> None:
    made = checklist("u3", today=TODAY)
    last = made.unmentioned[-1].number
    assert [row.number for row in chosen(made, About.NEAR, (last, 1, last), BASIS)] == [last, 1]
    with pytest.raises(BadRequest, match=f"没有第{last + 1}项，清单里是第1至{last}项"):
        chosen(made, About.NEAR, (last + 1,), BASIS)


def test_a_checklist_without_items_has_nothing_to_choose() -> None:
    empty = replace(due_in(1), rows=(), unmentioned=())
    assert chosen(empty, About.ALL, (), BASIS) == []
    with pytest.raises(BadRequest, match="清单里还没有问题"):
        chosen(empty, About.ALL, (1,), BASIS)


def test_the_class_that_people_chose_holds_and_counts_in_the_rate_without_long_term_items() -> None:
    row = due_in(1).rows[0]
    chosen_by_people = replace(row, written=(("class", LONG_TERM),))
    assert (class_of(row), class_of(chosen_by_people)) == (LIMITED, LONG_TERM)
    assert [counted((one,), TODAY).long_term for one in (row, chosen_by_people)] == [0, 1]
