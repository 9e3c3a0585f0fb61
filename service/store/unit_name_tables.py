"""The table of what reports tell of their units' names, and what the register of names makes of it."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables import Row


class UnitNameRow(Row):
    """One report; `organization` is the name as it was read or as a person put it, version counts completions."""

    __tablename__ = "unit_names"

    report: Mapped[str] = mapped_column(String(64), ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    seen: Mapped[str]  # JSON: the sighting
    completed: Mapped[str | None]  # the name that the register gives it
    reason: Mapped[str]  # by what, "" where it stays
    doubt: Mapped[str]  # why it was not completed, "" where there is none
