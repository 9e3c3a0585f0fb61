"""Realistic records for tests: labelled training reports as the store would hold them, and the chains of a series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from corpora.scripts.labelled import Label, Labelled, corpus
from extractors.findings import Deadline, DeadlineKind, Kind, Responsible, Source, StandardMatch
from extractors.standards import find, problem_type, rank, shipped
from service.records import (
    Chain,
    ChainStatus,
    FindingRecord,
    Link,
    MeasureRecord,
    OrganizationChecklist,
    Place,
    ReportRecord,
)
from service.rules.checklist import checklists
from service.rules.checklist_row import Basis

TODAY = date(2025, 3, 1)
DEADLINES = {
    "immediate": DeadlineKind.IMMEDIATE,
    "long-term": DeadlineKind.LONG_TERM,
    "none": DeadlineKind.NONE,
}

PARTY = find("school-party")
PAYS_LATE = "党费没有按月收缴，缴费基数三年没有核定。"
ROOM_IS_FULL = "党员活动室堆满旧课桌，一学期没有开过门。"
WORDS = {"immediate": "立行立改", "long-term": "长期坚持", "none": ""}


def basis(today: date = TODAY) -> Basis:
    """The shipped standards and the default policy."""
    return Basis(today, {standard.id: standard for standard in shipped()})


@cache
def training() -> tuple[Labelled, ...]:
    """All labelled training reports."""
    return corpus()


def series(*voices: str) -> tuple[tuple[ReportRecord, ...], tuple[Chain, ...]]:
    """Reports of these series (u1 … u8) and the chains that their labels state."""
    chosen = [one for one in training() if one.voice in voices]
    return tuple(report_of(one) for one in chosen), tuple(_chains(chosen))


def checklist(*voices: str, today: date = TODAY) -> OrganizationChecklist:
    """The checklist of the first organization of these series."""
    reports, chains = series(*(voices or ("u1",)))
    return checklists(reports, chains, basis(today))[0]


def with_rows(count: int) -> OrganizationChecklist:
    """A checklist of exactly so many rows, made of real ones."""
    reports, chains = series("u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8")
    made = checklists(reports, chains, basis())
    pool = [row for one in made for row in (*one.rows, *one.unmentioned)]
    rows = [pool[index % len(pool)] for index in range(count)]
    return replace(made[0], rows=tuple(replace(row, number=index) for index, row in enumerate(rows, 1)), unmentioned=())


def own_report(
    organization: str, quotes: Sequence[str], promises: Sequence[str] = (), year: int = 2024
) -> ReportRecord:
    """A duty report of an organization with these findings and measures, placed and typed as the pipeline would."""
    report = ReportRecord(
        id=f"{organization}{year}",
        name=f"{organization}{year}.docx",
        kind=Kind.DUTY_REPORT,
        title=f"{organization}{year}年度述职报告",
        organization=organization,
        year=year,
        standard=PARTY.id,
    )
    places = [Place(report.id, report.name, at, at + len(text), text) for at, text in enumerate((*quotes, *promises))]
    none, promised = Deadline("", DeadlineKind.NONE), places[len(quotes) :]
    measures = tuple(
        MeasureRecord(f"{report.id}:m{at}", place, none, Responsible()) for at, place in enumerate(promised)
    )
    findings = tuple(_own_finding(report, place) for place in places[: len(quotes)])
    return replace(report, findings=findings, measures=measures)


def _own_finding(report: ReportRecord, place: Place) -> FindingRecord:
    items = rank(PARTY, place.quote)
    return FindingRecord(
        id=f"{report.id}:{place.start}",
        organization=report.organization or "",
        year=report.year,
        place=place,
        summary=place.quote[:40],
        source=Source.SELF,
        standards=items,
        problem_type=problem_type(PARTY, place.quote, items),
    )


def of_one_year(*found: tuple[str, str]) -> tuple[OrganizationChecklist, ...]:
    """The checklists of organizations that each have one finding, all of 2024."""
    return checklists(tuple(own_report(name, (quote,)) for name, quote in found), (), basis())


def report_of(text: Labelled) -> ReportRecord:
    """A labelled text as a report that was read."""
    meta = text.meta
    report = ReportRecord(
        id=f"{meta['id']:0<64}",
        name=f"{meta['id']}.{meta['layout'].partition('-')[0]}",
        kind=Kind(meta["kind"]),
        title=text.lines[0].text,
        organization=meta["organization"],
        year=int(meta["year"]) if meta["year"] != "none" else None,
        aliases=(meta["alias"],) if "alias" in meta else (),
        reporter=None if meta["reporter"] == "none" else meta["reporter"].split()[-1],
        date=None if meta["date"] == "none" else meta["date"],
        standard=meta["standard"],
    )
    measures = tuple(_measure(report, label) for label in text.measures)
    findings = tuple(_finding(report, label, measures) for label in text.findings)
    return replace(report, findings=findings, measures=measures)


def _place(report: ReportRecord, label: Label) -> Place:
    heading = ("二、存在的主要问题",)
    return Place(report.id, report.name, label.start, label.end, label.quote, 17, 2, heading)


def _finding(report: ReportRecord, label: Label, measures: Sequence[MeasureRecord]) -> FindingRecord:
    own = f"{report.id}:{label.id}"
    return FindingRecord(
        id=own,
        organization=label.attributes.get("org", report.organization or ""),
        year=report.year,
        place=_place(report, label),
        summary=label.quote[:40],
        source=Source(label.attributes.get("src", "self")),
        standards=tuple(StandardMatch(report.standard or "", code, 0.9) for code in label.many("std")),
        measures=tuple(one for one in measures if own in one.findings),
    )


def _measure(report: ReportRecord, label: Label) -> MeasureRecord:
    by = label.attributes.get("by", "none")
    kind = DEADLINES.get(by, DeadlineKind.BY)
    who = {name: tuple(label.attributes.get(name, "").split(";")) for name in ("lead", "dept", "owner")}
    return MeasureRecord(
        id=f"{report.id}:{label.id}",
        place=_place(report, label),
        deadline=Deadline(WORDS.get(by, by), kind, by if kind is DeadlineKind.BY else None),
        responsible=Responsible(*(tuple(filter(None, who[name])) for name in ("lead", "dept", "owner"))),
        findings=tuple(f"{report.id}:{one}" for one in label.many("for")),
    )


def _chains(texts: Iterable[Labelled]) -> Iterable[Chain]:
    groups: dict[tuple[str, str], list[FindingRecord]] = defaultdict(list)
    latest: dict[str, int] = {}
    for text in texts:
        report = report_of(text)
        latest[text.voice] = max(latest.get(text.voice, 0), report.year or 0)
        for label, finding in zip(text.findings, report.findings, strict=True):
            if "chain" in label.attributes:
                groups[text.voice, label.attributes["chain"]].append(finding)
    for (voice, _), members in sorted(groups.items()):
        yield _chain(sorted(members, key=lambda one: one.year or 0), latest[voice])


def _chain(members: Sequence[FindingRecord], latest: int) -> Chain:
    years = tuple(sorted({member.year or 0 for member in members}))
    links = tuple(
        Link(one.id, two.id, 0.87, ("活动室", "使用"), ("门锁",), "标准条目相同，说法相近")
        for one, two in pairwise(members)
    )
    status = ChainStatus.CHRONIC if len(years) > 2 else ChainStatus.RECURRING
    if years[-1] != latest:
        status = ChainStatus.UNMENTIONED
    return Chain(members[-1].organization, status, years, tuple(members), links)
