"""What each report tells of its unit's name, and the fuller name that the register of all reports gives it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.rules.name_register import AS_READ, Completion, Sighting
from service.store.database import Store
from service.store.tables import ReadingRow
from service.store.unit_name_tables import UnitNameRow

KEEPER = "机器"


@cache
def _adapter() -> TypeAdapter[Sighting]:
    return TypeAdapter(Sighting)


def see(store: Store, seen: Sighting) -> bool:
    """Keep what a report tells of its unit; False where it was known already."""
    try:
        return _see(store, seen)
    except IntegrityError:  # somebody else kept it at the same time
        return _see(store, seen)


def _see(store: Store, seen: Sighting) -> bool:
    told = _adapter().dump_json(seen).decode()
    with store.begin() as session:
        row = session.get(UnitNameRow, seen.report)
        if row is not None and row.seen == told:
            return False
        if row is None:
            row = UnitNameRow(report=seen.report, version=1, reason="", doubt="")
            session.add(row)
        row.seen, row.organization = told, seen.name
        row.who, row.when = KEEPER, datetime.now(UTC)
    return True


def everything(store: Store) -> tuple[Sighting, ...]:
    """What all reports tell, in order of their ids."""
    with store.begin() as session:
        rows = session.scalars(select(UnitNameRow.seen).order_by(UnitNameRow.report)).all()
    return tuple(_adapter().validate_json(row) for row in rows)


def unseen(store: Store) -> tuple[str, ...]:
    """Reports that were read before names were kept."""
    with store.begin() as session:
        missing = select(ReadingRow.report).where(ReadingRow.report.not_in(select(UnitNameRow.report)))
        return tuple(session.scalars(missing))


def keep(store: Store, found: Mapping[str, Completion]) -> tuple[str, ...]:
    """Keep what the register says of each report, and return those of which it says something new."""
    columns = (UnitNameRow.report, UnitNameRow.completed, UnitNameRow.reason, UnitNameRow.doubt)
    with store.begin() as session:
        rows = session.execute(select(*columns))
        stands = {report: Completion(name, reason, doubt) for report, name, reason, doubt in rows}
        new = {report: _stripped(one) for report, one in found.items() if report in stands}
        changed = tuple(report for report, one in new.items() if one != stands[report])
        for report in changed:
            values = {"completed": new[report].name, "reason": new[report].reason, "doubt": new[report].doubt}
            row = update(UnitNameRow).where(UnitNameRow.report == report)
            session.execute(row.values(version=UnitNameRow.version + 1, **values))
        return changed


def of_report(session: Session, report: str) -> Completion:
    """What the register says of a report's unit."""
    row = session.get(UnitNameRow, report)
    return Completion(row.completed, row.reason, row.doubt) if row is not None else AS_READ


def _stripped(found: Completion) -> Completion:
    """Without the name where it stays as it is."""
    return found if found.reason else Completion(None, doubt=found.doubt)
