"""Ledgers that were imported: what each became, and taking one back as long as nobody has worked on it since."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.errors import Conflict, NotFound
from service.rules.decisions import Decision
from service.store.database import Store
from service.store.decisions import row_of as decision_row
from service.store.ledger_tables import ImportRow
from service.store.tables import BatchRow, DecisionRow, EntryRow, ReportRow

FIRST = 1  # version of the decision and of the entry that an import itself makes


@dataclass(frozen=True, slots=True)
class Imported:
    """An import as it stands."""

    id: int
    file: str  # SHA-256
    name: str
    organization: str
    year: int
    reports: tuple[str, ...]
    batches: tuple[int, ...]
    findings: int
    measures: int
    who: str
    when: datetime
    undone_by: str | None = None
    undone_at: datetime | None = None


def add(store: Store, new: Imported, decisions: Sequence[Decision]) -> Imported:
    """Put an import on record with the decisions that it stands for, and return it with its number."""
    with store.begin() as session:
        session.add_all(decision_row(one) for one in decisions)
        row = ImportRow(
            file=new.file,
            name=new.name,
            organization=new.organization,
            year=new.year,
            reports=json.dumps(new.reports),
            batches=json.dumps(new.batches),
            findings=new.findings,
            measures=new.measures,
            version=1,
            who=new.who,
            when=new.when,
        )
        session.add(row)
        session.flush()
        return _imported(row)


def listing(store: Store) -> tuple[Imported, ...]:
    """All imports, the newest first."""
    with store.begin() as session:
        return tuple(_imported(row) for row in session.scalars(select(ImportRow).order_by(ImportRow.id.desc())))


def find(store: Store, number: int) -> Imported:
    """One import; raises NotFound."""
    found = next((one for one in listing(store) if one.id == number), None)
    if found is None:
        raise NotFound(f"没有第 {number} 次台账导入。请在台账导入页查看编号。")
    return found


def of_report(store: Store, report: str) -> Imported | None:
    """The import in force that a report comes from."""
    return next((one for one in listing(store) if report in one.reports and not one.undone_at), None)


def clear(store: Store, reports: Sequence[str]) -> None:
    """Remove what an import left that broke off before it was put on record."""
    with store.begin() as session:
        session.execute(delete(ReportRow).where(ReportRow.id.in_(reports)))


def undo(store: Store, number: int, who: str, *, anyway: bool = False) -> Imported:
    """Take an import back with all that it brought; raises Conflict when it is or people have worked on it since."""
    with store.begin() as session:
        row = session.get(ImportRow, number)
        if row is None:
            raise NotFound(f"没有第 {number} 次台账导入。请在台账导入页查看编号。")
        if row.undone_at:
            raise Conflict(f"第 {number} 次导入已经由{row.undone_by}撤销过了。")
        reports = json.loads(row.reports)
        touched = _touched(session, reports)
        if touched and not anyway:
            told = f"导入以后已有人处理过其中 {touched} 条，没有撤销。"
            raise Conflict(told + "确定不要这些处理时，请选择“连同处理一起撤销”。")
        session.execute(delete(ReportRow).where(ReportRow.id.in_(reports)))
        session.flush()
        _forget_batches(session, json.loads(row.batches))
        row.undone_by, row.undone_at = who, datetime.now(UTC)
        return _imported(row)


def _touched(session: Session, reports: Sequence[str]) -> int:
    """How many findings people decided or wrote about after the import itself."""
    later = (
        select(table.finding).where(table.report.in_(reports), table.version > FIRST)
        for table in (DecisionRow, EntryRow)
    )
    return len({finding for one in later for finding in session.scalars(one)})


def _forget_batches(session: Session, batches: Sequence[int]) -> None:
    """Batches that nothing is left of and nobody took back."""
    used = set(session.scalars(select(EntryRow.batch).where(EntryRow.batch.in_(batches))))
    undone = set(session.scalars(select(BatchRow.undoes).where(BatchRow.undoes.in_(batches))))
    session.execute(delete(BatchRow).where(BatchRow.id.in_(set(batches) - used - undone)))


def _imported(row: ImportRow) -> Imported:
    return Imported(
        id=row.id,
        file=row.file,
        name=row.name,
        organization=row.organization or "",
        year=row.year or 0,
        reports=tuple(json.loads(row.reports)),
        batches=tuple(json.loads(row.batches)),
        findings=row.findings,
        measures=row.measures,
        who=row.who,
        when=row.when,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
    )
