"""Reports: hand in, list, show, read again, correct."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Query, Response, UploadFile

from service.actions.correct_report import correct_report
from service.actions.list_reports import Order, Wanted, list_reports
from service.actions.open_original import open_original
from service.actions.receive_report import read_again, receive_report
from service.actions.show_report import show_report
from service.actions.standards_in_use import AUTO
from service.api.parts import Joined
from service.api.schemas import ReadingRequest, ReceivedFile, ReportChanges, ReportDetail
from service.downloads import attachment
from service.records import ReportRecord, ReportState
from service.rules.contract import extraction_json
from service.sandbox import ReportFile
from service.store.reports import ReportEntry

router = APIRouter(prefix="/reports", tags=["报告"])


@router.post("", status_code=202, summary="交报告：一次可传多个文件或 .zip，读取在后台进行")
def receive(
    parts: Joined, files: Annotated[list[UploadFile], File()], standard: Annotated[str, Form()] = AUTO
) -> list[ReceivedFile]:
    """One answer a file; the same file twice is one report."""
    received = (
        one
        for file in files
        for one in receive_report(parts, ReportFile(file.filename or "未命名", file.file.read()), standard)
    )
    return [ReceivedFile.of(one) for one in received]


def _wanted(
    words: Annotated[str, Query(description="文件名、标题或单位里的字")] = "",
    organization: Annotated[str, Query(description="单位")] = "",
    state: Annotated[ReportState | None, Query(description="状态")] = None,
    order: Annotated[Order, Query(description="排序")] = Order.NEWEST,
) -> Wanted:
    return Wanted(words, organization, state, order)


@router.get("", summary="报告列表")
def index(parts: Joined, wanted: Annotated[Wanted, Depends(_wanted)]) -> list[ReportEntry]:
    """The reports asked for."""
    return list(list_reports(parts, wanted))


@router.get("/{report}", summary="一份报告：机器读出的内容、现在的问题、处理记录")
def show(parts: Joined, report: str) -> ReportDetail:
    """404 when it is not read yet."""
    shown = show_report(parts, report)
    proposed = tuple(proposal.finding for proposal in shown.proposals if proposal.finding.id)
    reading = replace(shown.extraction, document=shown.document, findings=proposed)
    return ReportDetail(
        entry=shown.entry,
        reading=extraction_json(shown.entry.name, reading),
        findings=shown.record.findings,
        decisions=shown.decisions,
        near_copies=shown.near_copies,
    )


@router.get("/{report}/original", summary="下载原件", response_class=Response)
def original(parts: Joined, report: str) -> Response:
    """The file as it was handed in."""
    file = open_original(parts, report)
    return Response(file.data, headers=attachment(file.name), media_type="application/octet-stream")


@router.post("/{report}/readings", status_code=202, summary="重新读取；人工处理的结果不受影响")
def again(parts: Joined, report: str, request: ReadingRequest) -> ReportEntry:
    """Ask for another reading."""
    return read_again(parts, report, request.standard)


@router.patch("/{report}", summary="改正报告的单位或年度")
def correct(parts: Joined, report: str, changes: ReportChanges) -> ReportRecord:
    """Findings of the report follow."""
    return correct_report(parts, report, changes.organization, changes.year)
