"""The picture of an organization's problems over the years: which row has which mark in which year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.records import Chain, ChainStatus, ChecklistRow, FindingRecord, Link, OrganizationChecklist
from service.rules.checklist import year_of
from service.rules.names import SOURCES, STATUSES
from service.rules.promises import Promise, promises
from service.rules.recurrence_sheets import repeated_chains
from service.rules.tracking_values import status_text
from service.rules.wording import clip, phrase, place_text, plain

LABEL_WORDS = 22  # characters beside the picture
RANKS = (ChainStatus.NEW, ChainStatus.RECURRING, ChainStatus.CHRONIC)  # of the first naming, the second, later ones


@dataclass(frozen=True, slots=True)
class Mark:
    """What a year shows of a problem: 新发, 复发, 顽固 or 销号后复发 when named; 未提及 when a report is silent."""

    year: int
    status: ChainStatus
    tip: str


@dataclass(frozen=True, slots=True)
class Line:
    """One problem: its label, marks and the place of its story on the page ("" for none)."""

    label: str
    status: str
    marks: tuple[Mark, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Event:
    """One time that a problem was named, and what was promised then."""

    year: str
    item: str  # code of its standard item, "" for none
    words: str
    source: str
    place: str
    promises: tuple[Promise, ...]
    link: Link | None  # why it is the same problem as before


@dataclass(frozen=True, slots=True)
class Story:
    """A problem that came back, told from the first time on."""

    anchor: str
    title: str
    status: str
    years: tuple[int, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """One organization's picture and stories."""

    organization: str
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    stories: tuple[Story, ...]


def timeline(checklist: OrganizationChecklist, number: int) -> Timeline:
    """The picture of an organization; number makes its anchors unique on the page."""
    reported = {year for year in map(year_of, checklist.reports) if year}
    chains = repeated_chains(checklist.chains)
    members = {member.id for chain in chains for member in chain.members}
    years = tuple(sorted(reported | {year for chain in chains for year in chain.years}))
    stories = tuple(_story(chain, f"p{number}-{index}") for index, chain in enumerate(chains, 1))
    repeated = [_line(chain, years, story) for chain, story in zip(chains, stories, strict=True)]
    rows = [row for row in checklist.all_rows if row.finding.id not in members]
    return Timeline(checklist.organization, years, (*repeated, *_single(rows, years)), stories)


def _single(rows: Iterable[ChecklistRow], years: Sequence[int]) -> Iterable[Line]:
    for row in rows:
        if row.finding.year:
            yield Line(_label(row.finding), status_text(row), _marks((row.finding,), years), "")


def _line(chain: Chain, years: Sequence[int], story: Story) -> Line:
    marks = _marks(chain.members, years, relapsed=chain.status is ChainStatus.RELAPSED)
    return Line(_label(chain.members[-1]), story.status, marks, story.anchor)


def _marks(members: Sequence[FindingRecord], years: Sequence[int], *, relapsed: bool = False) -> tuple[Mark, ...]:
    """A mark for each year from the first naming on; the third naming and later ones are 顽固."""
    named = sorted({member.year for member in members if member.year})
    marks = []
    for year in years:
        if year in named:
            status = ChainStatus.RELAPSED if relapsed and year == named[-1] else RANKS[min(named.index(year), 2)]
            words = "；".join(plain(one.place.quote) for one in members if one.year == year)
            marks.append(Mark(year, status, f"{year}年 {STATUSES[status]}：{words}"))
        elif named and year > named[0]:
            marks.append(Mark(year, ChainStatus.UNMENTIONED, f"{year}年 未提及：当年材料没有提到，不等于已经整改"))
    return tuple(marks)


def _story(chain: Chain, anchor: str) -> Story:
    links = {link.later: link for link in chain.links}
    events = tuple(
        Event(
            year=f"{one.year}年" if one.year else "年度不详",
            item=one.standards[0].code if one.standards else "",
            words=plain(one.place.quote),
            source=SOURCES[one.source],
            place=f"{one.place.report_name} {place_text(one.place)}".strip(),
            promises=promises((one,)),
            link=links.get(one.id),
        )
        for one in chain.members
    )
    return Story(anchor, _title(chain.members[-1]), STATUSES[chain.status], chain.years, events)


def _label(finding: FindingRecord) -> str:
    return clip(_title(finding), LABEL_WORDS)


def _title(finding: FindingRecord) -> str:
    return phrase(finding.summary or finding.place.quote)
