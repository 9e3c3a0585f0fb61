"""The table of own templates, and of papers made many at a time."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables import Row


class OwnTemplateRow(Row):
    """A .docx that somebody uploaded for a kind of paper; versions stay, at most one of a place is in force.

    `organization` is "" for a template of everybody, so that versions are taken once there, too.
    """

    __tablename__ = "own_templates"
    __table_args__ = (UniqueConstraint("kind", "organization", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str]  # of the file
    file: Mapped[str] = mapped_column(String(64))  # SHA-256
    in_force: Mapped[bool]


class PaperBatchRow(Row):
    """Papers of many organizations wanted together; `year` is the working year, None for the latest."""

    __tablename__ = "paper_batches"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    wanted: Mapped[str]  # JSON: kinds, organizations, preset
    state: Mapped[str] = mapped_column(String(16), index=True)
    total: Mapped[int]
    done: Mapped[int]  # of these, failed ones too
    failed: Mapped[int]
    message: Mapped[str]  # why it ended without a file, "" else
