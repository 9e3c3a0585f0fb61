"""Why the findings of a chain are one problem: each with the earlier one that is most like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.similarity import Problem, Similarity, likeness, same_problem
from service.records import FindingRecord, Link
from service.rules.link_verdicts import LinkVerdict, Opinion, Verdicts, said


def problem_of(finding: FindingRecord) -> Problem:
    """A finding as it is compared: its words, its items, and what was promised about it."""
    promised = "\n".join(measure.place.quote for measure in finding.measures)
    return Problem(finding.place.quote, finding.standards, promised)


def links(members: Sequence[FindingRecord], verdicts: Verdicts) -> Iterator[Link]:
    """A link for each member but the first; members come oldest first."""
    for place, later in enumerate(members[1:], 1):
        yield _link(_nearest(members[:place], later, verdicts), later, verdicts)


def _nearest(members: Sequence[FindingRecord], later: FindingRecord, verdicts: Verdicts) -> FindingRecord:
    """One that a person linked goes before one that is merely like it."""

    def order(earlier: FindingRecord) -> tuple[bool, bool, float]:
        opinion = said(verdicts, earlier.id, later.id)
        alike = likeness(problem_of(earlier), problem_of(later))
        return opinion is Opinion.SAME, opinion is not Opinion.DIFFERENT, alike

    return max(members, key=order)


def _link(earlier: FindingRecord, later: FindingRecord, verdicts: Verdicts) -> Link:
    found = same_problem(problem_of(earlier), problem_of(later))
    verdict = verdicts.get(frozenset((earlier.id, later.id)))
    confirmed = verdict is not None and verdict.opinion is Opinion.SAME
    return Link(
        earlier=earlier.id,
        later=later.id,
        score=round(found.score, 3),
        matched=found.matched,
        differing=found.differing,
        reason=_reason(earlier, later, found, verdict if confirmed else None),
        confirmed=confirmed,
    )


def _reason(earlier: FindingRecord, later: FindingRecord, found: Similarity, verdict: LinkVerdict | None) -> str:
    copied = found.numbers_only
    parts = [f"{verdict.who}确认是同一个问题"] if verdict else []
    parts += ["文字相同，只改了数字"] if copied else []
    codes = [match.code for match in later.standards[:1] if match.code in {m.code for m in earlier.standards[:1]}]
    parts += [f"同属标准条目{code}" for code in codes]
    parts += [f"说的都是{'、'.join(found.topics)}"] if found.topics else []
    parts += ["都说到" + "、".join(f"“{word}”" for word in found.matched)] if found.matched and not copied else []
    return "；".join(parts) or "说法不同，问题类型相近"
