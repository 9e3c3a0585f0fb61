"""Crosswalks that people changed: versions are only added, each taken once."""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from extractors.standards import Standard
from service.errors import Conflict
from service.rules.crosswalk import Crosswalk, Line, key
from service.store.crosswalk_tables import CrosswalkRow
from service.store.database import Store

LINES = TypeAdapter(tuple[Line, ...])


def add(store: Store, crosswalk: Crosswalk) -> None:
    """Keep a version; raises Conflict when it was taken by somebody else in the meantime."""
    row = CrosswalkRow(
        first=key(crosswalk.first),
        second=key(crosswalk.second),
        lines=LINES.dump_json(crosswalk.lines).decode(),
        version=crosswalk.version,
        who=crosswalk.who,
        when=crosswalk.when or datetime.now(UTC),
    )
    try:
        with store.begin() as session:
            session.add(row)
    except IntegrityError as error:
        raise Conflict("刚才有人先改了这份对照表。请刷新页面，核对后再改。") from error


def newest(store: Store, first: Standard, second: Standard) -> Crosswalk | None:
    """The newest version that people kept of two standards in these versions; None where nobody did."""
    wanted = (
        select(CrosswalkRow)
        .where(CrosswalkRow.first == key(first), CrosswalkRow.second == key(second))
        .order_by(CrosswalkRow.version.desc())
        .limit(1)
    )
    with store.begin() as session:
        row = session.scalar(wanted)
        return Crosswalk(first, second, row.version, LINES.validate_json(row.lines), row.who, row.when) if row else None
