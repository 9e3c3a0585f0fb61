"""The review page: the report's text on the left, its findings on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response

from extractors.document import Reading
from extractors.findings import Article, StatedCount
from extractors.standards import Standard
from service.actions.correct_report import correct_report
from service.actions.list_reports import list_reports
from service.actions.open_original import open_original
from service.actions.parts import Parts
from service.actions.receive_report import read_again
from service.actions.show_report import ShownReport, show_report
from service.downloads import attachment
from service.records import ReportRecord, Verdict
from service.rules.near_copies import NearCopy
from service.store.reports import ReportEntry
from service.web.cards import AspectChoices, Card, cards, choices
from service.web.lit_text import Passage, lit_passages
from service.web.pages import go, page
from service.web.parts import Joined

router = APIRouter(prefix="/reports/{report}")


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One report under review."""

    entry: ReportEntry
    record: ReportRecord
    reading: Reading
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    cards: tuple[Card, ...]
    choices: tuple[AspectChoices, ...]
    organizations: tuple[str, ...]
    near_copies: tuple[NearCopy, ...]
    differing_counts: tuple[StatedCount, ...]  # counts of problems in the text that are not what was found

    def count(self, *verdicts: Verdict) -> int:
        """How many findings stand so."""
        return sum(card.finding.verdict in verdicts for card in self.cards)

    @property
    def open_count(self) -> int:
        """How many findings wait for a person."""
        return self.count(Verdict.PROPOSED)

    @property
    def standing_count(self) -> int:
        """How many findings go into the papers."""
        return len(self.cards) - self.count(Verdict.DELETED)


@router.get("")
def show(request: Request, parts: Joined, report: str) -> Response:
    """The whole page."""
    return page(request, "report.html", review_page(parts, report))


@router.get("/original")
def original(parts: Joined, report: str) -> Response:
    """The file as it was handed in."""
    file = open_original(parts, report)
    return Response(file.data, headers=attachment(file.name), media_type="application/octet-stream")


@router.post("/readings")
def again(request: Request, parts: Joined, report: str, standard: Annotated[str, Form()] = "") -> Response:
    """Ask for another reading."""
    read_again(parts, report, standard or None)
    return go(request, "/")


def _facts(organization: Annotated[str, Form()] = "", year: Annotated[str, Form()] = "") -> tuple[str, int | None]:
    """Organization and year as filled in."""
    return organization.strip(), int(year) if year.strip().isdecimal() else None


@router.post("/facts")
def correct(
    request: Request, parts: Joined, report: str, facts: Annotated[tuple[str, int | None], Depends(_facts)]
) -> Response:
    """Whose report it is, and of which year."""
    correct_report(parts, report, *facts)
    return go(request, f"/reports/{report}")


def review_page(parts: Parts, report: str) -> ReviewPage:
    """Everything that the review of one report shows; raises NotFound."""
    shown = show_report(parts, report)
    return ReviewPage(
        entry=shown.entry,
        record=shown.record,
        reading=shown.document.reading,
        articles=shown.extraction.articles,
        passages=tuple(lit_passages(shown.document, shown.record.findings)),
        cards=cards(shown, parts.standards()),
        choices=tuple(choices(standards_of(parts, shown))),
        organizations=organizations(parts),
        near_copies=shown.near_copies,
        differing_counts=tuple(each for each in shown.extraction.stated_counts if each.stated != each.found),
    )


def standards_of(parts: Parts, shown: ShownReport) -> tuple[Standard, ...]:
    """The report's own standard, or all where it has none."""
    own = shown.record.standard
    return parts.standards(own) if own else parts.standards()


def organizations(parts: Parts) -> tuple[str, ...]:
    """All organizations that reports name."""
    return tuple(sorted({entry.organization for entry in list_reports(parts) if entry.organization}))
