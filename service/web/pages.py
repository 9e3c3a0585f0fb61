"""Renders pages and fragments: every template gets one typed context, named `page`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.settings import ROOT
from service.web import words

TEMPLATES = ROOT / "templates" / "web"
STATIC = ROOT / "templates" / "static"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(words.FILTERS)
    return environment


def page(request: Request, template: str, context: Any, *, status: int = 200) -> Response:
    """A whole page."""
    html = _environment().get_template(template).render(page=context, path=request.url.path)
    return HTMLResponse(html, status)


def fragment(template: str, context: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A part of a page, for htmx."""
    return HTMLResponse(_environment().get_template(template).render(page=context), status, headers)


def is_fragment_wanted(request: Request) -> bool:
    """Whether htmx asks, which wants a part, or a browser without scripts, which wants to be sent on."""
    return "hx-request" in request.headers


def go(request: Request, address: str) -> Response:
    """Send the browser on after a form, with or without scripts."""
    if is_fragment_wanted(request):
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)
