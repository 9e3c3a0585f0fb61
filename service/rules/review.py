"""Lays people's decisions over the machine's proposals: what holds now, with both kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.findings import Extraction, Facts, Source, StandardMatch
from service.records import FindingRecord, MeasureRecord, Place, ReportRecord, Verdict
from service.rules.completion import named
from service.rules.decisions import WHOLE_REPORT, Action, Changes, Decision, Proposal
from service.rules.name_register import AS_READ, Completion
from service.rules.proposals import measure_records, place, proposals

CHOSEN_BY_HAND = "人工选定"
ADDED_BY_HAND = "人工补充"
SUMMARY_LENGTH = 40
VERDICTS = {
    Action.CONFIRM: Verdict.CONFIRMED,
    Action.CORRECT: Verdict.CORRECTED,
    Action.DELETE: Verdict.DELETED,
    Action.ADD: Verdict.ADDED,
}


def report_record(extraction: Extraction, decisions: Iterable[Decision] = ()) -> ReportRecord:
    """The report as it stands now, without the findings that people deleted."""
    return in_force(merge(extraction, proposals(extraction), tuple(decisions)))


def in_force(report: ReportRecord) -> ReportRecord:
    """The report without deleted findings."""
    return replace(report, findings=tuple(f for f in report.findings if f.verdict is not Verdict.DELETED))


def merge(
    extraction: Extraction,
    proposed: Sequence[Proposal],
    decisions: Sequence[Decision],
    completion: Completion = AS_READ,
) -> ReportRecord:
    """The report with all findings, deleted ones too, in reading order. `extraction` may come without blocks.

    `completion` is what the archive knows of its unit's name; what a person put goes before it.
    """
    steps = _by_finding(decisions)
    facts = corrected(named(extraction.facts, completion), steps.pop(WHOLE_REPORT, []))
    record = _bare_record(extraction, facts)
    if completion.doubt:
        record = replace(record, warnings=(*record.warnings, completion.doubt))
    measures = measure_records((record.id, record.name), extraction.measures, proposed)
    record = replace(record, measures=measures)
    machine = [_proposed(record, extraction.facts.organization, each, measures) for each in proposed]
    added = [_empty(record, name) for name in steps.keys() - {each.id for each in proposed}]
    findings = (_decided(finding, steps.get(finding.id, [])) for finding in (*machine, *added))
    kept = (finding for finding in findings if finding.place.quote)  # an added one that was taken back has no words
    return replace(record, findings=tuple(sorted(kept, key=lambda finding: finding.place.start)))


def effective(steps: Iterable[Decision]) -> list[Decision]:
    """The decisions about one finding that are in force: each undo takes back the last one."""
    standing: list[Decision] = []
    for step in steps:
        if step.action is not Action.UNDO:
            standing.append(step)
        elif standing:
            standing.pop()
    return standing


def differences(finding: FindingRecord, changes: Changes) -> Changes:
    """Of the fields that a person filled in, those that are not so already."""
    now = finding.standards[0] if finding.standards else None
    standing = f"{now.standard}:{now.code}" if now else ""
    return replace(
        changes,
        summary=None if changes.summary == finding.summary else changes.summary,
        source=None if changes.source == finding.source else changes.source,
        organization=None if changes.organization == finding.organization else changes.organization,
        standard=None if changes.standard == standing else changes.standard,
    )


def names_decided(decisions: Iterable[Decision]) -> bool:
    """Whether a person put the report's organization."""
    steps = sorted((one for one in decisions if one.finding == WHOLE_REPORT), key=lambda one: one.version)
    return any(step.changes.organization for step in effective(steps))


def _by_finding(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    grouped: dict[str, list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda decision: decision.version):
        grouped[decision.finding].append(decision)
    return grouped


def corrected(facts: Facts, steps: Iterable[Decision]) -> Facts:
    """The facts as people put them right; a name that a person put needs no other reason."""
    for step in effective(steps):
        changed = step.changes
        facts = replace(
            facts,
            organization=changed.organization or facts.organization,
            organization_reason="" if changed.organization else facts.organization_reason,
            year=changed.year or facts.year,
        )
    return facts


def _bare_record(extraction: Extraction, facts: Facts) -> ReportRecord:
    origin = extraction.document.origin
    return ReportRecord(
        id=origin.sha256,
        name=origin.name,
        kind=facts.kind,
        title=facts.title,
        organization=facts.organization,
        year=facts.year,
        aliases=facts.aliases,
        reporter=facts.reporter,
        date=facts.date,
        standard=extraction.standard,
        checks=extraction.checks,
        warnings=extraction.document.warnings + extraction.warnings,
        regions=facts.regions,
        organization_reason=facts.organization_reason,
    )


def _proposed(
    report: ReportRecord, read_organization: str | None, proposal: Proposal, measures: Sequence[MeasureRecord]
) -> FindingRecord:
    """A proposal as a record; it follows the report when people corrected whose report it is."""
    finding = proposal.finding
    own = finding.organization in ("", read_organization)
    return FindingRecord(
        id=proposal.id,
        organization=(report.organization or "") if own else finding.organization,
        year=report.year,
        place=place((report.id, report.name), finding, finding.location),
        summary=finding.summary,
        source=finding.source,
        standards=finding.standards,
        severity=finding.severity,
        measures=tuple(measure for measure in measures if proposal.id in measure.findings),
        problem_type=finding.problem_type,
        reasons=finding.reasons,
        score=finding.score,
    )


def _empty(report: ReportRecord, name: str) -> FindingRecord:
    """What an added finding starts from."""
    return FindingRecord(
        id=name,
        organization=report.organization or "",
        year=report.year,
        place=Place(report.id, report.name, 0, 0, ""),
        summary="",
        source=Source.SELF,
        reasons=(ADDED_BY_HAND,),
    )


def _decided(finding: FindingRecord, steps: Sequence[Decision]) -> FindingRecord:
    standing = effective(steps)
    verdict = Verdict.PROPOSED
    for step in standing:
        finding = _changed(finding, step.changes)
        verdict = _verdict(verdict, step.action)
    if steps:
        last = steps[-1]
        finding = replace(finding, version=last.version, who=last.who, when=last.when)
    return replace(finding, verdict=verdict)


def _verdict(before: Verdict, action: Action) -> Verdict:
    """An added finding stays one when it is corrected or confirmed afterwards."""
    keeps = before in (Verdict.ADDED, Verdict.CORRECTED) and action is not Action.DELETE
    return before if keeps else VERDICTS[action]


def _changed(finding: FindingRecord, changes: Changes) -> FindingRecord:
    return replace(
        finding,
        summary=finding.summary if changes.summary is None else changes.summary[:SUMMARY_LENGTH],
        source=changes.source or finding.source,
        organization=changes.organization or finding.organization,
        unit_decided=finding.unit_decided or changes.organization is not None,
        standards=_standards(finding.standards, changes.standard),
        place=changes.place or finding.place,
    )


def _standards(before: tuple[StandardMatch, ...], chosen: str | None) -> tuple[StandardMatch, ...]:
    """A chosen item goes first; the machine's other choices stay behind it."""
    if chosen is None:
        return before
    if not chosen:
        return ()
    standard, _, code = chosen.partition(":")
    others = tuple(match for match in before if (match.standard, match.code) != (standard, code))
    return (StandardMatch(standard, code, 1.0, (CHOSEN_BY_HAND,)), *others)
