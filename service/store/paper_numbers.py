"""The register of issued papers: numbers are taken once, in order, and never given back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import IntegrityError

from service.errors import Conflict, NotFound
from service.rules.paper_number import IssuedPaper, Sequence
from service.store.database import Store
from service.store.tables import PaperNumberRow


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper that is about to be issued."""

    kind: str
    title: str
    organization: str
    rows: tuple[int, ...]
    file_name: str
    file: str  # SHA-256


def next_number(store: Store, sequence: Sequence) -> int:
    """The number after the last one that was taken, cancelled ones too."""
    with store.begin() as session:
        last = session.scalar(select(func.max(PaperNumberRow.number)).where(*_of(sequence)))
        return (last or 0) + 1


def enter(store: Store, sequence: Sequence, number: int, paper: NewPaper, who: str) -> IssuedPaper:
    """Enter a paper under a number; raises Conflict where the number was taken in the meantime."""
    row = PaperNumberRow(
        code=sequence.code,
        series=sequence.series,
        year=sequence.year,
        number=number,
        kind=paper.kind,
        title=paper.title,
        organization=paper.organization,
        rows=json.dumps(paper.rows),
        file_name=paper.file_name,
        file=paper.file,
        cancelled="",
        cancelled_by="",
        version=1,
        who=who,
        when=datetime.now(UTC),
    )
    try:
        with store.begin() as session:
            session.add(row)
            session.flush()
            return _issued(row)
    except IntegrityError as error:
        raise Conflict(f"{sequence.text(number)}刚才已被别人签发。请再点一次，系统会取下一个号。") from error


def cancel(store: Store, paper: int, reason: str, who: str) -> IssuedPaper:
    """Mark a number as void; it stays in the register. Raises NotFound, or Conflict where it is void already."""
    with store.begin() as session:
        row = session.get(PaperNumberRow, paper, with_for_update=True)
        if row is None:
            raise NotFound("登记簿里没有这份文书。请刷新登记簿后重试。")
        if row.cancelled:
            raise Conflict(f"{_issued(row).text}已经作废（{row.cancelled}），不用再次作废。")
        row.cancelled, row.cancelled_by, row.cancelled_at = reason, who, datetime.now(UTC)
        row.version += 1
        return _issued(row)


def register(store: Store, organization: str | None = None) -> tuple[IssuedPaper, ...]:
    """All issued papers, the newest first; of one organization where it is named."""
    wanted = select(PaperNumberRow).order_by(PaperNumberRow.id.desc())
    if organization is not None:
        wanted = wanted.where(PaperNumberRow.organization == organization)
    with store.begin() as session:
        return tuple(_issued(row) for row in session.scalars(wanted))


def find(store: Store, paper: int) -> IssuedPaper:
    """One issued paper; raises NotFound."""
    with store.begin() as session:
        row = session.get(PaperNumberRow, paper)
        if row is None:
            raise NotFound("登记簿里没有这份文书。请刷新登记簿后重试。")
        return _issued(row)


def _of(sequence: Sequence) -> tuple[ColumnElement[bool], ...]:
    row = PaperNumberRow
    return (row.code == sequence.code, row.series == sequence.series, row.year == sequence.year)


def _issued(row: PaperNumberRow) -> IssuedPaper:
    return IssuedPaper(
        id=row.id,
        sequence=Sequence(row.code, row.series, row.year or 0),
        number=row.number,
        kind=row.kind,
        title=row.title,
        organization=row.organization or "",
        rows=tuple(json.loads(row.rows)),
        file_name=row.file_name,
        file=row.file,
        who=row.who,
        when=row.when,
        cancelled=row.cancelled,
        cancelled_by=row.cancelled_by,
        cancelled_at=row.cancelled_at,
    )
