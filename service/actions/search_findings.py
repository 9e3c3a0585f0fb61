"""Search all findings for a problem: who had it, when, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.actions.parts import Parts
from service.actions.show_report import current
from service.errors import BadRequest
from service.records import ReportRecord
from service.rules.review import in_force
from service.store.search.index import FindingIndex, Hit
from service.store.search.segment import Entry
from service.store.search.sync import index_of, marks

FEWEST = 2  # characters of a question
FAINT = 0.12  # likeness below which a hit is chance


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that is like what was searched for."""

    finding: str
    report: str
    report_name: str
    organization: str
    year: int | None
    quote: str
    score: float  # 0..1


def search_findings(parts: Parts, text: str, count: int = 20) -> tuple[Found, ...]:
    """The findings most like a text, best first; raises BadRequest for a question too short."""
    if len(text.strip()) < FEWEST:
        raise BadRequest("请至少写两个字，最好写一句话，例如“党费没有按月收缴”。")
    index = index_of(parts.store)
    keep_up(parts, index)
    return tuple(_found(hit) for hit in index.search(text, count) if hit.score >= FAINT)


def keep_up(parts: Parts, index: FindingIndex) -> int:
    """Put in what was read or decided since the last search; how many reports that were."""
    now, known = marks(parts.store), index.marks
    changed = [report for report, mark in now.items() if known.get(report, "").partition(" ")[0] != mark]
    gone = [report for report in known if report not in now]
    if not changed and not gone:
        return 0
    index.remove(key for report in (*changed, *gone) for key in known.get(report, "").split(" ")[1:])
    records = [in_force(current(parts, report)) for report in changed]
    index.put([entry for record in records for entry in _entries(record)])
    kept = {report: mark for report, mark in known.items() if report in now and report not in changed}
    fresh = {one.id: " ".join((now[one.id], *(finding.id for finding in one.findings))) for one in records}
    index.save_marks(kept | fresh)
    return len(changed) + len(gone)


def _entries(record: ReportRecord) -> Iterator[Entry]:
    for finding in record.findings:
        shown = (record.id, record.name, finding.organization, str(finding.year or ""))
        yield Entry(finding.id, finding.place.quote, shown)


def _found(hit: Hit) -> Found:
    report, name, organization, year = hit.entry.shown
    return Found(
        finding=hit.entry.key,
        report=report,
        report_name=name,
        organization=organization,
        year=int(year) if year else None,
        quote=hit.entry.text,
        score=round(hit.score, 3),
    )
