"""The start page: hand reports in, watch them being read, find one again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from service.actions.list_reports import Order, Wanted, list_reports
from service.actions.receive_report import Received, receive_report
from service.actions.standards_in_use import AUTO
from service.records import ReportState
from service.sandbox import ReportFile
from service.store.reports import ReportEntry
from service.web.pages import fragment, is_fragment_wanted, page
from service.web.parts import Joined

router = APIRouter()


@dataclass(frozen=True, slots=True)
class StandardName:
    """A standard to choose."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ReportList:
    """The list, as far as it was asked for."""

    rows: tuple[ReportEntry, ...]
    wanted: Wanted
    total: int
    organizations: tuple[str, ...]

    @property
    def is_moving(self) -> bool:
        """Whether something is still being read, so that the list must be fetched again."""
        return any(row.state in (ReportState.QUEUED, ReportState.READING) for row in self.rows)

    @property
    def address(self) -> str:
        """Where this list can be fetched again."""
        wanted = self.wanted
        asked = {"words": wanted.words, "organization": wanted.organization, "order": wanted.order}
        return "/reports?" + urlencode({**asked, "state": wanted.state or ""})

    def count(self, state: str) -> int:
        """How many of the rows are in this state."""
        return sum(row.state == state for row in self.rows)


@dataclass(frozen=True, slots=True)
class StartPage:
    """Everything on the start page."""

    reports: ReportList
    standards: tuple[StandardName, ...]
    max_upload_mb: int


@dataclass(frozen=True, slots=True)
class UploadAnswer:
    """What became of the files just handed in, and the list with them."""

    received: tuple[Received, ...]
    reports: ReportList


def _wanted(
    words: Annotated[str, Query()] = "",
    organization: Annotated[str, Query()] = "",
    state: Annotated[str, Query()] = "",
    order: Annotated[Order, Query()] = Order.NEWEST,
) -> Wanted:
    return Wanted(words.strip(), organization, ReportState(state) if state in list(ReportState) else None, order)


Asked = Annotated[Wanted, Depends(_wanted)]


@router.get("/")
def start(request: Request, parts: Joined, wanted: Asked) -> Response:
    """Drop zone and list."""
    standards = tuple(StandardName(each.id, each.name) for each in parts.standards())
    return page(request, "start.html", StartPage(_list(parts, wanted), standards, parts.settings.max_upload_mb))


@router.get("/reports")
def listing(request: Request, parts: Joined, wanted: Asked) -> Response:
    """The list alone, for polling and filters."""
    if not is_fragment_wanted(request):
        return RedirectResponse("/?" + str(request.query_params))
    return fragment("_reports.html", _list(parts, wanted))


@router.post("/reports")
def receive(
    request: Request, parts: Joined, files: Annotated[list[UploadFile], File()], standard: Annotated[str, Form()] = AUTO
) -> Response:
    """Take files in."""
    received = tuple(
        one
        for file in files
        for one in receive_report(parts, ReportFile(file.filename or "未命名", file.file.read()), standard)
    )
    if not is_fragment_wanted(request):
        return RedirectResponse("/", 303)
    return fragment("_received.html", UploadAnswer(received, _list(parts, Wanted())))


def _list(parts: Joined, wanted: Wanted) -> ReportList:
    everything = list_reports(parts)
    names = sorted({entry.organization for entry in everything if entry.organization})
    return ReportList(list_reports(parts, wanted), wanted, len(everything), tuple(names))
