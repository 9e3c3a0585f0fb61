"""What people look at to say whether findings are the same problem: links, likely ones, and those taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from extractors.likenesses import likenesses
from extractors.similarity import Similarity, same_problem
from service.records import Chain, ChainStatus, FindingRecord, Link, OrganizationChecklist
from service.rules.link_verdicts import LinkVerdict, Opinion, Verdicts
from service.rules.links import problem_of
from service.rules.promises import Promise, promises
from service.rules.recurrence_sheets import repeated_chains

LIKELY = 0.05  # likeness from which two findings that are not linked are shown as perhaps the same
SHOWN = 8  # such pairs
COMPARED = 200  # of the new findings and of the unmentioned ones each


@dataclass(frozen=True, slots=True)
class Judged:
    """Two findings side by side: why they may be one problem, what was promised, what a person said of them."""

    earlier: FindingRecord
    later: FindingRecord
    score: float
    matched: tuple[str, ...]
    differing: tuple[str, ...]
    reason: str
    promised: tuple[Promise, ...]  # with the earlier one
    verdict: LinkVerdict | None


@dataclass(frozen=True, slots=True)
class ChainReview:
    """A problem that came back, link by link."""

    chain: Chain
    links: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class LinkReview:
    """All of one organization."""

    chains: tuple[ChainReview, ...]
    likely: tuple[Judged, ...]  # not linked, likest first
    apart: tuple[Judged, ...]  # a person said that they are not the same


def link_review(checklist: OrganizationChecklist, verdicts: Verdicts) -> LinkReview:
    """What there is to judge of an organization."""
    known = {member.id: member for chain in checklist.chains for member in chain.members}
    return LinkReview(
        chains=tuple(_chain(chain, verdicts) for chain in repeated_chains(checklist.chains)),
        likely=tuple(_likely(checklist, verdicts)),
        apart=tuple(
            _pair(known[one.earlier], known[one.later], one)
            for one in verdicts.values()
            if one.opinion is Opinion.DIFFERENT and one.earlier in known and one.later in known
        ),
    )


def _chain(chain: Chain, verdicts: Verdicts) -> ChainReview:
    members = {member.id: member for member in chain.members}
    return ChainReview(
        chain, tuple(_linked(link, members[link.earlier], members[link.later], verdicts) for link in chain.links)
    )


def _linked(link: Link, earlier: FindingRecord, later: FindingRecord, verdicts: Verdicts) -> Judged:
    said = verdicts.get(frozenset((link.earlier, link.later)))
    return Judged(earlier, later, link.score, link.matched, link.differing, link.reason, promises((earlier,)), said)


def _likely(checklist: OrganizationChecklist, verdicts: Verdicts) -> Iterator[Judged]:
    """New problems of this year against those of earlier years that are not mentioned any more."""
    old = [row.finding for row in checklist.unmentioned][:COMPARED]
    new = [row.finding for row in checklist.rows if row.status is ChainStatus.NEW][:COMPARED]
    scores = likenesses([problem_of(finding) for finding in (*old, *new)])[: len(old), len(old) :]
    pairs = sorted(product(range(len(old)), range(len(new))), key=lambda pair: -scores[pair])
    open_pairs = (pair for pair in pairs if frozenset((old[pair[0]].id, new[pair[1]].id)) not in verdicts)
    for earlier, later in islice(open_pairs, SHOWN):
        if scores[earlier, later] >= LIKELY:
            yield _pair(old[earlier], new[later], None)


def _pair(earlier: FindingRecord, later: FindingRecord, said: LinkVerdict | None) -> Judged:
    found: Similarity = same_problem(problem_of(earlier), problem_of(later))
    topics = f"说的都是{'、'.join(found.topics)}" if found.topics else ""
    return Judged(earlier, later, found.score, found.matched, found.differing, topics, promises((earlier,)), said)
