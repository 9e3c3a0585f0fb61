"""Sketches of the texts of all reports, and which reports are near-copies of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.exc import IntegrityError

from service.rules.near_copies import NearCopy, Sketch
from service.store.database import Store
from service.store.reports import row_of
from service.store.tables import CopyRow, ReadingRow, ReportRow, SketchRow

FINDER = "机器"  # who compared


def keep_sketch(store: Store, report: str, sketch: Sketch) -> None:
    """Keep the newest sketch of a report; what was found by an older one is forgotten."""
    _twice(lambda: _keep_sketch(store, report, sketch))


def _keep_sketch(store: Store, report: str, sketch: Sketch) -> None:
    with store.begin() as session:
        row = row_of(session, report)
        about = {"organization": row.organization, "year": row.year, "version": row.attempt}
        values = {"report": report, "digest": sketch.digest, "signature": sketch.signature}
        session.merge(SketchRow(**values, **about, who=FINDER, when=datetime.now(UTC)))
        session.execute(delete(CopyRow).where(or_(CopyRow.report == report, CopyRow.other == report)))


def other_sketches(store: Store, report: str) -> tuple[tuple[str, Sketch], ...]:
    """All other reports with their sketches."""
    wanted = select(SketchRow.report, SketchRow.digest, SketchRow.signature).where(SketchRow.report != report)
    with store.begin() as session:
        return tuple((row.report, Sketch(row.digest, row.signature)) for row in session.execute(wanted))


def without_sketch(store: Store) -> tuple[str, ...]:
    """Reports that were read before texts were compared."""
    with store.begin() as session:
        missing = select(ReadingRow.report).where(ReadingRow.report.not_in(select(SketchRow.report)))
        return tuple(session.scalars(missing))


def keep(store: Store, report: str, found: Iterable[tuple[str, float]]) -> None:
    """Keep the near-copies of a report, each with the share of words; safe to repeat, also from the other's side."""
    copies = tuple(found)
    _twice(lambda: _keep(store, report, copies))


def _keep(store: Store, report: str, found: Iterable[tuple[str, float]]) -> None:
    with store.begin() as session:
        row = row_of(session, report)
        about = {"organization": row.organization, "year": row.year, "version": row.attempt}
        for other, share in found:
            one, two = sorted((report, other))
            session.merge(CopyRow(report=one, other=two, share=share, **about, who=FINDER, when=datetime.now(UTC)))


def near_copies(store: Store, report: str) -> tuple[NearCopy, ...]:
    """The reports that say the same as this one, the likest first."""
    with store.begin() as session:
        pairs = session.scalars(select(CopyRow).where(or_(CopyRow.report == report, CopyRow.other == report)))
        shares = {pair.other if pair.report == report else pair.report: pair.share for pair in pairs}
        rows = session.scalars(select(ReportRow).where(ReportRow.id.in_(shares)).order_by(ReportRow.name))
        found = [NearCopy(row.id, row.name, row.title, shares[row.id]) for row in rows]
        return tuple(sorted(found, key=lambda copy: -copy.share))


def _twice(write: Callable[[], None]) -> None:
    """Write again where another worker wrote the same row first."""
    try:
        write()
    except IntegrityError:
        write()
