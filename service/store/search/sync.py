"""The index of an installation, kept in step with its store: only reports that changed are put in anew."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sqlalchemy import func, select

from service.store.database import Store
from service.store.search.index import FindingIndex
from service.store.tables import DecisionRow, ReadingRow
from service.store.unit_name_tables import UnitNameRow

FOLDER = "index"  # in the data folder


def index_of(store: Store) -> FindingIndex:
    """The index beside the files of the store."""
    return _opened(store.files.parent / FOLDER)


def marks(store: Store) -> Mapping[str, str]:
    """For each report that was read, what changes when its findings may have changed."""
    steps = select(DecisionRow.report, func.count().label("steps")).group_by(DecisionRow.report).subquery()
    query = (
        select(ReadingRow.report, ReadingRow.version, func.coalesce(steps.c.steps, 0), UnitNameRow.version)
        .outerjoin(steps, steps.c.report == ReadingRow.report)
        .outerjoin(UnitNameRow, UnitNameRow.report == ReadingRow.report)
    )
    with store.begin() as session:
        rows = session.execute(query)
        return {report: f"{version}.{count}.{names or 0}" for report, version, count, names in rows}


@cache
def _opened(folder: Path) -> FindingIndex:
    """Open it; one that can't be read is made anew, for everything in it stands in the database."""
    try:
        return FindingIndex(folder)
    except (OSError, ValueError, KeyError):
        shutil.rmtree(folder)
        return FindingIndex(folder)
