"""The tables of imported ledgers and of assessments."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables import Row


class MappingRow(Row):
    """What people said that the columns under one header hold; a newer version goes before an older one."""

    __tablename__ = "ledger_mappings"
    __table_args__ = (UniqueConstraint("signature", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    signature: Mapped[str] = mapped_column(String(64), index=True)
    fields: Mapped[str]  # JSON: column from 0 -> field, null where nothing is to be read


class ImportRow(Row):
    """A ledger that somebody imported; it stays on record when it is taken back."""

    __tablename__ = "ledger_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(String(64), index=True)  # SHA-256 of the workbook
    name: Mapped[str]
    reports: Mapped[str]  # JSON: ids of the reports that its years became
    batches: Mapped[str]  # JSON: numbers of the batches of entries written with it
    findings: Mapped[int]
    measures: Mapped[int]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]


class AssessmentRow(Row):
    """One version of a round of assessment; rows are only added."""

    __tablename__ = "assessments"
    __table_args__ = (UniqueConstraint("round", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round: Mapped[str] = mapped_column(String(32), index=True)
    meeting: Mapped[str]
    data: Mapped[str]  # JSON
