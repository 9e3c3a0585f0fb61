"""Standards: the list, checking and importing one's own, and two of them side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from service.actions.export_standard_template import export_standard_template
from service.actions.list_standards import Listed, list_standards
from service.actions.make_crosswalk import change_crosswalk, export_crosswalk, import_crosswalk, make_crosswalk
from service.actions.parts import Parts
from service.actions.upload_standard import upload_standard
from service.downloads import attachment, media_type
from service.rules.crosswalk import NOTHING, RELATIONS, Change, Crosswalk, relation_of
from service.sandbox import ReportFile
from service.web.pages import go, page
from service.web.parts import Joined
from service.web.words import url

router = APIRouter(prefix="/standards")


@dataclass(frozen=True, slots=True)
class StandardsPage:
    """All standards at hand, and what became of an upload."""

    listed: tuple[Listed, ...]
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrosswalkPage:
    """Two standards side by side."""

    crosswalk: Crosswalk
    address: str
    relations: tuple[str, ...] = (*RELATIONS.values(), NOTHING)

    def word(self, relation: str) -> str:
        """A relation in Chinese."""
        return next(word for known, word in RELATIONS.items() if known == relation)


@router.get("")
def index(request: Request, parts: Joined) -> Response:
    """The list."""
    return page(request, "standards.html", StandardsPage(list_standards(parts.settings)))


@router.post("")
def upload(
    request: Request, parts: Joined, file: Annotated[UploadFile, File()], keep: Annotated[str, Form()] = ""
) -> Response:
    """Check a file, and keep it if asked to."""
    checked = upload_standard(_received(file, "标准.xlsx"), parts.settings, keep=bool(keep))
    one = checked.standard
    done = f"已导入“{one.name}”，编号 {one.id}。" if keep else f"“{one.name}”没有问题：{len(one.items)} 个条目。"
    messages = (done, *(f"建议：{line}" for line in checked.advice))
    return page(request, "standards.html", StandardsPage(list_standards(parts.settings), messages))


@router.get("/template/{name}")
def template(parts: Joined, name: str) -> Response:
    """A standard as a workbook, to be changed and imported again."""
    return _download(ReportFile(f"{name}.xlsx", export_standard_template(name, parts.settings)))


@router.get("/crosswalk")
def crosswalk(request: Request, parts: Joined, first: str, second: str) -> Response:
    """Two standards side by side."""
    return page(request, "crosswalk.html", _shown(parts, first, second))


@router.get("/crosswalk/file")
def crosswalk_file(parts: Joined, first: str, second: str, form: str = "xlsx") -> Response:
    """The same as a workbook or JSON."""
    return _download(export_crosswalk(make_crosswalk(parts, first, second), as_json=form == "json"))


@router.post("/crosswalk")
def change(
    request: Request,
    parts: Joined,
    pair: Annotated[tuple[str, str], Form()],
    items: Annotated[tuple[str, str], Form()],
    relation: Annotated[str, Form()],
    version: Annotated[int, Form()],
) -> Response:
    """Change, add or take out one line."""
    change_crosswalk(parts, pair, version, [Change(*items, relation_of(relation))])
    return go(request, _address(*pair))


@router.post("/crosswalk/file")
def take_over(
    request: Request, parts: Joined, pair: Annotated[tuple[str, str], Form()], file: Annotated[UploadFile, File()]
) -> Response:
    """Take over an edited workbook."""
    import_crosswalk(parts, pair, _received(file, "条目对照.xlsx"))
    return go(request, _address(*pair))


def _shown(parts: Parts, first: str, second: str) -> CrosswalkPage:
    made = make_crosswalk(parts, first, second)
    return CrosswalkPage(made, _address(first, second))


def _address(first: str, second: str) -> str:
    return f"/standards/crosswalk?first={url(first)}&second={url(second)}"


def _received(file: UploadFile, name: str) -> ReportFile:
    return ReportFile(file.filename or name, file.file.read())


def _download(file: ReportFile) -> Response:
    return Response(file.data, headers=attachment(file.name), media_type=media_type(file.name))
