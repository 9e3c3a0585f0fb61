"""Organizations: their checklists, what came back over the years, and the papers made from it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from service.actions.make_document import DOCUMENTS, make_document
from service.actions.survey_organizations import survey_organizations
from service.api.parts import Joined
from service.downloads import attachment
from service.records import ChainStatus, ChecklistRow, OrganizationChecklist
from service.rules.contract import chains_json

router = APIRouter(tags=["单位与文书"])


class OrganizationSummary(BaseModel):
    """An organization in figures."""

    organization: str
    year: int | None
    reports: int
    findings: int = Field(description="整改清单里的条数")
    recurring: int = Field(description="复发的问题")
    chronic: int = Field(description="顽固的问题")

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
        )


class DocumentName(BaseModel):
    """A paper to download."""

    key: str
    file_name: str
    for_one: bool = Field(description="可按单位生成")
    for_all: bool = Field(description="可为全部单位合并生成")


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
def documents() -> list[DocumentName]:
    """Every kind of paper."""
    return [
        DocumentName(key=each.key, file_name=each.file_name, for_one=each.for_one, for_all=each.for_all)
        for each in DOCUMENTS
    ]


@router.get("/documents/{key}", summary="生成并下载一份文书", response_class=Response)
def document(parts: Joined, key: str, organization: Annotated[str | None, Query()] = None) -> Response:
    """The paper of one organization, or over all of them."""
    file = make_document(parts, key, organization)
    return Response(file.data, headers=attachment(file.name), media_type="application/octet-stream")
