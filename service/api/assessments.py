"""Assessments (测评): begin, forms out, counts in, the outcome."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Response, UploadFile
from pydantic import BaseModel
from pydantic import Field as Described

from service.actions.make_ballots import NewRound, make_ballots, start_round
from service.actions.read_counts import read_counts
from service.actions.schemes_in_use import schemes_in_use
from service.actions.show_assessment import find_round, list_rounds, make_circular, make_results, show_assessment
from service.api.parts import Joined
from service.downloads import BYTES, attachment
from service.rules.assessment import Assessment
from service.rules.scoring_scheme import Scheme
from service.rules.scoring_votes import Round, Speaker
from service.sandbox import ReportFile

router = APIRouter(prefix="/assessments", tags=["测评"])


class AssessmentRequest(BaseModel):
    """What a round is begun with."""

    organization: str = Described(description="由哪个单位组织测评")
    year: int
    meeting: str
    speakers: tuple[Speaker, ...]
    scheme: str = Described("", description="计分办法编号；不填为默认")
    with_items: bool = Described(False, description="同时测评各分项")
    groups: tuple[str, ...] = Described((), description="参评人员类别，如 党员群众 或 上级班子=0.4；不填按计分办法")


@router.get("/schemes", summary="计分办法")
def schemes(parts: Joined) -> list[Scheme]:
    """Shipped ones and own ones."""
    return list(schemes_in_use(parts.settings).known.values())


@router.get("", summary="各次测评")
def index(parts: Joined) -> list[Round]:
    """The newest first."""
    return list(list_rounds(parts))


@router.post("", status_code=201, summary="建立一次测评")
def begin(parts: Joined, new: AssessmentRequest) -> Round:
    """The round with its id."""
    return start_round(parts, NewRound(**{name: getattr(new, name) for name in AssessmentRequest.model_fields}))


@router.get("/{name}", summary="一次测评和交回的票数")
def show(parts: Joined, name: str) -> Round:
    """As it stands."""
    return find_round(parts, name)


@router.get("/{name}/forms", summary="下载测评表和计票表", response_class=Response)
def forms(parts: Joined, name: str) -> Response:
    """An .xlsx."""
    return _download(make_ballots(parts, name))


@router.post("/{name}/counts", status_code=201, summary="交回填好的计票表")
def count(parts: Joined, name: str, file: Annotated[UploadFile, File()]) -> Assessment:
    """The outcome; 400 names each wrong cell, and nothing is kept then."""
    read_counts(parts, ReportFile(file.filename or "计票表.xlsx", file.file.read()), name)
    return show_assessment(parts, name)


@router.get("/{name}/outcome", summary="得分、名次、等次、谈话名单")
def outcome(parts: Joined, name: str) -> Assessment:
    """400 before counts came in."""
    return show_assessment(parts, name)


@router.get("/{name}/results", summary="下载结果", response_class=Response)
def results(parts: Joined, name: str) -> Response:
    """An .xlsx with charts."""
    return _download(make_results(parts, name))


@router.get("/{name}/circular", summary="下载测评结果通报", response_class=Response)
def announce(parts: Joined, name: str) -> Response:
    """A .docx in official form."""
    return _download(make_circular(parts, name))


def _download(file: ReportFile) -> Response:
    return Response(file.data, headers=attachment(file.name), media_type=BYTES)
