"""The counts behind the rates say only what is on record."""

from dataclasses import replace
from datetime import date

from service.records import ChecklistRow, ClosureState
from service.rules.progress import counted
from service.rules.rates import rates
from tests.service.factories import checklist

TODAY = date(2025, 2, 20)


def row(state: ClosureState, due: date, closed_on: date | None = None) -> ChecklistRow:
    made = checklist("u3", today=TODAY).rows[0]
    return replace(made, state=state, due=due, due_guessed=False, closed_on=closed_on)


def test_in_time_is_what_was_closed_by_its_day() -> None:
    due = date(2025, 1, 31)
    rows = (
        row(ClosureState.CLOSED, due, due),
        row(ClosureState.CLOSED, due, date(2025, 2, 1)),
        row(ClosureState.APPLY_CLOSE, due),
        row(ClosureState.IN_PROGRESS, date(2025, 2, 21)),
    )
    named = {rate.code: rate.text for rate in rates(counted(rows, TODAY))}
    assert (named["R1"], named["R3"], named["R4"]) == ("75.00%", "33.33%", "50.00%")


def test_nearly_all_done_is_never_shown_as_all() -> None:
    due = date(2025, 1, 31)
    done = [row(ClosureState.CLOSED, due, due)] * 688
    almost = [row(ClosureState.BASICALLY_DONE, due)] * 4
    left = [row(ClosureState.IN_PROGRESS, due)] * 5
    named = {rate.code: rate.text for rate in rates(counted([*done, *almost, *left], TODAY))}
    assert (named["R1"], named["R2"]) == ("98.71%", "99.28%")
