"""Findings by organization: the same unit under a former, a shortened or a fuller name is one organization."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.unit_names import is_short_of, parts_of, same_core
from service.records import FindingRecord, ReportRecord
from service.rules.names import UNNAMED


def named(report: ReportRecord) -> ReportRecord:
    """The report with a name of its own for an organization that it leaves out, so that two such are never one."""
    own = report.organization or f"{UNNAMED}（{report.name}）"
    findings = tuple(one if one.organization else replace(one, organization=own) for one in report.findings)
    return replace(report, organization=own, findings=findings)


def by_organization(reports: Sequence[ReportRecord]) -> dict[str, list[FindingRecord]]:
    """Findings of all reports under the latest name of their organization, in order of reports."""
    reports = tuple(map(named, reports))
    names = _Groups()
    for report in reports:
        for name in report.aliases:
            names.join(report.organization or UNNAMED, name)
    groups: dict[str, list[FindingRecord]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.year or 0):
        for finding in report.findings:
            groups[names.lead(finding.organization or report.organization or UNNAMED)].append(finding)
    own = _own_names(reports)
    return {_called(findings, own): findings for findings in groups.values()}


def same_unit(one: str, other: str) -> bool:
    """Whether two names can mean one unit: equal but for the party body, or one short for the other."""
    if one.startswith(UNNAMED) or other.startswith(UNNAMED):
        return one == other  # two reports that name nobody are not of one unit
    return same_core(one, other) or is_short_of(one, other) or is_short_of(other, one)


def _own_names(reports: Iterable[ReportRecord]) -> dict[str, str]:
    """What units call themselves in their latest report, by what names have in common but for the party body."""
    named = sorted(reports, key=lambda report: report.year or 0)
    return {parts_of(report.organization).key: report.organization for report in named if report.organization}


def _called(findings: Iterable[FindingRecord], own: Mapping[str, str]) -> str:
    """The latest name of a unit, as its own report writes it: a notice likes to leave out the party body."""
    latest = max(findings, key=lambda finding: finding.year or 0).organization or UNNAMED
    return latest if latest.startswith(UNNAMED) else own.get(parts_of(latest).key, latest)


class _Groups:
    """Names that mean one organization, joined one by one; what differs only in its party body is one from the start.

    Which short name stands for which full one is settled before, by the register of names.
    """

    def __init__(self) -> None:
        self._leads: dict[str, str] = {}

    def lead(self, name: str) -> str:
        """What stands for a group."""
        key = name if name.startswith(UNNAMED) else parts_of(name).key
        while self._leads.setdefault(key, key) != key:
            key = self._leads[key]
        return key

    def join(self, name: str, other: str) -> None:
        """Make two names one group."""
        self._leads[self.lead(other)] = self.lead(name)
