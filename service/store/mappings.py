"""Which columns people confirmed for a header: remembered for every later ledger with the same one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.database import Store
from service.store.ledger_tables import MappingRow

Fields = Mapping[int, str | None]  # column from 0 -> name of its field; None: not to be read


@dataclass(frozen=True, slots=True)
class NewMapping:
    """What somebody confirmed."""

    signature: str
    fields: Fields
    organization: str
    year: int
    who: str


def find(store: Store, signature: str) -> dict[int, str | None] | None:
    """The newest mapping for a header, None where nobody has confirmed one."""
    with store.begin() as session:
        row = _newest(session, signature)
        return {int(column): name for column, name in json.loads(row.fields).items()} if row else None


def remember(store: Store, new: NewMapping) -> None:
    """Keep a mapping unless it is the newest one already."""
    fields = json.dumps({str(column): name for column, name in sorted(new.fields.items())})
    with store.begin() as session:
        before = _newest(session, new.signature)
        if before is not None and before.fields == fields:
            return
        session.add(
            MappingRow(
                signature=new.signature,
                fields=fields,
                organization=new.organization,
                year=new.year,
                version=before.version + 1 if before else 1,
                who=new.who,
                when=datetime.now(UTC),
            )
        )


def _newest(session: Session, signature: str) -> MappingRow | None:
    wanted = select(MappingRow).where(MappingRow.signature == signature).order_by(MappingRow.version.desc())
    return session.scalars(wanted).first()
