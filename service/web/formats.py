"""The page on which the official form of any Word file is checked and mended. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from service.actions.check_format import FormatReport, check_format
from service.actions.fix_format import fix_format
from service.downloads import BYTES, attachment
from service.office.format_fix import Wish
from service.office.page import STRICT, preset_named
from service.sandbox import ReportFile
from service.web.pages import fragment, is_fragment_wanted, page
from service.web.parts import Joined

router = APIRouter(prefix="/formats")
MOST_SHOWN = 500  # flaws on a page
Upload = Annotated[UploadFile, File()]


@dataclass(frozen=True, slots=True)
class FormatPage:
    """The form, and the report of the file just checked."""

    max_upload_mb: int
    report: FormatReport | None = None
    most: int = MOST_SHOWN


@router.get("")
def index(request: Request, parts: Joined) -> Response:
    """The form alone."""
    return page(request, "formats.html", FormatPage(parts.settings.max_upload_mb))


@router.post("")
def check(request: Request, parts: Joined, file: Upload) -> Response:
    """What breaks the form."""
    report = check_format(ReportFile(file.filename or "", file.file.read()), parts.settings)
    seen = FormatPage(parts.settings.max_upload_mb, report)
    return fragment("_format_report.html", seen) if is_fragment_wanted(request) else page(request, "formats.html", seen)


@router.post("/fix")
def fix(
    parts: Joined,
    file: Upload,
    preset: Annotated[str, Form()] = STRICT.name,
    punctuation: Annotated[bool, Form()] = False,
) -> Response:
    """The mended file."""
    wish = Wish(preset_named(preset), punctuation)
    fixed = fix_format(ReportFile(file.filename or "", file.file.read()), wish, parts.settings)
    return Response(fixed.file.data, headers=attachment(fixed.file.name), media_type=BYTES)
