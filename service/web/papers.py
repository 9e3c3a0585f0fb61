"""Papers: download one at once, or fill in what only people know, choose its items, and issue it under a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request, Response

from extractors.standards import Standard
from service.actions.issue_document import issue_document, usual_values
from service.actions.make_document import Document, Wish, document, make_document
from service.actions.preview_document import keep_preview
from service.actions.survey_organizations import survey_organizations
from service.downloads import attachment, media_type
from service.errors import BadRequest
from service.office.page import PRESETS
from service.office.papers import paper
from service.records import ChecklistRow, OrganizationChecklist
from service.rules.checklist_row import Basis
from service.rules.selection import chosen
from service.sandbox import ReportFile
from service.web.pages import go, page
from service.web.parts import Joined

router = APIRouter()
OWN_WORDS = ("organization", "standard", "rows")


@dataclass(frozen=True, slots=True)
class PaperPage:
    """What is asked before a paper is made."""

    document: Document
    organization: str  # "" for a paper that needs none
    rows: tuple[ChecklistRow, ...]  # to choose from
    chosen: frozenset[int]
    usual: str  # which items the paper takes where none is chosen, or why there are none
    values: dict[str, str]  # by what is asked; "" where nothing is known
    standards: tuple[Standard, ...]  # to choose from, for a paper from a standard
    presets: tuple[str, ...]


@router.get("/paper")
def ask(
    request: Request,
    parts: Joined,
    key: str,
    organization: str = "",
    rows: Annotated[list[int], Query()] = [],  # noqa: B006
) -> Response:
    """The form of a paper."""
    wanted, usual = document(key), usual_values(parts)
    survey = survey_organizations(parts)
    checklist = survey.of(organization) if organization else None
    context = PaperPage(
        document=wanted,
        organization=checklist.organization if checklist else "",
        rows=checklist.all_rows if checklist and wanted.by_rows else (),
        chosen=frozenset(rows),
        usual=_usual(key, checklist, survey.basis) if checklist and wanted.by_rows else "",
        values={name: usual.get(name, "") for name in wanted.ask},
        standards=parts.standards() if wanted.for_standard else (),
        presets=tuple(PRESETS),
    )
    return page(request, "paper.html", context)


def _wish(
    organization: Annotated[str, Form()] = "",
    standard: Annotated[str, Form()] = "",
    preset: Annotated[str, Form()] = "strict",
    rows: Annotated[list[int], Form()] = [],  # noqa: B006
    names: Annotated[list[str], Form()] = [],  # noqa: B006
    texts: Annotated[list[str], Form()] = [],  # noqa: B006
) -> Wish:
    values = dict(zip(names, texts, strict=False))
    return Wish(organization or None, None, tuple(rows), standard or None, values=values, preset=preset)


FilledIn = Annotated[Wish, Depends(_wish)]


@router.get("/documents/{key}")
def download(
    request: Request,
    parts: Joined,
    key: str,
    organization: str | None = None,
    standard: str | None = None,
    rows: Annotated[list[int], Query()] = [],  # noqa: B006
) -> Response:
    """A paper, made now; every further word of the address fills in what only people know (?岗位=组织委员)."""
    values = {name: value for name, value in request.query_params.items() if name not in OWN_WORDS}
    return _file(make_document(parts, key, Wish(organization, rows=tuple(rows), standard=standard, values=values)))


@router.post("/documents/{key}")
def fill_in(parts: Joined, key: str, wish: FilledIn) -> Response:
    """A paper with what a person filled in."""
    return _file(make_document(parts, key, wish))


@router.post("/documents/{key}/preview")
def preview(request: Request, parts: Joined, key: str, wish: FilledIn) -> Response:
    """Look at it first."""
    file = make_document(parts, key, wish)
    back = urlencode({"key": key, "organization": wish.organization or ""})
    asked = urlencode({"name": file.name, "back": f"/paper?{back}"})
    return go(request, f"/previews/{keep_preview(parts, file)}?{asked}")


@router.post("/documents/{key}/issue")
def issue(parts: Joined, key: str, wish: FilledIn) -> Response:
    """The same, under the next number."""
    return _file(issue_document(parts, key, wish).file)


def _usual(key: str, checklist: OrganizationChecklist, basis: Basis) -> str:
    try:
        taken = chosen(checklist, paper(key).about, (), basis)
    except BadRequest as error:
        return error.message
    return f"一项都不勾，写第{'、'.join(str(row.number) for row in taken)}项。" if taken else ""


def _file(file: ReportFile) -> Response:
    return Response(file.data, headers=attachment(file.name), media_type=media_type(file.name))
