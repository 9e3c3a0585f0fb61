"""What people wrote in tracking sheets: whole batches appended with versions that are taken once, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.errors import Conflict, NotFound
from service.rules.decisions import Decision
from service.rules.entries import BatchKind, Entry
from service.store import decisions as decision_store
from service.store.database import Store
from service.store.tables import BatchRow, EntryRow

CHANGED = "刚才有人先改了其中的内容，这次没有应用。请重新预览，核对后再应用。"
Mark = tuple[str, str, int]  # report, finding, version of a decision


@dataclass(frozen=True, slots=True)
class NewBatch:
    """Steps to be taken together; their entries carry no batch yet."""

    kind: BatchKind
    who: str
    when: datetime
    organization: str = ""
    year: int | None = None
    file: str = ""
    undoes: int | None = None
    entries: Sequence[Entry] = ()
    decisions: Sequence[Decision] = field(default=())


@dataclass(frozen=True, slots=True)
class Batch:
    """Steps that were taken together."""

    id: int
    kind: BatchKind
    organization: str
    file: str
    who: str
    when: datetime
    entries: int  # rows written to
    decisions: tuple[Mark, ...]  # findings added or deleted with it
    undone: bool = False
    undoes: int | None = None


def append(store: Store, new: NewBatch) -> int:
    """Take all steps or none, and return the batch's number; raises Conflict when a version was taken meanwhile."""
    try:
        with store.begin() as session:
            batch = _batch_row(new)
            session.add(batch)
            session.flush()
            if new.entries:
                session.execute(insert(EntryRow), [_entry_values(one, batch.id, new) for one in new.entries])
            session.add_all(decision_store.row_of(one) for one in new.decisions)
            session.flush()
            return batch.id
    except IntegrityError as error:
        raise Conflict(CHANGED) from error


def everything(store: Store) -> tuple[Entry, ...]:
    """All entries, oldest first."""
    with store.begin() as session:
        return tuple(_entry(row) for row in session.scalars(select(EntryRow).order_by(EntryRow.id)))


def about(store: Store, findings: Iterable[str]) -> tuple[Entry, ...]:
    """All entries about these findings, oldest first."""
    wanted = set(findings)
    return tuple(entry for entry in everything(store) if entry.finding in wanted)


def written_about(session: Session, report: str) -> AbstractSet[str]:
    """The findings of a report that people wrote about."""
    return set(session.scalars(select(EntryRow.finding).where(EntryRow.report == report).distinct()))


def batches(store: Store, organization: str | None = None) -> tuple[Batch, ...]:
    """All batches or those of an organization, the newest first."""
    with store.begin() as session:
        rows = session.scalars(select(BatchRow).order_by(BatchRow.id.desc())).all()
        undone = {row.undoes for row in rows}
        counts = _counts(session)
        return tuple(
            _batch(row, counts.get(row.id, 0), undone=row.id in undone)
            for row in rows
            if organization in (None, row.organization)
        )


def batch(store: Store, number: int) -> Batch:
    """One batch; raises NotFound."""
    found = next((one for one in batches(store) if one.id == number), None)
    if found is None:
        raise NotFound(f"没有第 {number} 批改动。请在台账页查看有哪些批次。")
    return found


def _counts(session: Session) -> dict[int, int]:
    counts: dict[int, int] = {}
    for number in session.scalars(select(EntryRow.batch)):
        counts[number] = counts.get(number, 0) + 1
    return counts


def _batch_row(new: NewBatch) -> BatchRow:
    marks = [(one.report, one.finding, one.version) for one in new.decisions]
    return BatchRow(
        kind=new.kind.value,
        undoes=new.undoes,
        file=new.file,
        decisions=json.dumps(marks),
        organization=new.organization,
        year=new.year,
        version=1,
        who=new.who,
        when=new.when,
    )


def _entry_values(entry: Entry, batch_number: int, new: NewBatch) -> dict[str, object]:
    return {
        "report": entry.report,
        "finding": entry.finding,
        "batch": batch_number,
        "changes": json.dumps(entry.changes, ensure_ascii=False),
        "organization": entry.organization,
        "year": entry.year,
        "version": entry.version,
        "who": new.who,
        "when": new.when,
    }


def _entry(row: EntryRow) -> Entry:
    return Entry(
        report=row.report,
        finding=row.finding,
        version=row.version,
        changes=json.loads(row.changes),
        who=row.who,
        when=row.when,
        batch=row.batch,
        organization=row.organization or "",
        year=row.year,
    )


def _batch(row: BatchRow, entries: int, *, undone: bool) -> Batch:
    return Batch(
        id=row.id,
        kind=BatchKind(row.kind),
        organization=row.organization or "",
        file=row.file,
        who=row.who,
        when=row.when,
        entries=entries,
        decisions=tuple((report, finding, version) for report, finding, version in json.loads(row.decisions)),
        undone=undone,
        undoes=row.undoes,
    )
