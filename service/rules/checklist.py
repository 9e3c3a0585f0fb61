"""The rectification checklist of each organization: its latest year's findings, and what earlier years left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.findings import Kind
from service.records import (
    Chain,
    ChecklistRow,
    FindingRecord,
    OrganizationChecklist,
    ReportRecord,
    Verdict,
)
from service.rules.checklist_row import Basis, RowMaker
from service.rules.deadlines import parse_day
from service.rules.grouping import named
from service.rules.names import UNNAMED
from service.rules.organizations import Names

OWN_KINDS = frozenset({Kind.DUTY_REPORT, Kind.SELF_EXAMINATION, Kind.RECTIFICATION_PLAN, Kind.RECTIFICATION_REPORT})


def checklists(
    reports: Sequence[ReportRecord], chains: Sequence[Chain], basis: Basis
) -> tuple[OrganizationChecklist, ...]:
    """One checklist an organization, in the order in which the reports name them; deleted findings stay out."""
    reports = tuple(map(named, reports))
    names = Names(reports, chains)
    by_name: dict[str, list[FindingRecord]] = {
        names(report.organization): [] for report in reports if report.organization and report.kind in OWN_KINDS
    }
    for finding in _standing(reports):
        by_name.setdefault(names(finding.organization), []).append(finding)
    maker = RowMaker(reports, chains, basis)
    sources = _sources(reports, chains, names)
    made = [_checklist(name, findings, sources, maker) for name, findings in by_name.items()]
    return tuple(sorted(made, key=lambda one: one.organization.startswith(UNNAMED)))


def year_of(report: ReportRecord) -> int | None:
    """The working year of a report, else the year of its date."""
    day = parse_day(report.date)
    return report.year or (day.year if day else None)


@dataclass(frozen=True, slots=True)
class _Sources:
    reports: Sequence[ReportRecord]
    chains: Mapping[str, Sequence[Chain]]  # by organization
    names: Names

    def reports_on(self, name: str, findings: Iterable[FindingRecord]) -> tuple[ReportRecord, ...]:
        """The organization's own reports, and those of others that found something there."""
        naming = {finding.place.report for finding in findings}
        return tuple(one for one in self.reports if one.id in naming or self.names(one.organization) == name)

    def chains_of(self, name: str) -> tuple[Chain, ...]:
        return tuple(self.chains.get(name, ()))


def _sources(reports: Sequence[ReportRecord], chains: Iterable[Chain], names: Names) -> _Sources:
    own: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        own[names(chain.organization)].append(chain)
    return _Sources(reports, own, names)


def _standing(reports: Iterable[ReportRecord]) -> Iterator[FindingRecord]:
    for report in reports:
        for finding in report.findings:
            if finding.verdict is not Verdict.DELETED:
                yield finding if finding.year else replace(finding, year=year_of(report))


def _checklist(
    name: str, findings: Sequence[FindingRecord], sources: _Sources, maker: RowMaker
) -> OrganizationChecklist:
    reports = sources.reports_on(name, findings)
    own = [year_of(report) for report in reports if sources.names(report.organization) == name]
    year = max((one for one in (*own, *(finding.year for finding in findings)) if one), default=None)
    current = [finding for finding in findings if finding.year in (year, None)]
    rows = _numbered(sorted((maker.row(finding) for finding in current), key=maker.order))
    chains = sources.chains_of(name)
    earlier = [maker.row(finding, unmentioned=True) for finding in _left_open(findings, current, chains)]
    return OrganizationChecklist(
        organization=name,
        year=year,
        rows=_cross_referred(rows),
        reports=reports,
        chains=chains,
        unmentioned=_numbered(sorted(earlier, key=maker.order), start=len(rows) + 1),
    )


def _left_open(
    findings: Iterable[FindingRecord], current: Iterable[FindingRecord], chains: Iterable[Chain]
) -> list[FindingRecord]:
    """Earlier findings whose problem this year's do not name: the latest finding of each chain, and lone ones."""
    chain_of = {member.id: index for index, chain in enumerate(chains) for member in chain.members}
    now = {finding.id for finding in current}
    named = {chain_of[one] for one in now if one in chain_of}
    latest: dict[int | str, FindingRecord] = {}
    for finding in sorted(findings, key=lambda one: one.year or 0):
        if finding.id not in now and chain_of.get(finding.id) not in named:
            latest[chain_of.get(finding.id, finding.id)] = finding
    return list(latest.values())


def _numbered(rows: Iterable[ChecklistRow], start: int = 1) -> tuple[ChecklistRow, ...]:
    return tuple(replace(row, number=number) for number, row in enumerate(rows, start))


def _cross_referred(rows: Sequence[ChecklistRow]) -> tuple[ChecklistRow, ...]:
    """Rows of one chain name each other: the same problem found by two sources in one year."""
    same: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        same[id(row.chain)].append(row.number)
    return tuple(_referred(row, [one for one in same[id(row.chain)] if one != row.number]) for row in rows)


def _referred(row: ChecklistRow, others: Sequence[int]) -> ChecklistRow:
    if row.chain is None or not others:
        return row
    return replace(row, remark="与第" + "、".join(map(str, others)) + "项为同一问题，可合并整改")
