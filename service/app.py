"""Joins the real parts to one application: store, job engine, API and pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.staticfiles import StaticFiles

from service import jobs, sandbox
from service.actions.make_batch import make_batch, resume_batches
from service.actions.parts import Parts
from service.actions.read_report import read_report
from service.actions.resume_reading import resume_reading
from service.actions.show_report import catch_up_names
from service.api import routes as api_routes
from service.api.schemas import Failure
from service.settings import Settings, load
from service.store.database import open_store
from service.web import errors, security
from service.web import routes as page_routes
from service.web.bodies import Bounded
from service.web.pages import STATIC

API = "/api/v1"
FAILURES: dict[int | str, dict[str, object]] = {"4XX": {"model": Failure, "description": "出错：代码和中文说明"}}


def create_app(settings: Settings) -> FastAPI:
    """The application; its parts are opened when it starts and closed when it ends."""
    app = FastAPI(
        title="述改",
        summary="把述职报告、巡察反馈变成整改清单，并一直跟到真正销号",
        version="1",
        lifespan=partial(_life, settings),
        docs_url=None,  # FastAPI's own page loads scripts from the internet; service.web.manual needs none
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
    )
    _guard(app, settings)
    errors.install(app)
    for routes in api_routes.ROUTERS:
        app.include_router(routes, prefix=API, responses=FAILURES)
    for pages in page_routes.ROUTERS:
        app.include_router(pages, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC))
    return app


def from_environment() -> FastAPI:
    """The application as the environment sets it; what `shugai serve` runs."""
    return create_app(load())


@asynccontextmanager
async def _life(settings: Settings, app: FastAPI) -> AsyncIterator[None]:
    app.state.parts = parts = await run_in_threadpool(_open, settings)
    yield
    await run_in_threadpool(_close, parts)


def _open(settings: Settings) -> Parts:
    sandbox.prepare()
    parts = Parts(settings, open_store(settings), jobs.enqueue, jobs.enqueue_batch)
    jobs.start(settings, partial(read_report, parts), partial(make_batch, parts))
    catch_up_names(parts)
    resume_reading(parts, jobs.is_given_up)
    resume_batches(parts, jobs.is_batch_given_up)
    return parts


def _close(parts: Parts) -> None:
    jobs.stop()
    parts.store.close()


def _guard(app: FastAPI, settings: Settings) -> None:
    app.add_middleware(Bounded, settings=settings)

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        refused = security.refusal(request, settings)
        response = errors.answer(request, refused) if refused else await call_next(request)
        for name, value in security.HEADERS.items():
            response.headers.setdefault(name, value)
        return response
