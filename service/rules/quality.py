"""查摆质量体检: what findings and measures lack to be checked later, with suggestions, and figures a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from extractors.concreteness import has_instance, has_result, is_general, names_owner, recurs, soft_words
from extractors.findings import Deadline, DeadlineKind, Extraction, Responsible, Source
from service.records import FindingRecord, MeasureRecord, ReportRecord
from service.rules.checklist import OWN_KINDS, year_of
from service.rules.organizations import Names
from service.rules.sentences import SHORTEST, fold
from service.rules.wording import phrase


class GapKind(StrEnum):
    """What is missing."""

    NO_INSTANCE = "no_instance"  # a finding without example, number, place or person
    SOFT = "soft"  # a finding in words that admit little
    NO_OWNER = "no_owner"
    NO_DATE = "no_date"
    NO_RESULT = "no_result"  # nothing that could be checked
    REPEATED = "repeated"  # a promise of an earlier year, word for word


SUGGESTIONS = {
    GapKind.NO_INSTANCE: "补一个能核对的事例：什么时候、哪个支部（部门）、谁、几次或多少人。",
    GapKind.SOFT: "“{word}”说得太软，请改成事实和数字。",
    GapKind.NO_OWNER: "写明责任领导、责任部门或责任人。",
    GapKind.NO_DATE: "写明哪年哪月底前完成；长期坚持的，写明多久查一次。",
    GapKind.NO_RESULT: "写明做到什么样算完成：几次、什么制度或台账、达到多少。",
    GapKind.REPEATED: "与{year}年的承诺一字不差，请说明为什么没有做到、今年有什么不同。",
}


BY_OTHERS = frozenset({Source.INSPECTION, Source.REVIEW})  # findings that are not the organization's own words


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, and what to do about it."""

    kind: GapKind
    suggestion: str


@dataclass(frozen=True, slots=True)
class Examined:
    """A finding or measure that lacks something."""

    record: FindingRecord | MeasureRecord
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """How well one report looks at itself."""

    report: ReportRecord
    findings: int
    measures: int
    gaps: Mapping[GapKind, int]  # how many findings or measures have each
    examined: tuple[Examined, ...]  # those with gaps, in reading order


def qualities(reports: Sequence[ReportRecord]) -> tuple[Quality, ...]:
    """The figures of each report in which an organization speaks of itself, in their order."""
    promised = _promises(reports)
    return tuple(_quality(report, promised) for report in reports if report.kind in OWN_KINDS)


def finding_gaps(quote: str) -> tuple[Gap, ...]:
    """What a finding's words lack."""
    words = phrase(quote)
    soft = soft_words(words)
    if has_instance(words) or not (soft or is_general(words)):
        return ()
    return (_gap(GapKind.NO_INSTANCE), *((_gap(GapKind.SOFT, word=soft),) if soft else ()))


def measure_gaps(quote: str, deadline: Deadline, responsible: Responsible) -> tuple[Gap, ...]:
    """What a measure lacks to be followed up."""
    words = phrase(quote)
    there = {
        GapKind.NO_OWNER: responsible.lead or responsible.departments or responsible.owners or names_owner(words),
        GapKind.NO_DATE: deadline.kind is not DeadlineKind.NONE or recurs(words),
        GapKind.NO_RESULT: has_result(words),
    }
    return tuple(_gap(kind) for kind, told in there.items() if not told)


def _gap(kind: GapKind, **words: object) -> Gap:
    return Gap(kind, SUGGESTIONS[kind].format(**words))


def _quality(report: ReportRecord, promised: Mapping[tuple[str, str], int]) -> Quality:
    found = [Examined(one, finding_gaps(one.place.quote)) for one in report.findings if one.source not in BY_OTHERS]
    made = [Examined(one, _measure(one, report, promised)) for one in report.measures]
    examined = sorted((one for one in (*found, *made) if one.gaps), key=lambda one: one.record.place.start)
    gaps = Counter(gap.kind for one in examined for gap in one.gaps)
    return Quality(report, len(found), len(made), gaps, tuple(examined))


def _measure(
    measure: MeasureRecord, report: ReportRecord, promised: Mapping[tuple[str, str], int]
) -> tuple[Gap, ...]:
    gaps = measure_gaps(measure.place.quote, measure.deadline, measure.responsible)
    first = promised.get((report.id, measure.id))
    return (*gaps, _gap(GapKind.REPEATED, year=first)) if first else gaps


def _promises(reports: Iterable[ReportRecord]) -> dict[tuple[str, str], int]:
    """For each measure that an earlier year of the same organization has word for word, that year."""
    listed = sorted(reports, key=lambda one: year_of(one) or 0)
    names = Names(listed, ())
    known: dict[str, dict[str, int]] = defaultdict(dict)
    found: dict[tuple[str, str], int] = {}
    for report in listed:
        before = known[names(report.organization)]
        found |= dict(_repeated(report, before))
        for measure in report.measures:
            before.setdefault(fold(phrase(measure.place.quote)), year_of(report) or 0)
    return found


def _repeated(report: ReportRecord, known: Mapping[str, int]) -> Iterator[tuple[tuple[str, str], int]]:
    for measure in report.measures:
        words = fold(phrase(measure.place.quote))
        year = known.get(words) if len(words) >= SHORTEST else None
        if year and year < (year_of(report) or 0):
            yield (report.id, measure.id), year


def quality_json(extraction: Extraction) -> dict[str, Any] | None:
    """The gaps of one reading, by the ids of its findings and measures; None where nobody speaks of himself."""
    if extraction.facts.kind not in OWN_KINDS:
        return None
    found = {one.id: finding_gaps(one.quote) for one in extraction.findings if one.source not in BY_OTHERS}
    made = {one.id: measure_gaps(one.quote, one.deadline, one.responsible) for one in extraction.measures}
    listed = {name: gaps for name, gaps in (found | made).items() if gaps}
    return {
        "findings": len(found),
        "measures": len(made),
        "gaps": Counter(gap.kind.value for gaps in listed.values() for gap in gaps),
        "items": [{"id": name, "gaps": [asdict(gap) for gap in gaps]} for name, gaps in listed.items()],
    }
