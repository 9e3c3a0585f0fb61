"""Readings and the proposals in them; a new reading replaces the old one but never what people decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from extractors.document import Document
from extractors.findings import Extraction
from service.errors import NotFound
from service.records import ReportState
from service.rules.decisions import Decision, Proposal
from service.rules.name_register import AS_READ, Completion
from service.store import packing, unit_names
from service.store.database import Store
from service.store.decisions import of_report, subjects
from service.store.entries import written_about
from service.store.reports import row_of
from service.store.tables import ProposalRow, ReadingRow

READER = "机器"  # who proposed


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What is known about one report: the reading, its proposals, and people's decisions."""

    extraction: Extraction  # without blocks and findings
    proposals: tuple[Proposal, ...]
    decisions: tuple[Decision, ...]
    completion: Completion = AS_READ  # what the archive knows of its unit's name


def save(store: Store, report: str, extraction: Extraction, proposals: Sequence[Proposal]) -> None:
    """Make this the newest reading; safe to repeat. What people decided or wrote about stays, even if unread."""
    with store.begin() as session:
        row = row_of(session, report)
        row.state, row.error_code, row.error_message = ReportState.DONE.value, None, None
        row.organization, row.year = extraction.facts.organization, extraction.facts.year
        row.kind, row.title = extraction.facts.kind.value, extraction.facts.title
        version = _save_reading(session, report, extraction)
        _forget(session, report, kept=subjects(session, report) | written_about(session, report))
        for proposal in proposals:
            session.merge(_proposal_row(report, proposal, extraction, version))


def load(store: Store, report: str) -> StoredReading:
    """The newest reading of a report; raises NotFound when there is none yet."""
    with store.begin() as session:
        reading = session.get(ReadingRow, report)
        if reading is None:
            row_of(session, report)
            raise NotFound("这份报告还没有读完。请等状态变成“已读完”后再打开。")
        return StoredReading(
            extraction=packing.unpack_facts(reading.facts),
            proposals=_proposals(session, report, reading.version),
            decisions=of_report(session, report),
            completion=unit_names.of_report(session, report),
        )


def ids(store: Store) -> tuple[str, ...]:
    """The reports that were read, by organization and year."""
    with store.begin() as session:
        order = (ReadingRow.organization, ReadingRow.year, ReadingRow.report)
        return tuple(session.scalars(select(ReadingRow.report).order_by(*order)))


def document(store: Store, report: str) -> Document:
    """The text of a report; raises NotFound when it is not read yet."""
    with store.begin() as session:
        packed = session.scalar(select(ReadingRow.document).where(ReadingRow.report == report))
    if packed is None:
        raise NotFound("这份报告还没有读完。请等状态变成“已读完”后再打开。")
    return packing.unpack_document(packed)


def _save_reading(session: Session, report: str, extraction: Extraction) -> int:
    before = session.get(ReadingRow, report)
    version = before.version + 1 if before else 1
    session.merge(
        ReadingRow(
            report=report,
            facts=packing.pack_facts(extraction),
            document=packing.pack_document(extraction.document),
            organization=extraction.facts.organization,
            year=extraction.facts.year,
            version=version,
            who=READER,
            when=datetime.now(UTC),
        )
    )
    return version


def _forget(session: Session, report: str, kept: Collection[str]) -> None:
    session.execute(delete(ProposalRow).where(ProposalRow.report == report, ProposalRow.id.not_in(kept)))


def _proposal_row(report: str, proposal: Proposal, extraction: Extraction, version: int) -> ProposalRow:
    finding = proposal.finding
    return ProposalRow(
        id=proposal.id,
        report=report,
        start=finding.start,
        finding=packing.finding_json(finding),
        organization=finding.organization,
        year=extraction.facts.year,
        version=version,
        who=READER,
        when=datetime.now(UTC),
    )


def _proposals(session: Session, report: str, version: int) -> tuple[Proposal, ...]:
    """Newest proposals and older ones kept for their decisions; an older one has no number in the newest reading."""
    rows = session.scalars(select(ProposalRow).where(ProposalRow.report == report).order_by(ProposalRow.start))
    return tuple(_proposal(row, is_newest=row.version == version) for row in rows)


def _proposal(row: ProposalRow, *, is_newest: bool) -> Proposal:
    finding = packing.finding_of(row.finding)
    return Proposal(row.id, finding if is_newest else replace(finding, id=""))
