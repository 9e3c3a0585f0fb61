"""Assessments (测评): begin one, give out its forms, take counts in, see ranks and grades."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from pydantic import BaseModel

from service.actions.make_ballots import NewRound, make_ballots, speakers_of, start_round
from service.actions.parts import Parts
from service.actions.read_counts import preview_counts, read_counts
from service.actions.schemes_in_use import schemes_in_use
from service.actions.show_assessment import find_round, list_rounds, make_circular, make_results, show_assessment
from service.actions.suggest_speakers import suggest_speakers
from service.downloads import BYTES, attachment
from service.rules.assessment import Assessment
from service.rules.scoring_scheme import Scheme
from service.rules.scoring_votes import Round, Speaker
from service.sandbox import ReportFile
from service.web.pages import go, page
from service.web.parts import Joined

router = APIRouter(prefix="/assessments")
BETWEEN = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True, slots=True)
class AssessmentsPage:
    """All rounds, and what a new one is begun with."""

    rounds: tuple[Round, ...]
    schemes: tuple[Scheme, ...]
    usual: str  # code of the scheme that is chosen unless somebody says otherwise
    speakers: tuple[Speaker, ...]  # suggested
    year: int


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """One round, with its outcome as soon as counts are in."""

    round: Round
    found: Assessment | None
    faults: tuple[str, ...] = ()  # of the sheets handed in last, which were not kept


@router.get("")
def index(request: Request, parts: Joined) -> Response:
    """The rounds."""
    known = schemes_in_use(parts.settings)
    rounds, speakers = list_rounds(parts), suggest_speakers(parts)
    context = AssessmentsPage(rounds, tuple(known.known.values()), known.default, speakers, date.today().year)
    return page(request, "assessments.html", context)


class RoundForm(BaseModel):
    """What people fill in to begin a round."""

    organization: str
    meeting: str
    speakers: str  # a line each
    year: int
    scheme: str = ""
    with_items: bool = False
    groups: str = ""

    def new(self) -> NewRound:
        """As the action takes it."""
        people, groups = speakers_of(self.speakers.splitlines()), tuple(BETWEEN.split(self.groups))
        return NewRound(self.organization, self.year, self.meeting, people, self.scheme, self.with_items, groups)


@router.post("")
def begin(request: Request, parts: Joined, form: Annotated[RoundForm, Form()]) -> Response:
    """Begin a round."""
    return go(request, f"/assessments/{start_round(parts, form.new()).id}")


@router.get("/{name}")
def show(request: Request, parts: Joined, name: str) -> Response:
    """One round."""
    return page(request, "assessment.html", _page(parts, name))


@router.post("/{name}/counts")
def count(request: Request, parts: Joined, name: str, file: Annotated[UploadFile, File()]) -> Response:
    """Take filled count sheets in; wrong figures are listed and nothing is kept."""
    sheets = ReportFile(file.filename or "计票表.xlsx", file.file.read())
    seen = preview_counts(parts, sheets, name)
    if seen.faults:
        return page(request, "assessment.html", _page(parts, name, seen.faults), status=400)
    read_counts(parts, sheets, name)
    return go(request, f"/assessments/{name}")


@router.get("/{name}/forms")
def forms(parts: Joined, name: str) -> Response:
    """Ballots and count sheets."""
    return _download(make_ballots(parts, name))


@router.get("/{name}/results")
def results(parts: Joined, name: str) -> Response:
    """The outcome as a workbook."""
    return _download(make_results(parts, name))


@router.get("/{name}/circular")
def announce(parts: Joined, name: str) -> Response:
    """The circular on the outcome."""
    return _download(make_circular(parts, name))


def _page(parts: Parts, name: str, faults: tuple[str, ...] = ()) -> AssessmentPage:
    one = find_round(parts, name)
    return AssessmentPage(one, show_assessment(parts, name) if one.tallies else None, faults)


def _download(file: ReportFile) -> Response:
    return Response(file.data, headers=attachment(file.name), media_type=BYTES)
