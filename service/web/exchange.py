"""Data exchange on the page: export a package, upload another's, see what it brings, bring it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from service.actions.exchange_keys import own_fingerprint
from service.actions.export_exchange import export_exchange
from service.actions.import_exchange import import_exchange, preview_exchange
from service.actions.parts import Parts
from service.actions.preview_sheet import uploaded
from service.actions.survey_organizations import survey_organizations
from service.downloads import attachment, media_type
from service.rules.exchange import Chosen, Clash
from service.rules.exchange_words import Preview, brought_line, clash_words
from service.sandbox import ReportFile
from service.store import files
from service.web.pages import page
from service.web.parts import Joined

router = APIRouter(prefix="/exchange")


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """Out and in."""

    organizations: tuple[str, ...]
    years: tuple[int, ...]
    fingerprint: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class ExchangePreviewPage:
    """What a package would change."""

    upload: str
    seen: Preview

    def words(self, clash: Clash) -> str:
        """Both sides of a clash."""
        return clash_words(clash)


@router.get("")
def show(request: Request, parts: Joined) -> Response:
    """The page."""
    return page(request, "exchange.html", _page(parts))


@router.get("/out")
def out(parts: Joined, organization: str = "", year: str = "") -> Response:
    """The package, made now."""
    file = export_exchange(parts, organization or None, int(year) if year.isdigit() else None)
    return Response(file.data, headers=attachment(file.name), media_type=media_type(file.name))


@router.post("/preview")
def preview(request: Request, parts: Joined, file: Annotated[UploadFile, File()]) -> Response:
    """What the uploaded package would bring."""
    received = ReportFile(file.filename or "数据包.json", file.file.read())
    seen = preview_exchange(parts, received)
    return page(request, "exchange_preview.html", ExchangePreviewPage(files.put(parts.store, received.data), seen))


@router.post("/in")
def bring_in(
    request: Request,
    parts: Joined,
    upload: Annotated[str, Form()],
    name: Annotated[str, Form()],
    theirs: Annotated[list[str] | None, Form()] = None,
    trust: Annotated[str, Form()] = "",
) -> Response:
    """Bring the package in that the preview showed."""
    chosen = Chosen(frozenset(theirs or ()))
    done = import_exchange(parts, uploaded(parts, upload, name), chosen, accept_key=bool(trust))
    return page(request, "exchange.html", _page(parts, brought_line(done)))


def _page(parts: Parts, message: str = "") -> ExchangePage:
    lists = survey_organizations(parts).checklists
    years = {report.year for one in lists for report in one.reports if report.year}
    names = tuple(one.organization for one in lists)
    return ExchangePage(names, tuple(sorted(years, reverse=True)), own_fingerprint(parts.settings), message)
