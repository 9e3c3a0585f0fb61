"""The tables of what people say of links between findings, and of names of organizations."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables import Row


class LinkVerdictRow(Row):
    """What a person said of two findings; rows are only added, and versions are taken once within a pair."""

    __tablename__ = "link_verdicts"
    __table_args__ = (UniqueConstraint("pair", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pair: Mapped[str] = mapped_column(String(160), index=True)  # both findings, in the order of their ids
    earlier: Mapped[str] = mapped_column(String(64))
    later: Mapped[str] = mapped_column(String(64))
    opinion: Mapped[str] = mapped_column(String(16))


class RenamingRow(Row):
    """A former name of an organization; rows are only added. No organization takes the name back."""

    __tablename__ = "renamings"
    __table_args__ = (UniqueConstraint("former", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    former: Mapped[str]
