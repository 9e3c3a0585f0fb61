"""The table of crosswalks between standards."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables import Row


class CrosswalkRow(Row):
    """All lines between two standards in these versions; a change adds a row with the next version."""

    __tablename__ = "crosswalks"
    __table_args__ = (UniqueConstraint("first", "second", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(String(120), index=True)  # "school-party@0.2.0"
    second: Mapped[str] = mapped_column(String(120))
    lines: Mapped[str]  # JSON
