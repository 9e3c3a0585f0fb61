"""Organizations: their checklists, what came back over the years, and the papers made from it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from service.actions.make_document import Wish, documents, make_document
from service.actions.survey_organizations import survey_organizations
from service.api.parts import Joined
from service.downloads import attachment, media_type
from service.records import ChainStatus, ChecklistRow, OrganizationChecklist
from service.rules.contract import chains_json
from service.sandbox import ReportFile

router = APIRouter(tags=["单位与文书"])


class OrganizationSummary(BaseModel):
    """An organization in figures."""

    organization: str
    year: int | None
    reports: int
    findings: int = Field(description="整改清单里的条数")
    recurring: int = Field(description="复发的问题")
    chronic: int = Field(description="顽固的问题")
    relapsed: int = Field(description="销号后复发的问题")

    @classmethod
    def of(cls, checklist: OrganizationChecklist) -> OrganizationSummary:
        """From its checklist."""
        statuses = [row.status for row in checklist.rows]
        return cls(
            organization=checklist.organization,
            year=checklist.year,
            reports=len(checklist.reports),
            findings=len(checklist.rows),
            recurring=statuses.count(ChainStatus.RECURRING),
            chronic=statuses.count(ChainStatus.CHRONIC),
            relapsed=statuses.count(ChainStatus.RELAPSED),
        )


class DocumentName(BaseModel):
    """A paper to download."""

    key: str
    group: str
    file_name: str
    for_one: bool = Field(description="可按单位生成")
    for_all: bool = Field(description="可为全部单位合并生成")
    for_standard: bool = Field(description="按标准生成，不需要单位")
    ask: tuple[str, ...] = Field(description="由人填写的项目，不填则留空")
    series: str = Field(description="字号的机关代字后缀；空字符串表示不编号")
    by_rows: bool = Field(description="写的是清单里的问题，可以指定序号")


@router.get("/organizations", summary="单位列表")
def index(parts: Joined) -> list[OrganizationSummary]:
    """All organizations."""
    return [OrganizationSummary.of(one) for one in survey_organizations(parts).checklists]


@router.get("/checklist", summary="一个单位的整改清单")
def checklist(parts: Joined, organization: Annotated[str, Query()]) -> tuple[ChecklistRow, ...]:
    """Its rows in order."""
    return survey_organizations(parts).of(organization).rows


@router.get("/recurrence", summary="复发问题，格式与 shugai recurrence --json 相同")
def recurrence(parts: Joined) -> dict[str, Any]:
    """Problems that came back."""
    lists = survey_organizations(parts).checklists
    return chains_json(tuple(chain for one in lists for chain in one.chains))


@router.get("/documents", summary="可以生成的文书")
def kinds() -> list[DocumentName]:
    """Every kind of document."""
    return [DocumentName.model_validate(each, from_attributes=True) for each in documents()]


class Wanted(BaseModel):
    """What a document is wanted for, and what a person filled in."""

    organization: str | None = None
    year: int | None = Field(None, description="截至哪个工作年度；不填为最近")
    rows: tuple[int, ...] = Field((), description="清单里的序号；不填则由文书自己选")
    standard: str | None = Field(None, description="标准编号")
    number: str = Field("", description="发文字号；不填则留空")
    values: dict[str, str] = Field({}, description="由人填写的项目，如时间、地点")
    preset: str = Field("strict", description="版式：strict 每面22行28字，school 行距28磅")

    def wish(self) -> Wish:
        """As the action takes it."""
        return Wish(**self.model_dump())


@router.post("/documents/{key}", summary="生成并下载一份文书，可填写内容", response_class=Response)
def fill_in(parts: Joined, key: str, wanted: Wanted) -> Response:
    """The document with what a person filled in."""
    return _answer(make_document(parts, key, wanted.wish()))


@router.get("/documents/{key}", summary="生成并下载一份文书", response_class=Response)
def document(
    parts: Joined,
    key: str,
    organization: Annotated[str | None, Query()] = None,
    year: Annotated[int | None, Query()] = None,
    standard: Annotated[str | None, Query()] = None,
    rows: Annotated[list[int], Query(description="清单里的序号，可重复；不填则由文书自己选")] = [],  # noqa: B006 - FastAPI copies it
) -> Response:
    """The document of one organization, over all of them, or of a standard."""
    return _answer(make_document(parts, key, Wish(organization, year, tuple(rows), standard)))


def _answer(file: ReportFile) -> Response:
    return Response(file.data, headers=attachment(file.name), media_type=media_type(file.name))
