"""The same problem of one organization over the years: chains, what became of each, and why they are linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extractors.similarity import Problem, Similarity, likeness, same_problem
from service.records import Chain, ChainStatus, FindingRecord, Link, ReportRecord
from service.rules.grouping import by_organization
from service.rules.linkage import Matrix, groups

LINKED = 0.5  # mean likeness of two groups of findings from which they are one chain
ONE_REPORT = -0.15  # two findings of one report are rarely the same problem
CHRONIC_YEARS = 3


def chains(reports: Sequence[ReportRecord]) -> tuple[Chain, ...]:
    """Every finding in exactly one chain, organization by organization; a chain of one is a problem told once."""
    return tuple(
        chain
        for organization, findings in by_organization(reports).items()
        for chain in _organization_chains(organization, findings)
    )


def _organization_chains(organization: str, findings: Sequence[FindingRecord]) -> Iterator[Chain]:
    latest = max((finding.year or 0 for finding in findings), default=0)
    for group in groups(_likeness(findings), LINKED):
        members = sorted((findings[place] for place in group), key=_order)
        years = tuple(sorted({member.year for member in members if member.year}))
        yield Chain(organization, _status(years, latest), years, tuple(members), tuple(_links(members)))


def _order(finding: FindingRecord) -> tuple[int, str, int]:
    return finding.year or 0, finding.place.report, finding.place.start


def _status(years: Sequence[int], latest: int) -> ChainStatus:
    """What became of a problem; not being mentioned any more is not being closed."""
    if years and latest not in years:
        return ChainStatus.UNMENTIONED
    if len(years) >= CHRONIC_YEARS:
        return ChainStatus.CHRONIC
    return ChainStatus.RECURRING if len(years) > 1 else ChainStatus.NEW


def _likeness(findings: Sequence[FindingRecord]) -> Matrix:
    problems = [_problem(finding) for finding in findings]
    matrix = np.full((len(findings), len(findings)), -np.inf)
    for here, one in enumerate(findings):
        for there in range(here):
            same_report = one.place.report == findings[there].place.report
            score = ONE_REPORT if same_report else likeness(problems[here], problems[there])
            matrix[here, there] = matrix[there, here] = score
    return matrix


def _links(members: Sequence[FindingRecord]) -> Iterator[Link]:
    """Each member with the earlier one that is most like it."""
    for place, later in enumerate(members[1:], 1):
        earlier = max(members[:place], key=lambda finding: likeness(_problem(finding), _problem(later)))
        found = same_problem(_problem(earlier), _problem(later))
        reason = _reason(earlier, later, found)
        yield Link(earlier.id, later.id, round(found.score, 3), found.matched, found.differing, reason)


def _reason(earlier: FindingRecord, later: FindingRecord, found: Similarity) -> str:
    copied = found.numbers_only
    parts = ["文字相同，只改了数字"] if copied else []
    codes = [match.code for match in later.standards[:1] if match.code in {m.code for m in earlier.standards[:1]}]
    parts += [f"同属标准条目{code}" for code in codes]
    parts += [f"说的都是{'、'.join(found.topics)}"] if found.topics else []
    parts += ["都说到" + "、".join(f"“{word}”" for word in found.matched)] if found.matched and not copied else []
    return "；".join(parts) or "说法不同，问题类型相近"


def _problem(finding: FindingRecord) -> Problem:
    promised = "\n".join(measure.place.quote for measure in finding.measures)
    return Problem(finding.place.quote, finding.standards, promised)
