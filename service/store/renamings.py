"""Former names of organizations: appended with a version that is taken once, never changed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from service.errors import Conflict
from service.rules.renamings import Renaming
from service.store.database import Store
from service.store.link_tables import RenamingRow


def append(store: Store, renaming: Renaming) -> None:
    """Add a step; raises Conflict when its version was taken by somebody else in the meantime."""
    row = RenamingRow(
        former=renaming.former,
        organization=renaming.present or None,
        year=None,
        version=renaming.version,
        who=renaming.who,
        when=renaming.when,
    )
    try:
        with store.begin() as session:
            session.add(row)
    except IntegrityError as error:
        raise Conflict(f"刚才有人先改了“{renaming.former}”。请刷新页面，核对后再改。") from error


def everything(store: Store) -> tuple[Renaming, ...]:
    """All steps, oldest first."""
    with store.begin() as session:
        rows = session.scalars(select(RenamingRow).order_by(RenamingRow.id)).all()
        return tuple(Renaming(row.former, row.organization or "", row.version, row.who, row.when) for row in rows)
