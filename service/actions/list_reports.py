"""List the reports: how far each has come, whose it is, and how many findings it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from service.actions.parts import Parts
from service.actions.show_report import current
from service.records import ReportRecord, ReportState
from service.rules.completion import with_units
from service.rules.review import in_force
from service.store import readings, reports
from service.store.reports import ReportEntry


class Order(StrEnum):
    """By what the list is sorted."""

    NEWEST = "newest"
    NAME = "name"
    ORGANIZATION = "organization"
    YEAR = "year"
    FINDINGS = "findings"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports to list, and in what order."""

    words: str = ""  # in name, title or organization
    organization: str = ""
    state: ReportState | None = None
    order: Order = Order.NEWEST


ORDERS: dict[Order, Callable[[ReportEntry], Any]] = {
    Order.NAME: lambda entry: entry.name,
    Order.ORGANIZATION: lambda entry: (entry.organization is None, entry.organization or "", -(entry.year or 0)),
    Order.YEAR: lambda entry: -(entry.year or 0),
    Order.FINDINGS: lambda entry: -entry.findings,
    Order.STATE: lambda entry: list(ReportState).index(entry.state),
}


def list_reports(parts: Parts, wanted: Wanted = Wanted()) -> tuple[ReportEntry, ...]:
    """The reports asked for; the newest first where nothing else is said."""
    listed = [entry for entry in reports.listing(parts.store) if _matches(entry, wanted)]
    if wanted.order in ORDERS:
        listed.sort(key=ORDERS[wanted.order])
    return tuple(listed)


def finished_records(parts: Parts) -> tuple[ReportRecord, ...]:
    """All reports that were read, as they stand now, without deleted findings; all units under their full names."""
    return with_units([in_force(current(parts, report)) for report in readings.ids(parts.store)])


def _matches(entry: ReportEntry, wanted: Wanted) -> bool:
    text = " ".join(filter(None, (entry.name, entry.title, entry.organization)))
    return (
        wanted.words in text
        and wanted.organization in ("", entry.organization)
        and wanted.state in (None, entry.state)
    )
