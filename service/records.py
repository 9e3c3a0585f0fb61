"""Frozen values shared by rules, store, office and web; each row knows its report, place and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from extractors.findings import Check, Deadline, Kind, Responsible, Severity, Source, StandardMatch


class Verdict(StrEnum):
    """What people have said of a proposed finding."""

    PROPOSED = "proposed"  # 待确认
    CONFIRMED = "confirmed"  # 已确认
    CORRECTED = "corrected"  # 已修改
    DELETED = "deleted"  # 已删除
    ADDED = "added"  # 人工补充


class ReportState(StrEnum):
    """How far the reading of a report has come."""

    QUEUED = "queued"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"


class ClosureState(StrEnum):
    """State of an item on the way to closure (销号)."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    BASICALLY_DONE = "basically_done"
    APPLY_CLOSE = "apply_close"
    ACCEPTING = "accepting"
    PUBLICIZING = "publicizing"
    CLOSED = "closed"
    RETURNED = "returned"
    EXTENDED = "extended"
    REOPENED = "reopened"
    LONG_TERM = "long_term_tracking"


class Light(StrEnum):
    """Warning light (亮灯)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"  # closed, no light


class ChainStatus(StrEnum):
    """What became of a problem over the years."""

    NEW = "new"  # 新发
    RECURRING = "recurring"  # 复发
    CHRONIC = "chronic"  # 顽固
    RELAPSED = "relapsed"  # 销号后复发: back after it was closed
    UNMENTIONED = "unmentioned"  # 未提及: never the same as closed


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: which report, which place, which words."""

    report: str  # id of the report (SHA-256)
    report_name: str
    start: int
    end: int
    quote: str
    block: int | None = None
    page: int | None = None
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """A measure as it stands now."""

    id: str
    place: Place
    deadline: Deadline
    responsible: Responsible
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """A finding as it stands now: the machine's proposal with people's decisions laid over it."""

    id: str  # unique over all reports, stable over re-reading
    organization: str
    year: int | None
    place: Place
    summary: str
    source: Source
    standards: tuple[StandardMatch, ...] = ()  # best first; the first is the one in force
    severity: Severity = Severity.MEDIUM
    measures: tuple[MeasureRecord, ...] = ()
    problem_type: str | None = None
    reasons: tuple[str, ...] = ()
    score: float = 1.0  # how sure the reader is that it is one, 0..1
    verdict: Verdict = Verdict.PROPOSED
    version: int = 0  # counts decisions; 0 = untouched
    who: str = ""
    when: datetime | None = None
    unit_decided: bool = False  # a person said whose problem it is


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report that was read, with its findings as they stand now."""

    id: str  # SHA-256 of the file
    name: str
    kind: Kind
    title: str
    organization: str | None
    year: int | None
    aliases: tuple[str, ...] = ()
    reporter: str | None = None
    date: str | None = None  # ISO
    standard: str | None = None
    findings: tuple[FindingRecord, ...] = ()
    measures: tuple[MeasureRecord, ...] = ()  # all of the report, linked or not
    checks: tuple[Check, ...] = ()  # required figures of its standard against what it tells
    warnings: tuple[str, ...] = field(default=())
    regions: tuple[str, ...] = ()  # counties, districts, cities that the text names
    organization_reason: str = ""  # by what other report the organization's name was completed


@dataclass(frozen=True, slots=True)
class FailedReport:
    """A file that could not be read, and why."""

    name: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why two findings of different years are the same problem."""

    earlier: str  # finding ids
    later: str
    score: float  # 0..1
    matched: tuple[str, ...]  # words that both have, or type and item
    differing: tuple[str, ...] = ()
    reason: str = ""  # Chinese
    confirmed: bool = False  # a person said so


@dataclass(frozen=True, slots=True)
class Chain:
    """One problem of one organization over the years (复发链)."""

    organization: str
    status: ChainStatus
    years: tuple[int, ...]
    members: tuple[FindingRecord, ...]  # oldest first
    links: tuple[Link, ...] = ()
    closed_on: date | None = None  # the last closing (销号) of one of its members


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One line of the rectification checklist (整改清单)."""

    number: int  # within its organization, from 1
    finding: FindingRecord
    status: ChainStatus
    chain: Chain | None
    item_name: str  # name of the standard item, "" where none fits
    aspect_name: str
    goal: str
    measures: tuple[MeasureRecord, ...]
    lead: str
    departments: str
    owners: str
    due: date | None
    due_text: str
    due_guessed: bool
    state: ClosureState = ClosureState.DRAFT
    light: Light = Light.GREEN
    suggested: frozenset[str] = frozenset()  # names of fields above that the product proposes (建议), not the report
    remark: str = ""
    item_code: str = ""
    evidence: tuple[str, ...] = ()  # papers that the standard item wants to see
    progress: str = ""  # 进展情况, as people wrote it in the tracking sheet
    closed_on: date | None = None  # 销号日期
    public: bool = True  # whether it may stand in a public version (公开)
    entry_version: int = 0  # of what people wrote in the tracking sheet; 0 = nothing yet
    written: tuple[tuple[str, str], ...] = ()  # by column key, all that people wrote there, word for word


@dataclass(frozen=True, slots=True)
class OrganizationChecklist:
    """All open findings of one organization in its latest year, and its history."""

    organization: str
    year: int | None
    rows: tuple[ChecklistRow, ...]
    reports: tuple[ReportRecord, ...]
    chains: tuple[Chain, ...]
    unmentioned: tuple[ChecklistRow, ...] = ()  # of earlier years, neither mentioned again nor closed (未提及)
    closed: tuple[ChecklistRow, ...] = ()  # of earlier years, not mentioned again and closed (已销号)

    @property
    def all_rows(self) -> tuple[ChecklistRow, ...]:
        """Everything that the tracking sheet still shows."""
        return (*self.rows, *self.unmentioned, *self.closed)


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring sentences that stand in two reports (雷同)."""

    later: Place
    earlier: Place
    sentences: int
    characters: int  # of the later one, without punctuation
    verbatim: bool  # not even a number differs
    reworded: bool  # some words differ; else only numbers do
    changes: tuple[str, ...] = ()  # numbers: 5→6
    section: str = ""  # the heading, where a whole section is copied


@dataclass(frozen=True, slots=True)
class Copying:
    """What a report has in common with an earlier one of the same kind."""

    later: ReportRecord
    earlier: ReportRecord
    passages: tuple[Passage, ...]
    characters: int
    share: float  # of the later report's sentences, 0..1
