"""People's decisions: appended with a version that is taken once, never changed."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.errors import Conflict
from service.records import FindingRecord
from service.rules.decisions import Action, Decision
from service.store.database import Store
from service.store.packing import changes_json, changes_of
from service.store.tables import DecisionRow


def append(store: Store, decision: Decision, about: FindingRecord | None = None) -> None:
    """Add a decision; raises Conflict when its version was taken by somebody else in the meantime."""
    try:
        with store.begin() as session:
            session.add(row_of(decision, about))
    except IntegrityError as error:
        raise Conflict("刚才有人先改了这一条。页面将显示最新内容，请核对后再改。") from error


def row_of(decision: Decision, about: FindingRecord | None = None) -> DecisionRow:
    """A decision as it is kept."""
    return DecisionRow(
        report=decision.report,
        finding=decision.finding,
        version=decision.version,
        action=decision.action.value,
        changes=changes_json(decision.changes),
        organization=about.organization if about else decision.changes.organization,
        year=about.year if about else decision.changes.year,
        who=decision.who,
        when=decision.when,
    )


def of_report(session: Session, report: str) -> tuple[Decision, ...]:
    """All decisions about a report and its findings, oldest first."""
    rows = session.scalars(select(DecisionRow).where(DecisionRow.report == report).order_by(DecisionRow.id))
    return tuple(decision_of(row) for row in rows)


def subjects(session: Session, report: str) -> AbstractSet[str]:
    """The findings of a report that people decided about."""
    return set(session.scalars(select(DecisionRow.finding).where(DecisionRow.report == report).distinct()))


def decision_of(row: DecisionRow) -> Decision:
    """A decision as it was taken."""
    return Decision(
        report=row.report,
        finding=row.finding,
        version=row.version,
        action=Action(row.action),
        who=row.who,
        when=row.when,
        changes=changes_of(row.changes),
    )
