"""The tables; every row carries organization, year, origin, version, who and when."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, LargeBinary, MetaData, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC; SQLite would forget the zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Moment, str: Text}  # noqa: RUF012 - SQLAlchemy's own form


class Row(Base):
    """What every row knows."""

    __abstract__ = True

    organization: Mapped[str | None] = mapped_column(index=True)
    year: Mapped[int | None]
    version: Mapped[int]
    who: Mapped[str]
    when: Mapped[datetime] = mapped_column("at")


class ReportRow(Row):
    """A file that somebody handed in; its id is the hash of its content."""

    __tablename__ = "reports"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str]
    size: Mapped[int]
    standard: Mapped[str]  # asked for: an id or "auto"
    state: Mapped[str] = mapped_column(String(16), index=True)
    attempt: Mapped[int] = mapped_column(default=1)
    error_code: Mapped[str | None]
    error_message: Mapped[str | None]
    kind: Mapped[str | None]
    title: Mapped[str | None]
    findings: Mapped[int] = mapped_column(default=0)  # in force now
    decided: Mapped[int] = mapped_column(default=0)  # of these, looked at by a person


class ReadingRow(Row):
    """The newest reading of a report, as compressed JSON; version counts the readings."""

    __tablename__ = "readings"

    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    facts: Mapped[bytes] = mapped_column(LargeBinary)  # the extraction without blocks and findings
    document: Mapped[bytes] = mapped_column(LargeBinary)


class SketchRow(Row):
    """What is kept of a report's text to find its copies in the archive."""

    __tablename__ = "sketches"

    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))  # of the words, without punctuation
    signature: Mapped[bytes] = mapped_column(LargeBinary)


class CopyRow(Row):
    """Two reports that say the same; `report` is the one whose id comes first."""

    __tablename__ = "copies"

    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    other: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, index=True)
    share: Mapped[float]  # 0..1 of the shorter text


class ProposalRow(Row):
    """A finding that the machine proposed; kept from an earlier reading when people decided about it."""

    __tablename__ = "proposals"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), index=True)
    start: Mapped[int]
    finding: Mapped[str]  # JSON


class DecisionRow(Row):
    """One step of a person; rows are only added, and (finding, version) is taken once."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("report", "finding", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), index=True)
    finding: Mapped[str] = mapped_column(String(64), index=True)
    action: Mapped[str] = mapped_column(String(16))
    changes: Mapped[str]  # JSON


class BatchRow(Row):
    """Steps that people took together, by sheet or page, and may take back together."""

    __tablename__ = "batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    undoes: Mapped[int | None] = mapped_column(ForeignKey("batches.id"), unique=True)
    file: Mapped[str]  # name of the workbook, "" where there was none
    decisions: Mapped[str]  # JSON: report, finding, version of each decision that belongs to it


class EntryRow(Row):
    """What a person wrote about a finding in the tracking sheet; rows are only added, and versions are taken once."""

    __tablename__ = "entries"
    __table_args__ = (UniqueConstraint("report", "finding", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), index=True)
    finding: Mapped[str] = mapped_column(String(64), index=True)
    batch: Mapped[int] = mapped_column(ForeignKey("batches.id"), index=True)
    changes: Mapped[str]  # JSON


class ExportRow(Row):
    """The words that went out with a tracking sheet, to tell later who changed what; its token is their hash."""

    __tablename__ = "exports"

    token: Mapped[str] = mapped_column(String(16), primary_key=True)
    words: Mapped[bytes] = mapped_column(LargeBinary)  # compressed JSON: finding -> column -> words


class ViewRow(Row):
    """Columns of a tracking sheet that users saved under a name."""

    __tablename__ = "views"

    name: Mapped[str] = mapped_column(primary_key=True)
    columns: Mapped[str]  # JSON


class PaperNumberRow(Row):
    """A paper that was issued under a number; a number is taken once, and stays when it is void."""

    __tablename__ = "paper_numbers"
    __table_args__ = (UniqueConstraint("code", "series", "year", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]  # 机关代字
    series: Mapped[str]
    number: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str]
    rows: Mapped[str]  # JSON: numbers in the checklist
    file_name: Mapped[str]
    file: Mapped[str] = mapped_column(String(64))  # SHA-256 of the paper as it was issued
    cancelled: Mapped[str]  # the reason, "" while the number stands
    cancelled_by: Mapped[str]
    cancelled_at: Mapped[datetime | None]
