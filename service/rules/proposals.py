"""Turns a reading into proposals whose ids survive a second reading."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.findings import Extraction, Finding, Location, Measure
from service.records import MeasureRecord, Place
from service.rules.decisions import Proposal

ID_LENGTH = 20  # hexadecimal digits: no clash to be feared among 10^9 findings


def finding_id(report: str, quote: str, occurrence: int = 0) -> str:
    """The id of a finding: from its report and words, so that another reading gives the same one."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", quote) if c.isalnum())
    return hashlib.sha256(f"{report}\0{plain}\0{occurrence}".encode()).hexdigest()[:ID_LENGTH]


def proposals(extraction: Extraction) -> tuple[Proposal, ...]:
    """The findings of a reading in order, each under its lasting id."""
    report = extraction.document.origin.sha256
    seen: Counter[str] = Counter()
    found = []
    for finding in extraction.findings:
        first = finding_id(report, finding.quote)
        found.append(Proposal(finding_id(report, finding.quote, seen[first]), finding))
        seen[first] += 1
    return tuple(found)


def measure_records(
    report: tuple[str, str], measures: Sequence[Measure], proposed: Sequence[Proposal]
) -> tuple[MeasureRecord, ...]:
    """The measures of a report (id, name), linked to findings by their lasting ids."""
    ids = {proposal.finding.id: proposal.id for proposal in proposed}
    return tuple(_measure_record(report, measure, ids) for measure in measures)


def _measure_record(report: tuple[str, str], measure: Measure, ids: Mapping[str, str]) -> MeasureRecord:
    return MeasureRecord(
        id=f"{report[0][:ID_LENGTH]}-{measure.id}",
        place=place(report, measure, measure.location),
        deadline=measure.deadline,
        responsible=measure.responsible,
        findings=tuple(ids[name] for name in measure.findings if name in ids),
    )


def place(report: tuple[str, str], words: Finding | Measure, location: Location) -> Place:
    """Where the words of a finding or measure stand."""
    return Place(
        report=report[0],
        report_name=report[1],
        start=words.start,
        end=words.end,
        quote=words.quote,
        block=location.block,
        page=location.page,
        heading=location.heading,
    )
