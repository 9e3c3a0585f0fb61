"""Show one report: its text, its findings as they stand now, and who decided what."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Document
from extractors.findings import Extraction
from service.actions.complete_names import are_unseen, complete_names, settle_names
from service.actions.parts import Parts
from service.records import ReportRecord
from service.rules.decisions import Decision, Proposal
from service.rules.near_copies import NearCopy
from service.rules.review import in_force, merge
from service.store import readings, reports
from service.store.near_copies import near_copies
from service.store.readings import StoredReading
from service.store.reports import ReportEntry


@dataclass(frozen=True, slots=True)
class ShownReport:
    """Everything that a person needs to review one report."""

    entry: ReportEntry
    record: ReportRecord  # with deleted findings, so that they can be taken back
    document: Document
    extraction: Extraction  # without blocks and findings
    proposals: tuple[Proposal, ...]
    decisions: tuple[Decision, ...]
    near_copies: tuple[NearCopy, ...]  # other reports that say the same


def show_report(parts: Parts, report: str) -> ShownReport:
    """One report that was read; raises NotFound."""
    reading = readings.load(parts.store, report)
    return ShownReport(
        entry=reports.find(parts.store, report),
        record=_merged(reading),
        document=readings.document(parts.store, report),
        extraction=reading.extraction,
        proposals=reading.proposals,
        decisions=reading.decisions,
        near_copies=near_copies(parts.store, report),
    )


def current(parts: Parts, report: str) -> ReportRecord:
    """The report as it stands now, deleted findings too; raises NotFound."""
    return _merged(readings.load(parts.store, report))


def refresh(parts: Parts, report: str) -> ReportRecord:
    """Bring the list's figures of a report up to date and return the report as it stands now.

    What it tells of its unit may complete the names of other reports: theirs are brought up to date, too.
    """
    for changed in complete_names(parts, report):
        _refresh(parts, changed)
    return _refresh(parts, report)


def catch_up_names(parts: Parts) -> None:
    """After an update: complete the names of reports that were read before there was a register."""
    if are_unseen(parts):
        refresh_names(parts)


def refresh_names(parts: Parts) -> None:
    """The same for all names, after reports were taken away."""
    for changed in settle_names(parts):
        _refresh(parts, changed)


def _refresh(parts: Parts, report: str) -> ReportRecord:
    record = current(parts, report)
    reports.refresh(parts.store, in_force(record))
    return record


def _merged(reading: StoredReading) -> ReportRecord:
    return merge(reading.extraction, reading.proposals, reading.decisions, reading.completion)
