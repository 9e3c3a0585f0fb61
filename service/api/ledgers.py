"""Ledgers that offices keep already: look, import, list, take back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Query, UploadFile
from pydantic import BaseModel
from pydantic import Field as Described

from service.actions.import_ledger import import_ledger, undo_import
from service.actions.list_ledgers import list_ledgers
from service.actions.preview_ledger import Asked, Preview, preview_ledger
from service.actions.standards_in_use import AUTO
from service.api.parts import Joined
from service.rules.foreign_choices import choices_of
from service.rules.foreign_values import NoteKind, ReadSheet
from service.sandbox import ReportFile
from service.store.ledgers import Imported

router = APIRouter(prefix="/ledgers", tags=["台账导入"])


class LedgerColumn(BaseModel):
    """What a column is taken for."""

    column: str = Described(description="列号，如 C")
    header: str
    field: str | None = Described(description="认作什么；空为只留在原文里")
    score: float
    reason: str


class LedgerNote(BaseModel):
    """Something about a cell."""

    kind: NoteKind = Described(description="lost 没有导入，doubt 请核对，told 说明")
    cell: str
    message: str


class LedgerSheet(BaseModel):
    """A sheet as it would come in."""

    name: str
    columns: list[LedgerColumn]
    problems: list[str]
    notes: list[LedgerNote]
    remembered: bool = Described(description="各列按以前确认的对应关系")

    @classmethod
    def of(cls, sheet: ReadSheet) -> LedgerSheet:
        """From the read sheet."""
        return cls(
            name=sheet.grid.name,
            columns=[
                LedgerColumn(
                    column=one.letters, header=one.header, field=one.field, score=one.score, reason=one.reason
                )
                for one in sheet.columns
            ],
            problems=[item.problem.text for item in sheet.items],
            notes=[LedgerNote(kind=one.kind, cell=one.cell, message=one.message) for one in sheet.notes],
            remembered=sheet.remembered,
        )


class LedgerPreview(BaseModel):
    """A ledger as it would come in."""

    organization: str
    year: int
    findings: int
    measures: int
    sheets: list[LedgerSheet]
    left_out: list[str]

    @classmethod
    def of(cls, seen: Preview) -> LedgerPreview:
        """From the action's answer."""
        return cls(
            organization=seen.organization,
            year=seen.year,
            findings=seen.findings,
            measures=seen.measures,
            sheets=[LedgerSheet.of(sheet) for sheet in seen.sheets],
            left_out=list(seen.left_out),
        )


def _asked(
    organization: Annotated[str, Form(description="哪个单位的台账；不填则看表里的标题")] = "",
    year: Annotated[int | None, Form(description="年度；不填则看表里的标题")] = None,
    columns: Annotated[list[str] | None, Form(description="指定一列是什么，如 台账!C=具体问题")] = None,
    headers: Annotated[list[str] | None, Form(description="指定表头在第几行，如 台账!3")] = None,
    only: Annotated[list[str] | None, Form(description="只要这些工作表")] = None,
    standard: Annotated[str, Form(description="问题对照哪个标准；auto 为自动选择")] = AUTO,
) -> Asked:
    return Asked(organization, year, choices_of(columns or (), headers or ()), tuple(only or ()), standard)


Wanted = Annotated[Asked, Depends(_asked)]


def _file(file: UploadFile) -> ReportFile:
    return ReportFile(file.filename or "台账.xlsx", file.file.read())


@router.post("/preview", summary="看看会导入什么，不保存")
def preview(parts: Joined, file: Annotated[UploadFile, File()], asked: Wanted) -> LedgerPreview:
    """Columns, problems and everything that stays out."""
    return LedgerPreview.of(preview_ledger(parts, _file(file), asked))


@router.post("", status_code=201, summary="导入台账")
def bring_in(parts: Joined, file: Annotated[UploadFile, File()], asked: Wanted) -> Imported:
    """409 when it is imported already."""
    return import_ledger(parts, _file(file), asked)


@router.get("", summary="导入过的台账")
def index(parts: Joined) -> list[Imported]:
    """The newest first."""
    return list(list_ledgers(parts))


@router.post("/{number}/undo", summary="撤销一次导入")
def undo(parts: Joined, number: int, anyway: Annotated[bool, Query()] = False) -> Imported:
    """409 when people worked on it since, unless `anyway`."""
    return undo_import(parts, number, anyway=anyway)
