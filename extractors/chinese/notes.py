"""What the steps have made out of a document so far; each step adds its part."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.chinese.base import Base
from extractors.chinese.features import View
from extractors.chinese.tagger import Tag
from extractors.document import Document
from extractors.findings import Article, Facts, Finding, Kind, Measure, Quantity, StatedCount


@dataclass(slots=True)
class Notes:
    """One document on its way through the steps; it rides in the spaCy Doc's user data."""

    document: Document
    view: View
    facts: Facts = field(default_factory=lambda: Facts(Kind.DUTY_REPORT, ""))
    base: Base = field(default_factory=Base)
    articles: tuple[Article, ...] = ()
    tags: list[Tag] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    stated_counts: tuple[StatedCount, ...] = ()
