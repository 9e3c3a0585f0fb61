"""Own templates on the page: the tags of a kind, a check with what to mend, a preview, versions to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from service.actions.own_templates import (
    add_template,
    check_template,
    list_templates,
    open_template,
    preview_template,
    remove_template,
    tags,
    use_template,
)
from service.actions.parts import Parts
from service.actions.preview_document import keep_preview
from service.actions.survey_organizations import survey_organizations
from service.downloads import BYTES, attachment
from service.office.papers import Paper, paper, papers
from service.office.template_check import TemplateReport
from service.office.template_list import TagLine
from service.rules.own_template import OwnTemplate
from service.sandbox import ReportFile
from service.web.pages import go, page
from service.web.parts import Joined

router = APIRouter(prefix="/templates")
Upload = Annotated[UploadFile, File()]
Text = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class TemplatesPage:
    """All kinds of papers and their own templates."""

    papers: dict[str, list[Paper]]  # by group
    used: dict[str, list[OwnTemplate]]  # in force, by kind


@dataclass(frozen=True, slots=True)
class KindPage:
    """The own templates of one kind."""

    paper: Paper
    tags: tuple[TagLine, ...]
    templates: tuple[OwnTemplate, ...]
    organizations: tuple[str, ...]
    organization: str = ""  # whose template is meant
    report: TemplateReport | None = None  # of the file just checked
    file_name: str = ""
    message: str = ""


@router.get("")
def index(request: Request, parts: Joined) -> Response:
    """All kinds."""
    groups: dict[str, list[Paper]] = {}
    for one in papers():
        groups.setdefault(one.group, []).append(one)
    used: dict[str, list[OwnTemplate]] = {}
    for held in list_templates(parts):
        if held.in_force:
            used.setdefault(held.kind, []).append(held)
    return page(request, "templates.html", TemplatesPage(groups, used))


@router.get("/{kind}")
def show(request: Request, parts: Joined, kind: str, organization: str = "") -> Response:
    """One kind: its tags, its versions, a form."""
    return page(request, "template.html", _page(parts, kind, organization))


@router.post("/{kind}/check")
def check(request: Request, parts: Joined, kind: str, file: Upload, organization: Text = "") -> Response:
    """What is wrong with a file; nothing is kept."""
    return page(request, "template.html", _checked(parts, kind, organization, _file(file)))


@router.post("/{kind}/preview")
def preview(request: Request, parts: Joined, kind: str, file: Upload, organization: Text = "") -> Response:
    """The file filled with the sample, or its flaws."""
    given = _file(file)
    seen = _checked(parts, kind, organization, given)
    if not seen.report or not seen.report.is_sound:
        return page(request, "template.html", seen)
    made = preview_template(given, kind, parts.settings)
    asked = urlencode({"name": made.name, "back": f"/templates/{kind}?{urlencode({'organization': organization})}"})
    return go(request, f"/previews/{keep_preview(parts, made)}?{asked}")


@router.post("/{kind}")
def add(request: Request, parts: Joined, kind: str, file: Upload, organization: Text = "") -> Response:
    """Use a file from now on, or tell its flaws."""
    given = _file(file)
    seen = _checked(parts, kind, organization, given)
    if not seen.report or not seen.report.is_sound:
        return page(request, "template.html", seen)
    one = add_template(parts, kind, organization, given)
    message = f"已启用“{one.name}”（{one.whose}，第{one.version}版）。以后生成“{paper(kind).title}”就用它。"
    return page(request, "template.html", _page(parts, kind, organization, message))


@router.post("/{kind}/{template}/use")
def use(request: Request, parts: Joined, kind: str, template: int) -> Response:
    """An earlier version again."""
    one = use_template(parts, template)
    return page(request, "template.html", _page(parts, kind, message=f"已改用{one.whose}的第{one.version}版。"))


@router.post("/{kind}/{template}/remove")
def remove(request: Request, parts: Joined, kind: str, template: int) -> Response:
    """The built-in paper again."""
    one = remove_template(parts, template)
    message = f"已停用{one.whose}的第{one.version}版，版本都留着。"
    return page(request, "template.html", _page(parts, kind, message=message))


@router.get("/{kind}/{template}/file")
def download(parts: Joined, kind: str, template: int) -> Response:
    """A version as it was uploaded."""
    file = open_template(parts, template)
    return Response(file.data, headers=attachment(file.name), media_type=BYTES)


def _file(file: UploadFile) -> ReportFile:
    return ReportFile(file.filename or "", file.file.read())


def _checked(parts: Parts, kind: str, organization: str, file: ReportFile) -> KindPage:
    report = check_template(file, kind, parts.settings)
    seen = _page(parts, kind, organization)
    return KindPage(seen.paper, seen.tags, seen.templates, seen.organizations, organization, report, file.name)


def _page(parts: Parts, kind: str, organization: str = "", message: str = "") -> KindPage:
    names = tuple(one.organization for one in survey_organizations(parts).checklists)
    return KindPage(paper(kind), tags(kind), list_templates(parts, kind), names, organization, message=message)
