"""What a report says: findings, measures, quantities — frozen, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from extractors.document import Box, Document, Picture


class Kind(StrEnum):
    """Document kind (文种)."""

    DUTY_REPORT = "duty_report"  # 述职报告
    INSPECTION_FEEDBACK = "inspection_feedback"  # 巡察/检查反馈
    REVIEW_REMARKS = "review_remarks"  # 点评讲话
    SELF_EXAMINATION = "self_examination"  # 对照检查材料
    RECTIFICATION_PLAN = "rectification_plan"  # 整改方案
    RECTIFICATION_REPORT = "rectification_report"  # 整改情况报告
    WORK_PLAN = "work_plan"  # 工作要点
    REGULATION = "regulation"  # 制度办法
    EXPERIENCE = "experience"  # 经验材料
    MEETING_SPEECH = "meeting_speech"  # 会议讲话


class Source(StrEnum):
    """Who found the problem (问题来源)."""

    SELF = "self"  # 自己查摆
    SURVEY = "survey"  # 会前调研
    REVIEW = "review"  # 会上或上级点评
    INSPECTION = "inspection"  # 巡察检查
    MASSES = "masses"  # 群众反映
    PRIOR = "prior"  # 上次整改未到位


class DeadlineKind(StrEnum):
    """How a measure is limited in time (整改时限)."""

    BY = "by"
    IMMEDIATE = "immediate"  # 立行立改
    LONG_TERM = "long_term"  # 长期坚持
    NONE = "none"


class Mode(StrEnum):
    """Whether a quantity is asked for or told."""

    REQUIRED = "required"
    REPORTED = "reported"


class Comparator(StrEnum):
    """How a quantity's value is to be compared."""

    GE = "ge"
    LE = "le"
    EQ = "eq"
    RANGE = "range"


class Period(StrEnum):
    """What a quantity counts per."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    TERM = "term"
    ONCE = "once"


class CheckResult(StrEnum):
    """How a report stands to a figure that a standard asks for (照单履职)."""

    MET = "met"  # 达标
    UNMET = "unmet"  # 未达标
    UNMENTIONED = "unmentioned"  # 未提及: no word on whether it was done


class Severity(StrEnum):
    """How grave a finding is, by its data (numbers, repetition, money, safety)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Location:
    """Where words stand in the file."""

    heading: tuple[str, ...]  # headings above, outermost first
    block: int  # index in Document.blocks
    page: int | None = None  # from 1
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class StandardMatch:
    """One standard item (标准条目) that a finding falls under."""

    standard: str
    code: str
    score: float  # 0..1, comparable within one finding
    reasons: tuple[str, ...] = ()  # the words that matched, for people


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem (问题): the smallest enumerated unit or sentence that states a deficiency."""

    id: str  # f1, f2 … in reading order of the file
    quote: str  # == text[start:end]
    start: int
    end: int
    summary: str  # at most 40 characters
    source: Source
    organization: str  # whose problem
    location: Location
    standards: tuple[StandardMatch, ...] = ()  # best first, at most three
    measures: tuple[str, ...] = ()
    severity: Severity = Severity.MEDIUM
    score: float = 1.0  # how sure the reader is, 0..1
    reasons: tuple[str, ...] = ()  # why it was taken for a finding, for people
    problem_type: str | None = None  # taxonomy id where one fits
    pictures: tuple[Picture, ...] = ()  # that show it (图3), each with its place and caption


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a measure is due (整改时限)."""

    text: str  # the words in the report, "" where none
    kind: DeadlineKind
    date: str | None = None  # ISO, only for kind "by"
    guessed: bool = False  # the year or the day was inferred


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who is to do it (责任领导、责任部门、责任人、配合单位)."""

    lead: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure or commitment (整改措施)."""

    id: str  # m1, m2 …
    quote: str
    start: int
    end: int
    deadline: Deadline
    responsible: Responsible
    location: Location
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantified statement (量化要求或完成数)."""

    quote: str
    start: int
    end: int
    mode: Mode
    subject: str
    comparator: Comparator
    value: float | None  # None where the text masks it (x次)
    upper: float | None  # for ranges
    unit: str
    period: Period
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One required figure of the standard against what the report tells."""

    item: str  # code in Extraction.standard
    metric: str
    required: str  # the standard's words
    result: CheckResult
    quote: str = ""  # the report's words, "" where it has none
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One of several articles in a file (篇)."""

    title: str
    start: int
    end: int
    kind: Kind
    organization: str | None
    duplicate_of: int | None = None  # index of the earlier article that it repeats
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A count of problems that the text states, against those found there."""

    text: str
    stated: int
    found: int
    start: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Who speaks, about which year."""

    kind: Kind
    title: str
    organization: str | None = None
    aliases: tuple[str, ...] = ()  # earlier names that the text itself gives
    reporter: str | None = None
    year: int | None = None  # the working year that the document speaks about
    date: str | None = None  # ISO
    regions: tuple[str, ...] = ()  # counties, districts, cities that the text names, the most frequent first
    organization_reason: str = ""  # by what other report the name was completed, "" where it is as the text has it


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one file says."""

    document: Document
    facts: Facts
    findings: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    articles: tuple[Article, ...] = ()
    stated_counts: tuple[StatedCount, ...] = ()
    standard: str | None = None  # the standard that the findings were placed under
    checks: tuple[Check, ...] = ()  # its required figures, in its order; () where the text tells of no work done
    warnings: tuple[str, ...] = field(default=())
