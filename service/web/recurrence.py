"""The problems of one organization that came back: why they are the same, to confirm or take apart; former names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from service.actions.judge_link import judge_link
from service.actions.rename_organization import rename_organization
from service.actions.survey_organizations import survey_organizations
from service.rules.grouping import same_unit
from service.rules.link_review import LinkReview, link_review
from service.rules.link_verdicts import Opinion
from service.rules.renamings import Renaming
from service.web.pages import go, page
from service.web.parts import Joined
from service.web.words import url

router = APIRouter()


@dataclass(frozen=True, slots=True)
class RecurrencePage:
    """One organization over the years."""

    name: str
    years: tuple[int, ...]
    review: LinkReview
    former: tuple[Renaming, ...]
    names: tuple[str, ...]  # of other organizations, to choose a former name from


@router.get("/recurrence")
def show(request: Request, parts: Joined, name: str = "") -> Response:
    """The page."""
    survey = survey_organizations(parts)
    one = survey.of(name)
    context = RecurrencePage(
        name=one.organization,
        years=tuple(sorted({report.year for report in one.reports if report.year})),
        review=link_review(one, survey.verdicts),
        former=tuple(each for each in survey.renamings.values() if same_unit(each.present, one.organization)),
        names=tuple(each.organization for each in survey.checklists if each.organization != one.organization),
    )
    return page(request, "recurrence.html", context)


@router.post("/recurrence/links")
def judge(
    request: Request,
    parts: Joined,
    earlier: Annotated[str, Form()],
    later: Annotated[str, Form()],
    opinion: Annotated[Opinion, Form()],
) -> Response:
    """Say that two findings are the same problem or not, or take it back."""
    verdict = judge_link(parts, earlier, later, opinion)
    return go(request, f"/recurrence?name={url(verdict.organization)}")


@router.post("/recurrence/names")
def rename(
    request: Request,
    parts: Joined,
    organization: Annotated[str, Form()],
    former: Annotated[str, Form()],
    present: Annotated[str, Form()] = "",
) -> Response:
    """State a former name, or take it back."""
    rename_organization(parts, former, present)
    return go(request, f"/recurrence?name={url(organization)}")
