"""What a standard is made of: aspects, items, metrics, calendar and typical problems, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from extractors.findings import Severity

Value = Fraction | bool | tuple[Fraction, Fraction]  # exact: 2/3 of the members is 2/3


class Relation(StrEnum):
    """How a reported figure is compared with a metric's value."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "=="
    MORE = ">"
    LESS = "<"
    BETWEEN = "between"  # both ends included


class Span(StrEnum):
    """What a metric counts per."""

    PER_EVENT = "per_event"
    ONCE = "once"
    CONTINUOUS = "continuous"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    SEMESTER = "semester"
    YEAR = "year"
    TERM = "term"


class Provenance(StrEnum):
    """Where a metric's value comes from."""

    SAMPLE = "sample"
    RULE = "rule"
    PRACTICE = "practice"
    DEFAULT = "default"


class Confidence(StrEnum):
    """How sure the author is of a metric's value."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RectifyClass(StrEnum):
    """How a typical problem is usually rectified (整改类别)."""

    IMMEDIATE = "immediate"
    DEADLINE = "deadline"
    LONG_TERM = "long_term"


class Frequency(StrEnum):
    """How often a task of the work calendar (行事历) comes."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEAR = "half_year"
    SEMESTER = "semester"
    YEARLY = "yearly"
    TERM = "term"
    CONTINUOUS = "continuous"


MONTHLESS = frozenset({Frequency.DAILY, Frequency.WEEKLY, Frequency.TERM, Frequency.CONTINUOUS})


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure that an item asks for (量化指标)."""

    id: str
    subject: str
    field: str  # snake_case name for machines
    comparator: Relation
    value: Value
    unit: str
    period: Span
    scope: str
    source: Provenance
    confidence: Confidence
    match_phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A task of the work calendar (行事历)."""

    frequency: Frequency
    months: tuple[int, ...]
    task: str
    owner: str


@dataclass(frozen=True, slots=True)
class TypicalProblem:
    """A problem often found under an item, with its re-wordings."""

    id: str
    taxonomy_id: str | None
    text: str
    phrasings: tuple[str, ...]
    keywords: tuple[str, ...]
    severity: Severity
    rectify_class: RectifyClass


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a standard (条目)."""

    code: str
    name: str
    weight: int
    responsible_role: str
    requirement: str
    metrics: tuple[Metric, ...]
    evidence: tuple[str, ...]
    calendar: tuple[CalendarEntry, ...]
    typical_problems: tuple[TypicalProblem, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """A group of items (方面)."""

    code: str
    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A whole standard; weights of its items add up to 100."""

    id: str
    name: str
    version: str
    domain: str
    org_types: tuple[str, ...]
    source_note: str
    disclaimer: str
    aspects: tuple[Aspect, ...]

    def __hash__(self) -> int:
        """Cheap, so that tables built from a standard can be cached under it."""
        return hash((self.id, self.version))

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for aspect in self.aspects for item in aspect.items)

    def placed(self) -> Iterator[tuple[Aspect, Item]]:
        """Each item with the aspect it stands in."""
        for aspect in self.aspects:
            for item in aspect.items:
                yield aspect, item

    def item(self, code: str) -> Item | None:
        """The item with this code, or None."""
        return next((item for item in self.items if item.code == code), None)

    def aspect_of(self, code: str) -> Aspect | None:
        """The aspect that the item with this code stands in, or None."""
        return next((aspect for aspect, item in self.placed() if item.code == code), None)
