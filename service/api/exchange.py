"""Data exchange: a signed package out, a package of another installation previewed and brought in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from service.actions.export_exchange import export_exchange
from service.actions.import_exchange import import_exchange, preview_exchange
from service.api.parts import Joined
from service.downloads import attachment, media_type
from service.rules.exchange import Chosen
from service.rules.exchange_words import Brought, Preview
from service.sandbox import ReportFile

router = APIRouter(prefix="/exchange", tags=["数据交换"])
Package = Annotated[UploadFile, File(description="对方导出的数据包 .json")]


@router.get("", summary="导出数据包：一个单位、一年或全部", response_class=Response)
def out(
    parts: Joined, organization: Annotated[str | None, Query()] = None, year: Annotated[int | None, Query()] = None
) -> Response:
    """The package."""
    file = export_exchange(parts, organization, year)
    return Response(file.data, headers=attachment(file.name), media_type=media_type(file.name))


@router.post("/preview", summary="看看数据包会带来什么")
def preview(parts: Joined, file: Package) -> Preview:
    """What it would change."""
    return preview_exchange(parts, _received(file))


@router.post("", summary="并入数据包；两边都改过的默认保留本机的")
def bring_in(
    parts: Joined,
    file: Package,
    theirs: Annotated[list[str] | None, Form(description="改用对方内容的冲突，写它的代号")] = None,
    *,
    trust: Annotated[bool, Form(description="已与对方核对指纹，信任这台电脑")] = False,
) -> Brought:
    """What came in."""
    return import_exchange(parts, _received(file), Chosen(frozenset(theirs or ())), accept_key=trust)


def _received(file: UploadFile) -> ReportFile:
    return ReportFile(file.filename or "数据包.json", file.file.read())
