"""The one place where errors become answers: JSON for programs, a notice for htmx, a page for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from extractors.errors import ExtractError
from service.errors import ServiceError
from service.web.pages import fragment, page

MISSING = "没有这个页面或接口。请从首页重新进入。"
MISUSED = "这个地址不接受这样的请求。请从页面上的按钮操作。"
FIELDS = {
    "name": "单位",
    "organization": "单位",
    "former": "曾用名",
    "present": "现在的名称",
    "year": "年度",
    "key": "文书种类",
    "rows": "清单里的序号",
    "file": "文件",
    "files": "文件",
    "standard": "标准",
    "version": "版本",
    "start": "原文起点",
    "end": "原文终点",
}
INCOMPLETE = "请求的内容不完整或格式不对：{}。请改正后重试。"


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What an error page says."""

    status: int
    message: str
    title: str = "出错了"


def install(app: FastAPI) -> None:
    """Route every kind of error through `answer`."""
    app.add_exception_handler(ServiceError, _service_error)
    app.add_exception_handler(ExtractError, _extract_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)


def answer(request: Request, error: ServiceError) -> Response:
    """The error in the form that the asker understands."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"code": error.code, "message": error.message}, error.status)
    shown = ErrorPage(error.status, error.message)
    if "hx-request" in request.headers:
        headers = {"HX-Retarget": "#notices", "HX-Reswap": "innerHTML"}
        return fragment("_error.html", shown, status=error.status, headers=headers)
    return page(request, "error.html", shown, status=error.status)


def _service_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ServiceError)
    return answer(request, error)


def _extract_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ExtractError)
    return answer(request, _with_status(HTTPStatus.UNPROCESSABLE_ENTITY, error.code, error.message))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    places = "、".join(_field(each["loc"]) for each in error.errors())
    return answer(request, _with_status(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", INCOMPLETE.format(places)))


def _field(loc: Sequence[int | str]) -> str:
    """A field that is missing or wrong, by its Chinese name where it has one."""
    name = ".".join(str(part) for part in loc[1:]) or str(loc[0])
    return FIELDS.get(name, name)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, ServiceError):  # raised while the body was read
        return answer(request, error.__cause__)
    message = MISSING if error.status_code == HTTPStatus.NOT_FOUND else MISUSED
    return answer(request, _with_status(error.status_code, "not_found", message))


def _with_status(status: int, code: str, message: str) -> ServiceError:
    error = ServiceError(message, code=code)
    error.status = status
    return error
