"""Reports as they were handed in: new, listed, and how far their reading has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from extractors.errors import ExtractError
from extractors.findings import Kind
from service.errors import NotFound
from service.records import ReportRecord, ReportState
from service.store.database import Store
from service.store.tables import ReportRow


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One line of the list of reports."""

    id: str
    name: str
    size: int
    standard: str  # asked for: an id or "auto"
    state: ReportState
    attempt: int  # counts how often its reading was asked for
    organization: str | None
    year: int | None
    kind: Kind | None
    title: str | None
    findings: int
    decided: int
    error_code: str | None
    error_message: str | None
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class NewReport:
    """A file that somebody hands in."""

    id: str
    name: str
    size: int
    standard: str
    who: str


def add(store: Store, report: NewReport) -> bool:
    """Enter a report; False when this file is there already."""
    values = {
        "id": report.id,
        "name": report.name,
        "size": report.size,
        "standard": report.standard,
        "state": ReportState.QUEUED.value,
        "attempt": 1,
        "findings": 0,
        "decided": 0,
        "version": 1,
        "who": report.who,
        "when": datetime.now(UTC),
    }
    with store.begin() as session:
        insert = sqlite_insert if store.engine.dialect.name == "sqlite" else postgres_insert
        statement = insert(ReportRow).values(values).on_conflict_do_nothing(index_elements=["id"])
        return session.execute(statement.returning(ReportRow.id)).first() is not None


def listing(store: Store) -> tuple[ReportEntry, ...]:
    """All reports, the newest first."""
    with store.begin() as session:
        rows = session.scalars(select(ReportRow).order_by(ReportRow.when.desc(), ReportRow.name))
        return tuple(_entry(row) for row in rows)


def find(store: Store, report: str) -> ReportEntry:
    """One report; raises NotFound."""
    with store.begin() as session:
        return _entry(row_of(session, report))


def unfinished(store: Store) -> tuple[ReportEntry, ...]:
    """Reports whose reading has not come to an end."""
    waiting = [ReportState.QUEUED.value, ReportState.READING.value]
    with store.begin() as session:
        return tuple(_entry(row) for row in session.scalars(select(ReportRow).where(ReportRow.state.in_(waiting))))


def queue_again(store: Store, report: str, standard: str | None = None) -> ReportEntry:
    """Ask for another reading, perhaps under another standard; people's decisions stay."""
    with store.begin() as session:
        row = row_of(session, report)
        row.attempt += 1
        row.standard = standard or row.standard
        row.state = ReportState.QUEUED.value
        row.error_code = row.error_message = None
        return _entry(row)


def mark_reading(store: Store, report: str) -> None:
    """Say that a process reads the report now."""
    with store.begin() as session:
        row_of(session, report).state = ReportState.READING.value


def mark_failed(store: Store, report: str, error: ExtractError) -> None:
    """Keep why a report could not be read."""
    with store.begin() as session:
        row = row_of(session, report)
        row.state = ReportState.FAILED.value
        row.error_code, row.error_message = error.code, error.message


def refresh(store: Store, report: ReportRecord) -> None:
    """Keep what the list shows of a report as it stands now."""
    decided = sum(finding.version > 0 for finding in report.findings)
    values = {"organization": report.organization, "year": report.year, "findings": len(report.findings)}
    with store.begin() as session:
        session.execute(update(ReportRow).where(ReportRow.id == report.id).values(decided=decided, **values))


def row_of(session: Session, report: str) -> ReportRow:
    """The row of a report; raises NotFound."""
    row = session.get(ReportRow, report)
    if row is None:
        raise NotFound("没有这份报告，可能链接不完整。请回到报告列表重新打开。")
    return row


def of_organizations(entries: Sequence[ReportEntry]) -> tuple[str, ...]:
    """The organizations of the reports, in order of name."""
    return tuple(sorted({entry.organization for entry in entries if entry.organization}))


def _entry(row: ReportRow) -> ReportEntry:
    return ReportEntry(
        id=row.id,
        name=row.name,
        size=row.size,
        standard=row.standard,
        state=ReportState(row.state),
        attempt=row.attempt,
        organization=row.organization,
        year=row.year,
        kind=Kind(row.kind) if row.kind else None,
        title=row.title,
        findings=row.findings,
        decided=row.decided,
        error_code=row.error_code,
        error_message=row.error_message,
        who=row.who,
        when=row.when,
    )
