"""The register of issued papers (文书登记簿): issue, list, open, cancel."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from service.actions.issue_document import cancel_number, issue_document, list_issued, open_issued
from service.api.organizations import Wanted
from service.api.parts import Joined
from service.downloads import attachment
from service.rules.paper_number import IssuedPaper

router = APIRouter(tags=["单位与文书"])


class RegisterLine(BaseModel):
    """One issued paper."""

    id: int
    text: str = Field(description="发文字号")
    kind: str
    title: str
    organization: str
    rows: tuple[int, ...] = Field(description="清单里的序号")
    file_name: str
    who: str
    when: datetime
    cancelled: str = Field(description="作废的原因；空字符串表示有效")
    cancelled_by: str
    cancelled_at: datetime | None

    @classmethod
    def of(cls, entry: IssuedPaper) -> RegisterLine:
        """From the register."""
        return cls.model_validate(entry, from_attributes=True)


class Cancellation(BaseModel):
    """Why a number is void."""

    reason: str


@router.post("/documents/{key}/issue", summary="编号签发：取下一个发文字号，记入登记簿", status_code=201)
def issue(parts: Joined, key: str, wanted: Wanted) -> RegisterLine:
    """The line in the register; the file comes from /register/{id}/file."""
    return RegisterLine.of(issue_document(parts, key, wanted.wish()).entry)


@router.get("/register", summary="文书登记簿")
def index(parts: Joined, organization: Annotated[str | None, Query()] = None) -> list[RegisterLine]:
    """The newest first."""
    return [RegisterLine.of(entry) for entry in list_issued(parts, organization)]


@router.get("/register/{issued}/file", summary="下载签发时的文书", response_class=Response)
def file(parts: Joined, issued: int) -> Response:
    """As it was issued."""
    found = open_issued(parts, issued)
    return Response(found.data, headers=attachment(found.name), media_type="application/octet-stream")


@router.post("/register/{issued}/cancel", summary="作废一个字号，号不再使用")
def cancel(parts: Joined, issued: int, cancellation: Cancellation) -> RegisterLine:
    """The line as it stands then."""
    return RegisterLine.of(cancel_number(parts, issued, cancellation.reason))
