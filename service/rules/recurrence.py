"""The same problem of one organization over the years: chains, what became of each, and why they are linked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from extractors.company import Told, beliefs
from service.records import Chain, FindingRecord, ReportRecord, Verdict
from service.rules.chain_status import Closings, dates, status_of
from service.rules.grouping import by_organization
from service.rules.link_verdicts import Opinion, Verdicts
from service.rules.linkage import NEVER, Matrix, groups
from service.rules.links import links, problem_of

LINKED = 0.5  # geometric mean of the beliefs in all pairs of two groups from which they are one chain
ONE_REPORT = 0.03  # stands for two findings of one report, which are rarely the same problem
LEAST = 0.01  # a belief is never less


@dataclass(frozen=True, slots=True)
class Known:
    """What people know of problems besides the reports."""

    closed: Mapping[str, date] = field(default_factory=dict)  # finding -> day of its closing (销号)
    verdicts: Verdicts = field(default_factory=dict)


NOTHING = Known()


def chains(reports: Sequence[ReportRecord], known: Known = NOTHING) -> tuple[Chain, ...]:
    """Every finding in exactly one chain, organization by organization; a chain of one is a problem told once."""
    closings = Closings(known.closed, dates(reports))
    return tuple(
        chain
        for organization, findings in by_organization(reports).items()
        for chain in _organization_chains(organization, findings, known.verdicts, closings)
    )


def _organization_chains(
    organization: str, findings: Sequence[FindingRecord], verdicts: Verdicts, closings: Closings
) -> Iterator[Chain]:
    latest = max((finding.year or 0 for finding in findings), default=0)
    for members in _chained(findings, verdicts):
        yield Chain(
            organization=organization,
            status=status_of(members, latest, closings),
            years=tuple(sorted({member.year for member in members if member.year})),
            members=tuple(members),
            links=tuple(links(members, verdicts)),
            closed_on=closings.last(members),
        )


def _chained(findings: Sequence[FindingRecord], verdicts: Verdicts) -> Iterator[list[FindingRecord]]:
    same = list(_told(findings, verdicts, Opinion.SAME))
    for group in groups(_likeness(findings, verdicts), math.log(LINKED), same):
        yield sorted((findings[place] for place in group), key=_order)


def _told(findings: Sequence[FindingRecord], verdicts: Verdicts, opinion: Opinion) -> Iterator[tuple[int, int]]:
    """The places of every two findings of which people said so."""
    places = {finding.id: place for place, finding in enumerate(findings)}
    for pair, verdict in verdicts.items():
        if verdict.opinion is opinion and pair <= places.keys():
            here, there = sorted(places[name] for name in pair)
            yield here, there


def _likeness(findings: Sequence[FindingRecord], verdicts: Verdicts) -> Matrix:
    """Logarithms of beliefs: one pair in which nobody believes keeps two groups apart.

    The limits did best on readings of series left out.
    """
    told = [Told(problem_of(finding), finding.place.report, _surety(finding)) for finding in findings]
    shares = np.maximum(beliefs(told), LEAST)
    reports = np.array([finding.place.report for finding in findings])
    scores = np.log(np.where(reports[:, None] == reports[None, :], ONE_REPORT, shares))
    np.fill_diagonal(scores, NEVER)
    for here, there in _told(findings, verdicts, Opinion.DIFFERENT):
        scores[here, there] = scores[there, here] = NEVER
    return scores


def _surety(finding: FindingRecord) -> float:
    """How sure it is that a finding is one: quite, where a person has looked at it."""
    return finding.score if finding.verdict is Verdict.PROPOSED else 1.0


def _order(finding: FindingRecord) -> tuple[int, str, int]:
    return finding.year or 0, finding.place.report, finding.place.start
