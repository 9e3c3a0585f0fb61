"""Short names of units replaced by fuller ones from other reports of a batch or an archive, with the reason kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.findings import Article, Extraction, Facts, Finding
from service.records import FindingRecord, ReportRecord
from service.rules.name_register import Completion, Register, Sighting, places_of

JOINT = "、"  # between several units of one finding


def sighting(extraction: Extraction, facts: Facts | None = None, *, is_decided: bool = False) -> Sighting:
    """What a report tells of its unit; `facts` where people corrected them."""
    told = facts or extraction.facts
    origin = extraction.document.origin
    return Sighting(
        report=origin.sha256,
        label=origin.name,
        name=told.organization,
        former=told.aliases,
        reporter=told.reporter,
        regions=told.regions,
        standard=extraction.standard,
        is_decided=is_decided,
    )


def completed(readings: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """The readings of a batch under the fullest names that the batch tells."""
    found = Register(map(sighting, readings)).completions()
    return tuple(with_name(one, found[one.document.origin.sha256]) for one in readings)


def with_name(extraction: Extraction, found: Completion) -> Extraction:
    """A reading under a completed name, its own findings too; a doubt becomes a warning."""
    if found.doubt:
        return replace(extraction, warnings=(*extraction.warnings, found.doubt))
    if not found.reason:
        return extraction
    short, name = extraction.facts.organization, found.name or ""
    return replace(
        extraction,
        facts=named(extraction.facts, found),
        findings=tuple(_finding(one, short, name) for one in extraction.findings),
        articles=tuple(_article(one, short, name) for one in extraction.articles),
    )


def completion_lines(readings: Sequence[Extraction]) -> Iterator[str]:
    """Which names were completed, a line each."""
    for one in readings:
        if one.facts.organization_reason:
            yield f"{one.document.origin.name}：单位“{one.facts.organization}”，{one.facts.organization_reason}"


def named(facts: Facts, found: Completion) -> Facts:
    """The facts under a completed name."""
    return replace(facts, organization=found.name, organization_reason=found.reason) if found.reason else facts


def with_units(reports: Sequence[ReportRecord]) -> tuple[ReportRecord, ...]:
    """The reports, findings about other units (in notices, remarks) under the names that those units' reports bear."""
    register = Register(map(_sighting, reports))
    return tuple(_with_units(one, register, {}) for one in reports)


def _with_units(report: ReportRecord, register: Register, known: dict[str, str]) -> ReportRecord:
    findings = tuple(_under_full_name(report, finding, register, known) for finding in report.findings)
    return replace(report, findings=findings) if findings != report.findings else report


def _under_full_name(
    report: ReportRecord, finding: FindingRecord, register: Register, known: dict[str, str]
) -> FindingRecord:
    name = finding.organization
    if name in ("", report.organization) or JOINT in name or finding.unit_decided:
        return finding
    if name not in known:
        regions = (*report.regions, *places_of(report.organization or ""))
        seen = Sighting(report.id, report.name, name, regions=regions, standard=report.standard)
        known[name] = register.completion(seen).name or name
    return replace(finding, organization=known[name])


def _sighting(report: ReportRecord) -> Sighting:
    return Sighting(
        report=report.id,
        label=report.name,
        name=report.organization,
        former=report.aliases,
        reporter=report.reporter,
        regions=report.regions,
        standard=report.standard,
    )


def _finding(finding: Finding, short: str | None, name: str) -> Finding:
    return replace(finding, organization=name) if finding.organization == short else finding


def _article(article: Article, short: str | None, name: str) -> Article:
    return replace(article, organization=name) if article.organization == short else article
