"""Tracking sheets (整改台账): out in any view, back with a preview, applied, undone; one row at a time as well."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from pydantic import BaseModel, Field

from service.actions.apply_sheet import Applied, apply_sheet
from service.actions.parts import Parts
from service.actions.preview_sheet import Preview, Returned, preview_sheet, uploaded
from service.actions.send_sheet import send_sheet
from service.actions.sheet_views import all_forms, forget_view, save_view
from service.actions.undo_sheet import Undone, undo_sheet
from service.actions.write_entry import row_of, write_entry
from service.api.parts import Joined
from service.downloads import attachment
from service.records import ChecklistRow
from service.rules.tracking import STANDARD_VIEW
from service.rules.tracking_changes import Choice, RowChange
from service.rules.tracking_columns import SheetColumn, View
from service.rules.tracking_header import Note
from service.sandbox import ReportFile
from service.store.entries import Batch, batches

router = APIRouter(prefix="/sheets", tags=["整改台账"])


class ShownChanges(BaseModel):
    """What a returned sheet would change."""

    upload: str = Field(description="文件的编号，应用时写上")
    name: str
    stamp: str = Field(description="这次预览的印记；内容变了以后再应用会得到 409")
    organization: str
    total: int = Field(description="表里的数据行数")
    conflicts: int = Field(description="页面和表里改得不一样的格数")
    rows: tuple[RowChange, ...]
    keys: tuple[str, ...] = Field(description="各行的代号，应用时用它选行")
    notes: tuple[Note, ...] = Field(description="要核对的地方，按格写明")

    @classmethod
    def of(cls, preview: Preview) -> ShownChanges:
        """From the action's answer."""
        seen = preview.changes
        return cls(
            upload=preview.upload,
            name=preview.name,
            stamp=seen.stamp,
            organization=seen.organization,
            total=seen.total,
            conflicts=seen.conflicts,
            rows=seen.rows,
            keys=tuple(row.key for row in seen.rows),
            notes=seen.notes,
        )


class Wanted(BaseModel):
    """Which changes of a previewed sheet to take."""

    upload: str
    name: str = Field("台账.xlsx", max_length=200)
    stamp: str
    organization: str = Field("", description="新增的行属于哪个单位")
    as_new: frozenset[int] = Field(frozenset(), description="这些行是新问题，不按文字对应")
    rows: frozenset[str] | None = Field(None, description="要应用的行的代号；不填为全部")
    mine: frozenset[str] = Field(frozenset(), description="冲突时用表里内容的格，如 H12；* 为全部")
    deleted: frozenset[str] = Field(frozenset(), description="确定删除的行的代号；* 为全部")


class NewView(BaseModel):
    """A view of one's own."""

    columns: list[str] = Field(description="列的代号，按顺序")


class NewEntry(BaseModel):
    """What is written about one finding."""

    version: int = Field(description="看到的版本；别人先改过时回答 409")
    fields: dict[str, str] = Field(description="列的代号 -> 内容；日期写 2026-03-09")


@router.get("/columns", summary="台账可以有的列")
def columns(parts: Joined) -> list[SheetColumn]:
    """All of them."""
    return list(all_forms(parts).columns.values())


@router.get("/views", summary="台账样式：自带的和自存的")
def views(parts: Joined) -> list[View]:
    """All of them."""
    return list(all_forms(parts).views.values())


@router.put("/views/{name}", summary="自存一种样式")
def save(parts: Joined, name: str, new: NewView) -> View:
    """In place of an earlier one of this name."""
    return save_view(parts, name, new.columns)


@router.delete("/views/{name}", status_code=204, summary="删除自存的样式")
def forget(parts: Joined, name: str) -> None:
    """404 when there is none."""
    forget_view(parts, name)


@router.get("/out", summary="下载整改台账：一个单位的，或不写单位则全部合成一份", response_class=Response)
def out(parts: Joined, organization: str | None = None, view: str = STANDARD_VIEW) -> Response:
    """The sheet in this view."""
    file = send_sheet(parts, organization, view)
    return Response(file.data, headers=attachment(file.name), media_type="application/octet-stream")


@router.post("/previews", summary="上传填好的台账，看会改什么；什么都不会改")
def preview(
    parts: Joined, file: Annotated[UploadFile, File()], organization: Annotated[str, Form()] = ""
) -> ShownChanges:
    """Changed cells, added and missing rows, conflicts, and what is wrong, by cell."""
    returned = ReportFile(file.filename or "台账.xlsx", file.file.read())
    return ShownChanges.of(preview_sheet(parts, Returned(returned, organization)))


@router.post("/batches", status_code=201, summary="应用预览过的台账")
def apply(parts: Joined, wanted: Wanted) -> Applied:
    """409 when anything changed since the preview."""
    choice = Choice(wanted.rows, wanted.mine, wanted.deleted)
    return apply_sheet(parts, _returned(parts, wanted), choice, wanted.stamp)


@router.get("/batches", summary="台账改动的批次，最近的在前")
def index(parts: Joined, organization: Annotated[str | None, Query()] = None) -> list[Batch]:
    """Of all organizations or one."""
    return list(batches(parts.store, organization))


@router.post("/batches/{number}/undo", status_code=201, summary="撤销一批；后来又改过的保留并说明")
def undo(parts: Joined, number: int) -> Undone:
    """409 when all of it was changed later."""
    return undo_sheet(parts, number)


@router.get("/rows/{finding}", summary="台账里的一行")
def row(parts: Joined, finding: str) -> ChecklistRow:
    """As it stands."""
    return row_of(parts, finding)[0]


@router.post("/rows/{finding}", status_code=201, summary="在一行里填写进展、状态、责任人等")
def write(parts: Joined, finding: str, new: NewEntry) -> ChecklistRow:
    """The row afterwards."""
    return write_entry(parts, finding, new.version, new.fields)


def _returned(parts: Parts, wanted: Wanted) -> Returned:
    return Returned(uploaded(parts, wanted.upload, wanted.name), wanted.organization, wanted.as_new)
