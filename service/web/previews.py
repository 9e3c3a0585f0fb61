"""Looks of a document before it is downloaded: its pages one below the other, each loaded when it comes into view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from service.actions.preview_document import Look, kept_document, look_at, page_picture
from service.downloads import BYTES, attachment
from service.web.pages import fragment, is_fragment_wanted, page
from service.web.parts import Joined

router = APIRouter(prefix="/previews")
HOME = "/organizations"
FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}  # a preview's name is the hash of its content


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A document to look at; `look` is None while it is being made."""

    kept: str  # under which name
    name: str
    back: str
    look: Look | None = None


@router.get("/{kept}")
def show(request: Request, kept: str, name: str = "文书.docx", back: str = HOME) -> Response:
    """The page; its pictures follow."""
    return page(request, "preview.html", PreviewPage(kept, name, _inside(back)))


@router.get("/{kept}/pages")
def pages(
    request: Request, parts: Joined, kept: str, name: Annotated[str, Query()] = "文书.docx", back: str = HOME
) -> Response:
    """The pages, or the likeness; a whole page for browsers without scripts."""
    seen = PreviewPage(kept, name, _inside(back), look_at(parts, kept))
    return fragment("_preview.html", seen) if is_fragment_wanted(request) else page(request, "preview.html", seen)


@router.get("/{kept}/pages/{number}.png")
def picture(parts: Joined, kept: str, number: int) -> Response:
    """One page."""
    return Response(page_picture(parts, kept, number), media_type="image/png", headers=FOREVER)


@router.get("/{kept}/file")
def file(parts: Joined, kept: str, name: str = "文书.docx") -> Response:
    """The very document that is looked at."""
    return Response(kept_document(parts, kept), headers=attachment(name), media_type=BYTES)


def _inside(address: str) -> str:
    """A way back inside this service, never to another site."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else HOME
