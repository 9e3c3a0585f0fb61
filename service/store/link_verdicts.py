"""What people said of links between findings: appended with a version that is taken once, never changed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from service.errors import Conflict
from service.rules.link_verdicts import LinkVerdict, Opinion
from service.store.database import Store
from service.store.link_tables import LinkVerdictRow


def append(store: Store, verdict: LinkVerdict) -> None:
    """Add a verdict; raises Conflict when its version was taken by somebody else in the meantime."""
    row = LinkVerdictRow(
        pair="|".join(sorted(verdict.pair)),
        earlier=verdict.earlier,
        later=verdict.later,
        opinion=verdict.opinion.value,
        organization=verdict.organization,
        year=None,
        version=verdict.version,
        who=verdict.who,
        when=verdict.when,
    )
    try:
        with store.begin() as session:
            session.add(row)
    except IntegrityError as error:
        raise Conflict("刚才有人先判断了这两条。请刷新页面，核对后再改。") from error


def everything(store: Store) -> tuple[LinkVerdict, ...]:
    """All verdicts, oldest first."""
    with store.begin() as session:
        return tuple(_verdict(row) for row in session.scalars(select(LinkVerdictRow).order_by(LinkVerdictRow.id)))


def _verdict(row: LinkVerdictRow) -> LinkVerdict:
    return LinkVerdict(
        earlier=row.earlier,
        later=row.later,
        opinion=Opinion(row.opinion),
        version=row.version,
        who=row.who,
        when=row.when,
        organization=row.organization or "",
    )
