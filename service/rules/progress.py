"""How far a checklist has come: the counts that rates R1–R8 are made of, from its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from service.records import ChecklistRow, ClosureState
from service.rules.plan import is_expired
from service.rules.rates import WEIGHTS, Counts
from service.rules.selection import LONG_TERM, class_of
from service.rules.tracking import DONE


def counted(rows: Sequence[ChecklistRow], today: date) -> Counts:
    """What is known of these rows; in time is only what was closed by its day, for no other day is on record."""
    done = [row for row in rows if row.state in DONE]
    due = [row for row in rows if row.due and row.due <= today and not is_expired(row, today)]
    return Counts(
        total=len(rows),
        done=len(done),
        basically_done=_of(rows, ClosureState.BASICALLY_DONE),
        closed=_of(rows, ClosureState.CLOSED),
        due=len(due),
        done_in_time=sum(bool(row.closed_on and row.due and row.closed_on <= row.due) for row in due),
        measures=sum(len(row.measures) for row in rows),
        measures_done=sum(len(row.measures) for row in done),
        long_term=sum(class_of(row) == LONG_TERM for row in rows if row.state not in DONE),
        weighted_total=_weight(rows),
        weighted_done=_weight(done),
    )


def _of(rows: Iterable[ChecklistRow], state: ClosureState) -> int:
    return sum(row.state is state for row in rows)


def _weight(rows: Iterable[ChecklistRow]) -> int:
    return sum(WEIGHTS[row.finding.severity] for row in rows)
