"""Searching for a problem among all findings, on the page."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from service.actions.search_findings import Found, search_findings
from service.web.pages import page
from service.web.parts import Joined

router = APIRouter(prefix="/search")


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A question and what is like it."""

    words: str
    found: tuple[Found, ...]


@router.get("")
def show(request: Request, parts: Joined, words: str = "") -> Response:
    """The page; without words only the question's field."""
    found = search_findings(parts, words) if words.strip() else ()
    return page(request, "search.html", SearchPage(words, found))
