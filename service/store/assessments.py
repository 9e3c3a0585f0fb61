"""Rounds of assessment: every state of a round is a version of its own, the newest holds."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from service.errors import Conflict, NotFound
from service.rules.scoring_votes import Round
from service.store.database import Store
from service.store.ledger_tables import AssessmentRow


@cache
def _rounds() -> TypeAdapter[Round]:
    return TypeAdapter(Round)


def save(store: Store, one: Round, who: str) -> int:
    """Keep the round as it is now and return its version; raises Conflict when somebody kept it at the same time."""
    try:
        with store.begin() as session:
            newest = select(AssessmentRow.version).where(AssessmentRow.round == one.id)
            version = max(session.scalars(newest), default=0) + 1
            session.add(
                AssessmentRow(
                    round=one.id,
                    meeting=one.meeting,
                    data=_rounds().dump_json(one).decode(),
                    organization=one.organization,
                    year=one.year,
                    version=version,
                    who=who,
                    when=datetime.now(UTC),
                )
            )
            return version
    except IntegrityError as error:
        raise Conflict("刚才有人也交了这次测评的计票表。请刷新后核对。") from error


def find(store: Store, name: str) -> Round:
    """The round as it stands; raises NotFound."""
    with store.begin() as session:
        wanted = select(AssessmentRow).where(AssessmentRow.round == name).order_by(AssessmentRow.version.desc())
        row = session.scalars(wanted).first()
        if row is None:
            raise NotFound(f"没有编号为“{name}”的测评。请在测评页查看编号。")
        return _rounds().validate_json(row.data)


def listing(store: Store) -> tuple[Round, ...]:
    """All rounds as they stand, the newest first."""
    with store.begin() as session:
        rows = session.scalars(select(AssessmentRow).order_by(AssessmentRow.id))
        newest = {row.round: row.data for row in rows}
        return tuple(_rounds().validate_json(data) for data in reversed(newest.values()))
