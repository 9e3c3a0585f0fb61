"""What tracking sheets go out with: the words of each export under its token, and the views that users saved."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import delete, select

from service.rules.tracking_columns import View
from service.store.database import Store
from service.store.tables import ExportRow, ViewRow

TOKEN_LENGTH = 12  # hexadecimal digits
LEVEL = 1  # fastest
Words = Mapping[str, Mapping[str, str]]  # finding -> column -> words


def keep(store: Store, words: Words, of: tuple[str, int | None], who: str) -> str:
    """Keep the words of a sheet (of an organization and year) and return their token; the same words are kept once."""
    packed = json.dumps(words, ensure_ascii=False, sort_keys=True).encode()
    token = hashlib.sha256(packed).hexdigest()[:TOKEN_LENGTH]
    row = ExportRow(
        token=token,
        words=zlib.compress(packed, LEVEL),
        organization=of[0],
        year=of[1],
        version=1,
        who=who,
        when=datetime.now(UTC),
    )
    with store.begin() as session:
        if session.get(ExportRow, token) is None:
            session.add(row)
    return token


def kept(store: Store, tokens: Iterable[str]) -> dict[str, Words]:
    """The words of these exports, by token; those of another installation are missing."""
    with store.begin() as session:
        rows = session.scalars(select(ExportRow).where(ExportRow.token.in_(set(tokens)))).all()
        return {row.token: json.loads(zlib.decompress(row.words)) for row in rows}


def save_view(store: Store, view: View, who: str) -> None:
    """Save a view under its name, in place of an earlier one."""
    with store.begin() as session:
        before = session.get(ViewRow, view.name)
        session.merge(
            ViewRow(
                name=view.name,
                columns=json.dumps(view.columns),
                version=before.version + 1 if before else 1,
                who=who,
                when=datetime.now(UTC),
            )
        )


def views(store: Store) -> tuple[View, ...]:
    """The views that users saved, by name."""
    with store.begin() as session:
        rows = session.scalars(select(ViewRow).order_by(ViewRow.name))
        return tuple(View(row.name, row.name, tuple(json.loads(row.columns)), {}, own=True) for row in rows)


def forget_view(store: Store, name: str) -> bool:
    """Take a saved view away; False when there is none."""
    with store.begin() as session:
        return session.execute(delete(ViewRow).where(ViewRow.name == name).returning(ViewRow.name)).first() is not None
