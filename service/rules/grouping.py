"""Findings by organization: the same unit under a former, a shortened or a fuller name is one organization."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from service.records import FindingRecord, ReportRecord
from service.rules.names import UNNAMED

ALIKE = 88.0  # rapidfuzz ratio of two names from which they are one, 0..100
BODY = re.compile(r"(直属|联合)?(党(总支部?|支部|委|组|工委)|总支部?|支部)?(委员会)?$")
PLACE = re.compile(r"^.{2,4}?[省市县区州旗镇乡]")
NUMBER = re.compile(r"[第一二三四五六七八九十百\d东西南北]+")


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
        for name in (report.organization, *report.aliases):
            names.join(report.organization or UNNAMED, name or UNNAMED)
    groups: dict[str, list[FindingRecord]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.year or 0):
        for finding in report.findings:
            groups[names.lead(finding.organization or report.organization or UNNAMED)].append(finding)
    return {_latest(findings): findings for findings in groups.values()}


def same_unit(one: str, other: str) -> bool:
    """Whether two names can only mean one unit: equal, one inside the other, or almost the same letters."""
    if one.startswith(UNNAMED) or other.startswith(UNNAMED):
        return one == other  # two reports that name nobody are not of one unit
    first, second = core(one), core(other)
    if first == second:
        return True
    if not first or not second or NUMBER.findall(_local(first)) != NUMBER.findall(_local(second)):
        return False
    short, long = sorted((first, second), key=len)
    return (len(short) > 3 and long.endswith(short)) or fuzz.ratio(first, second) >= ALIKE


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """A unit's name without its party body: 青石区第三小学党支部 -> 青石区第三小学."""
    return BODY.sub("", re.sub(r"[\s（(].*?[）)]|\s", "", name))


def _local(name: str) -> str:
    return PLACE.sub("", name)


def _latest(findings: Iterable[FindingRecord]) -> str:
    return max(findings, key=lambda finding: finding.year or 0).organization or UNNAMED


class _Groups:
    """Names that mean one organization, joined one by one."""

    def __init__(self) -> None:
        self._leads: dict[str, str] = {}

    def lead(self, name: str) -> str:
        """The name that stands for a group."""
        if name not in self._leads:
            self._leads[name] = next((known for known in self._leads if same_unit(known, name)), name)
        while self._leads[name] != name:
            name = self._leads[name]
        return name

    def join(self, name: str, other: str) -> None:
        """Make two names one group."""
        self._leads[self.lead(other)] = self.lead(name)
