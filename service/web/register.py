"""The register of issued papers (文书登记簿)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from service.actions.issue_document import cancel_number, list_issued, open_issued
from service.downloads import attachment, media_type
from service.rules.paper_number import IssuedPaper
from service.web.pages import go, page
from service.web.parts import Joined

router = APIRouter()


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Issued papers, the newest first."""

    entries: tuple[IssuedPaper, ...]
    organization: str  # "" for all


@router.get("/register")
def index(request: Request, parts: Joined, organization: str = "") -> Response:
    """All, or those about one organization."""
    return page(request, "register.html", RegisterPage(list_issued(parts, organization or None), organization))


@router.get("/register/{issued}")
def open_paper(parts: Joined, issued: int) -> Response:
    """A paper as it was issued."""
    file = open_issued(parts, issued)
    return Response(file.data, headers=attachment(file.name), media_type=media_type(file.name))


@router.post("/register/{issued}/cancel")
def cancel(request: Request, parts: Joined, issued: int, reason: Annotated[str, Form()] = "") -> Response:
    """Void a number."""
    cancel_number(parts, issued, reason)
    return go(request, "/register")
