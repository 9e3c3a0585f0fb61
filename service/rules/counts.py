"""Counts of a checklist in the words of a paper: by source, aspect, status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from extractors.findings import Source
from service.records import ChainStatus, ChecklistRow
from service.rules.names import SOURCES, STATUSES

Key = TypeVar("Key")
REPEATED = (ChainStatus.RELAPSED, ChainStatus.CHRONIC, ChainStatus.RECURRING)


def by_source(rows: Iterable[ChecklistRow]) -> dict[Source, int]:
    """How many findings each source brought, in the usual order, without zeros."""
    return _ordered(Counter(row.finding.source for row in rows), SOURCES)


def by_status(rows: Iterable[ChecklistRow]) -> dict[ChainStatus, int]:
    """How many are new, recurring, chronic, back after closure, without zeros."""
    return _ordered(Counter(row.status for row in rows), STATUSES)


def by_aspect(rows: Iterable[ChecklistRow]) -> dict[str, int]:
    """How many fall under each aspect, in the order of the rows."""
    return dict(Counter(row.aspect_name for row in rows))


def source_words(rows: Iterable[ChecklistRow]) -> str:
    """自查4项、群众反映1项."""
    return "、".join(f"{SOURCES[source]}{count}项" for source, count in by_source(rows).items())


def status_words(rows: Iterable[ChecklistRow]) -> str:
    """新发3项、复发1项、顽固1项."""
    return "、".join(f"{STATUSES[status]}{count}项" for status, count in by_status(rows).items())


def aspect_words(rows: Iterable[ChecklistRow]) -> str:
    """组织建设3项、党员队伍建设2项."""
    return "、".join(f"{aspect}{count}项" for aspect, count in by_aspect(rows).items())


def repeated(rows: Iterable[ChecklistRow]) -> tuple[ChecklistRow, ...]:
    """The rows that came back, those that were closed first, then the chronic."""
    found = [row for row in rows if row.status in REPEATED]
    return tuple(sorted(found, key=lambda row: REPEATED.index(row.status)))


def _ordered(counts: Mapping[Key, int], order: Iterable[Key]) -> dict[Key, int]:
    return {key: counts[key] for key in order if counts[key]}
