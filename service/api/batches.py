"""Papers of many organizations at a time: ordered, watched, downloaded as one archive."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from service.actions.make_batch import (
    cancel_batch,
    discard_batch,
    list_batches,
    open_batch,
    order_batch,
    show_batch,
)
from service.api.parts import Joined
from service.downloads import attachment
from service.rules.paper_batch import BatchState, BatchWish

router = APIRouter(tags=["批量生成"])


class Wanted(BaseModel):
    """Which papers of which organizations."""

    kinds: tuple[str, ...] = Field(description="文书种类")
    organizations: tuple[str, ...] = Field((), description="单位名称；空为全部单位")
    year: int | None = Field(None, description="截至哪个工作年度；不填为最近")
    preset: str = Field("strict", description="版式：strict 每面22行28字，school 行距28磅")


class Batch(BaseModel):
    """How far a batch is."""

    id: str
    state: BatchState
    total: int
    done: int = Field(description="已做的份数，含没成的")
    failed: int
    message: str
    who: str
    when: datetime


@router.get("/batches", summary="最近的批次")
def index(parts: Joined) -> list[Batch]:
    """The newest first."""
    return [Batch.model_validate(one, from_attributes=True) for one in list_batches(parts)]


@router.post("/batches", summary="批量生成文书", status_code=202)
def order(parts: Joined, wanted: Wanted) -> Batch:
    """The batch, waiting its turn."""
    return Batch.model_validate(order_batch(parts, BatchWish(**wanted.model_dump())), from_attributes=True)


@router.get("/batches/{batch}", summary="一批做到哪里了")
def show(parts: Joined, batch: str) -> Batch:
    """As it stands."""
    return Batch.model_validate(show_batch(parts, batch), from_attributes=True)


@router.get("/batches/{batch}/file", summary="下载做好的 .zip", response_class=Response)
def download(parts: Joined, batch: str) -> Response:
    """A folder an organization."""
    found = open_batch(parts, batch)
    return FileResponse(found.path, headers=attachment(found.name), media_type="application/zip")


@router.post("/batches/{batch}/cancel", summary="取消一批")
def cancel(parts: Joined, batch: str) -> Batch:
    """It stops before its next paper."""
    return Batch.model_validate(cancel_batch(parts, batch), from_attributes=True)


@router.delete("/batches/{batch}", summary="删除结束了的一批", status_code=204)
def discard(parts: Joined, batch: str) -> None:
    """With its archive."""
    discard_batch(parts, batch)
