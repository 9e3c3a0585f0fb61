"""Tracking sheets on the page: download a view, upload the filled-in file, preview, apply, undo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, Response, UploadFile

from service.actions.apply_sheet import apply_sheet
from service.actions.parts import Parts
from service.actions.preview_sheet import Preview, Returned, preview_sheet, uploaded
from service.actions.send_sheet import send_sheet
from service.actions.sheet_views import all_forms, forget_view, save_view
from service.actions.survey_organizations import survey_organizations
from service.actions.undo_sheet import undo_sheet
from service.downloads import attachment
from service.errors import Conflict
from service.rules.tracking import STANDARD_VIEW
from service.rules.tracking_changes import CellChange, Choice, RowKind, SheetChanges
from service.rules.tracking_columns import HIDDEN, SheetColumn, View
from service.sandbox import ReportFile
from service.store.entries import Batch, batches
from service.web.pages import page
from service.web.parts import Joined

router = APIRouter(prefix="/sheets")


@dataclass(frozen=True, slots=True)
class SheetsPage:
    """The tracking sheet of one organization: out, back, and what came back so far."""

    organization: str
    views: tuple[View, ...]
    columns: tuple[SheetColumn, ...]
    batches: tuple[Batch, ...]
    message: str = ""
    kept: tuple[str, ...] = ()

    def titles(self, view: View) -> str:
        """The columns of a view, for people."""
        named = {column.key: column.title for column in self.columns}
        return "、".join(view.titles.get(key, named.get(key, key)) for key in view.columns)


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What an uploaded sheet would change."""

    upload: str
    name: str
    organization: str
    changes: SheetChanges
    as_new: frozenset[int] = field(default_factory=frozenset)
    message: str = ""

    def base(self, cell: CellChange) -> str:
        """What went out, for people."""
        return "不清楚" if cell.base is None else cell.base or "（空）"

    def is_default(self, kind: RowKind) -> bool:
        """Whether rows of this kind are taken unless people say otherwise."""
        return kind is not RowKind.DELETED


def _choice(
    rows: Annotated[list[str] | None, Form()] = None,
    mine: Annotated[list[str] | None, Form()] = None,
    deleted: Annotated[list[str] | None, Form()] = None,
) -> Choice:
    """The ticks of the preview."""
    return Choice(frozenset(rows or ()), frozenset(mine or ()), frozenset(deleted or ()))


def _returned(
    parts: Joined,
    upload: Annotated[str, Form()],
    name: Annotated[str, Form()],
    organization: Annotated[str, Form()] = "",
    as_new: Annotated[list[int] | None, Form()] = None,
) -> Returned:
    """The file that the preview showed."""
    return Returned(uploaded(parts, upload, name), organization, frozenset(as_new or ()))


Ticked = Annotated[Choice, Depends(_choice)]
Previewed = Annotated[Returned, Depends(_returned)]


@router.get("")
def show(request: Request, parts: Joined, organization: str = "") -> Response:
    """The sheets of one organization, or of all."""
    return page(request, "sheets.html", _page(parts, organization))


@router.get("/out")
def out(parts: Joined, organization: str = "", view: str = STANDARD_VIEW) -> Response:
    """The sheet, made now."""
    file = send_sheet(parts, organization, view)
    return Response(file.data, headers=attachment(file.name), media_type="application/octet-stream")


@router.post("/preview")
def preview(
    request: Request, parts: Joined, file: Annotated[UploadFile, File()], organization: Annotated[str, Form()] = ""
) -> Response:
    """What the uploaded sheet would change."""
    returned = ReportFile(file.filename or "台账.xlsx", file.file.read())
    seen = preview_sheet(parts, Returned(returned, organization))
    return page(request, "sheet_preview.html", _preview(seen, organization))


@router.post("/again")
def again(request: Request, parts: Joined, returned: Previewed) -> Response:
    """The same file once more, with some rows called new."""
    seen = preview_sheet(parts, returned)
    return page(request, "sheet_preview.html", _preview(seen, returned.organization, returned))


@router.post("/apply")
def apply(
    request: Request, parts: Joined, returned: Previewed, choice: Ticked, stamp: Annotated[str, Form()]
) -> Response:
    """Take the ticked changes; when somebody was faster, show the new preview."""
    try:
        done = apply_sheet(parts, returned, choice, stamp)
    except Conflict as error:
        seen = preview_sheet(parts, returned)
        shown = _preview(seen, returned.organization, returned, error.message)
        return page(request, "sheet_preview.html", shown, status=error.status)
    left = f"有 {done.conflicts} 格冲突保留页面上的内容。" if done.conflicts else ""
    rows = f"改动 {done.changed} 行，新增 {done.added} 行，删除 {done.deleted} 行"
    message = f"已应用（第 {done.batch} 批）：{rows}。{left}"
    return page(request, "sheets.html", _page(parts, returned.organization, message))


@router.post("/undo")
def undo(
    request: Request, parts: Joined, batch: Annotated[int, Form()], organization: Annotated[str, Form()] = ""
) -> Response:
    """Take a batch back."""
    done = undo_sheet(parts, batch)
    message = f"已撤销第 {done.undoes} 批，恢复 {done.rows} 行。"
    return page(request, "sheets.html", _page(parts, organization, message, done.kept))


@router.post("/views")
def save(
    request: Request,
    parts: Joined,
    name: Annotated[str, Form()],
    organization: Annotated[str, Form()] = "",
    columns: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Save a view of one's own."""
    view = save_view(parts, name, columns or ())
    return page(request, "sheets.html", _page(parts, organization, f"已存为样式“{view.name}”。"))


@router.post("/views/forget")
def forget(
    request: Request, parts: Joined, name: Annotated[str, Form()], organization: Annotated[str, Form()] = ""
) -> Response:
    """Take a saved view away."""
    forget_view(parts, name)
    return page(request, "sheets.html", _page(parts, organization, f"已删除样式“{name}”。"))


def _page(parts: Parts, organization: str, message: str = "", kept: tuple[str, ...] = ()) -> SheetsPage:
    forms = all_forms(parts)
    name = survey_organizations(parts).of(organization).organization if organization else ""
    columns = tuple(column for column in forms.columns.values() if column.key not in HIDDEN)
    return SheetsPage(name, tuple(forms.views.values()), columns, batches(parts.store, name or None), message, kept)


def _preview(seen: Preview, organization: str, returned: Returned | None = None, message: str = "") -> PreviewPage:
    as_new = frozenset(returned.as_new) if returned else frozenset()
    return PreviewPage(seen.upload, seen.name, organization, seen.changes, as_new, message)
