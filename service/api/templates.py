"""Own templates of papers: their tags, a check, versions, and which one is used."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from pydantic import BaseModel, Field

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
from service.api.parts import Joined
from service.downloads import BYTES, attachment
from service.sandbox import ReportFile

router = APIRouter(tags=["自有模板"])
Upload = Annotated[UploadFile, File(description="模板，.docx")]


class Tag(BaseModel):
    """A tag that a template can use."""

    written: str = Field(description="照抄到模板里")
    kind: str = Field(description="文字、数字、是否、清单、一组")
    note: str
    example: str
    depth: int = Field(description="在几层循环里")


class Flaw(BaseModel):
    """Something to mend by hand."""

    place: str
    tag: str
    message: str


class Report(BaseModel):
    """A template under examination."""

    tags: int
    flaws: tuple[Flaw, ...]
    repairs: tuple[str, ...] = Field(description="生成时自动处理的")
    is_sound: bool


class Template(BaseModel):
    """One version of an own template."""

    id: int
    kind: str
    organization: str = Field(description="空为全部单位")
    version: int
    name: str
    in_force: bool
    who: str
    when: datetime


@router.get("/templates", summary="全部模板版本")
def index(parts: Joined, kind: Annotated[str | None, Query(description="文书种类")] = None) -> list[Template]:
    """The newest of each kind and organization first."""
    return [Template.model_validate(one, from_attributes=True) for one in list_templates(parts, kind)]


@router.get("/templates/tags/{kind}", summary="一种文书能用的标签")
def known(kind: str) -> list[Tag]:
    """Each with an example."""
    return [Tag.model_validate(one, from_attributes=True) for one in tags(kind)]


@router.post("/templates/check/{kind}", summary="检查模板，不保存")
def check(parts: Joined, kind: str, file: Upload) -> Report:
    """Flaws with their place."""
    return Report.model_validate(check_template(_file(file), kind, parts.settings), from_attributes=True)


@router.post("/templates/preview/{kind}", summary="用样例数据填好模板", response_class=Response)
def preview(parts: Joined, kind: str, file: Upload) -> Response:
    """The filled .docx."""
    return _answer(preview_template(_file(file), kind, parts.settings))


@router.post("/templates/{kind}", summary="检查并启用模板", status_code=201)
def add(parts: Joined, kind: str, file: Upload, organization: Annotated[str, Form()] = "") -> Template:
    """The new version."""
    return Template.model_validate(add_template(parts, kind, organization, _file(file)), from_attributes=True)


@router.post("/templates/{template}/use", summary="改用一个版本")
def use(parts: Joined, template: int) -> Template:
    """The version now in force."""
    return Template.model_validate(use_template(parts, template), from_attributes=True)


@router.post("/templates/{template}/remove", summary="停用一个版本，版本留着")
def remove(parts: Joined, template: int) -> Template:
    """The version no more in force."""
    return Template.model_validate(remove_template(parts, template), from_attributes=True)


@router.get("/templates/{template}/file", summary="下载一个版本", response_class=Response)
def download(parts: Joined, template: int) -> Response:
    """As it was uploaded."""
    return _answer(open_template(parts, template))


def _file(file: UploadFile) -> ReportFile:
    return ReportFile(file.filename or "", file.file.read())


def _answer(file: ReportFile) -> Response:
    return Response(file.data, headers=attachment(file.name), media_type=BYTES)
