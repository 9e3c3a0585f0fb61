"""The official form of Word files: check one, get it mended. Nothing is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Response, UploadFile
from pydantic import BaseModel

from service.actions.check_format import FormatReport, check_format
from service.actions.fix_format import fix_format
from service.api.parts import Joined
from service.downloads import attachment
from service.office.format_fix import Wish
from service.office.page import STRICT, preset_named
from service.rules.format_check import flaws_json
from service.sandbox import ReportFile

router = APIRouter(prefix="/formats", tags=["公文格式"])
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Upload = Annotated[UploadFile, File(description="Word 文件（.docx）")]


class FlawAnswer(BaseModel):
    """What breaks the form at one place."""

    rule: str
    severity: str
    paragraph: int | None
    quote: str
    wrong: str
    right: str
    mended_by: str | None


class FormatAnswer(BaseModel):
    """A file's form."""

    file: str
    paragraphs: int
    sound: bool
    verdict: str
    flaws: list[FlawAnswer]


@router.post("/check", summary="检查一个 Word 文件的公文格式")
def check(parts: Joined, file: Upload) -> FormatAnswer:
    """Every flaw with its paragraph."""
    return _answer(check_format(ReportFile(file.filename or "", file.file.read()), parts.settings))


@router.post("/fix", summary="按公文格式改好一个 Word 文件，文字不动", response_class=Response)
def fix(
    parts: Joined,
    file: Upload,
    preset: Annotated[str, Form(description="strict 或 school")] = STRICT.name,
    punctuation: Annotated[bool, Form(description="同时改标点和序号的写法")] = False,
) -> Response:
    """The mended .docx."""
    wish = Wish(preset_named(preset), punctuation)
    fixed = fix_format(ReportFile(file.filename or "", file.file.read()), wish, parts.settings)
    return Response(fixed.file.data, headers=attachment(fixed.file.name), media_type=WORD)


def _answer(report: FormatReport) -> FormatAnswer:
    flaws = [FlawAnswer(**flaw) for flaw in flaws_json(report.flaws)]
    return FormatAnswer(
        file=report.name,
        paragraphs=report.paragraphs,
        sound=report.is_sound,
        verdict=report.verdict,
        flaws=flaws,
    )
