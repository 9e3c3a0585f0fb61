"""Findings on the review page: show one, correct, confirm, delete, undo, add."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response

from extractors.findings import Source
from service.actions.add_finding import add_finding
from service.actions.decide_finding import Subject, decide_finding
from service.actions.parts import Parts
from service.actions.show_report import show_report
from service.errors import NotFound
from service.rules.decisions import Action, Changes
from service.web.cards import Card, EditCard, cards, choices
from service.web.pages import fragment, go, is_fragment_wanted
from service.web.parts import Joined
from service.web.review import organizations, review_page, standards_of

router = APIRouter(prefix="/reports/{report}/findings")


def _changes(
    summary: Annotated[str, Form()],
    source: Annotated[Source, Form()],
    organization: Annotated[str, Form()] = "",
    standard: Annotated[str, Form()] = "",
) -> Changes:
    """The fields of the form; no item is a choice, empty text is none."""
    return Changes(summary.strip() or None, source, organization.strip() or None, standard=standard)


def _subject(report: str, finding: str, version: Annotated[int, Form()]) -> Subject:
    """The finding that the address names, in the version that the page showed."""
    return Subject(report, finding, version)


def _words(start: Annotated[int, Form()], end: Annotated[int, Form()]) -> tuple[int, int]:
    """The selected words."""
    return start, end


Filled = Annotated[Changes, Depends(_changes)]
Seen = Annotated[Subject, Depends(_subject)]
Selected = Annotated[tuple[int, int], Depends(_words)]


@router.get("/{finding}")
def show(parts: Joined, report: str, finding: str) -> Response:
    """One card as it stands now."""
    return fragment("_card.html", _card(parts, report, finding))


@router.get("/{finding}/edit")
def edit(parts: Joined, report: str, finding: str) -> Response:
    """The card with the correction form."""
    offered = tuple(choices(standards_of(parts, show_report(parts, report))))
    return fragment("_edit.html", EditCard(_card(parts, report, finding), offered, organizations(parts)))


@router.post("")
def add(parts: Joined, report: str, words: Selected, changes: Filled) -> Response:
    """A finding over selected words."""
    add_finding(parts, report, words, changes)
    return fragment("_review.html", review_page(parts, report))


@router.post("/{finding}/correct")
def correct(parts: Joined, subject: Seen, changes: Filled) -> Response:
    """Corrected fields."""
    decide_finding(parts, subject, Action.CORRECT, changes)
    return _decided(parts, subject)


@router.post("/{finding}/{action}")
def decide(request: Request, parts: Joined, subject: Seen, action: Action) -> Response:
    """Confirm, delete or undo."""
    decide_finding(parts, subject, action)
    if not is_fragment_wanted(request):
        return go(request, f"/reports/{subject.report}#finding-{subject.finding}")
    return _decided(parts, subject)


def _decided(parts: Parts, subject: Subject) -> Response:
    """The card after the decision; the whole review when it has gone with the decision."""
    try:
        return fragment("_card.html", _card(parts, subject.report, subject.finding))
    except NotFound:
        headers = {"HX-Retarget": "#review", "HX-Reswap": "outerHTML"}
        return fragment("_review.html", review_page(parts, subject.report), headers=headers)


def _card(parts: Parts, report: str, finding: str) -> Card:
    for card in cards(show_report(parts, report), parts.standards()):
        if card.finding.id == finding:
            return card
    raise NotFound("这份报告里没有这一条问题，可能已被撤销。请刷新页面。")
