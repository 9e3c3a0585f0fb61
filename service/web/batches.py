"""Papers of many organizations at a time: ordered on a page, watched, cancelled, downloaded, thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import FileResponse

from service.actions.make_batch import cancel_batch, discard_batch, list_batches, open_batch, order_batch
from service.actions.make_document import Document, documents
from service.actions.parts import Parts
from service.actions.survey_organizations import survey_organizations
from service.downloads import attachment
from service.office.page import PRESETS
from service.rules.names import UNNAMED
from service.rules.paper_batch import BatchWish, PaperBatch
from service.web.pages import fragment, go, is_fragment_wanted, page
from service.web.parts import Joined

router = APIRouter(prefix="/batches")
HERE = "/batches"


@dataclass(frozen=True, slots=True)
class BatchesPage:
    """What can be ordered, and what was."""

    documents: dict[str, list[Document]]  # by group
    organizations: tuple[str, ...]
    presets: tuple[str, ...]
    batches: tuple[PaperBatch, ...]

    @property
    def is_moving(self) -> bool:
        """Whether to ask again soon."""
        return any(one.is_moving for one in self.batches)


@router.get("")
def index(request: Request, parts: Joined) -> Response:
    """The form and the list; the list alone for htmx."""
    if is_fragment_wanted(request):
        return fragment("_batches.html", BatchesPage({}, (), (), list_batches(parts)))
    return page(request, "batches.html", _page(parts))


@router.post("")
def order(
    request: Request,
    parts: Joined,
    kinds: Annotated[list[str] | None, Form()] = None,
    organizations: Annotated[list[str] | None, Form()] = None,
    preset: Annotated[str, Form()] = "strict",
) -> Response:
    """Ask for a batch."""
    order_batch(parts, BatchWish(tuple(kinds or ()), tuple(organizations or ()), None, preset))
    return go(request, HERE)


@router.get("/{batch}/file")
def download(parts: Joined, batch: str) -> Response:
    """The archive."""
    found = open_batch(parts, batch)
    return FileResponse(found.path, headers=attachment(found.name), media_type="application/zip")


@router.post("/{batch}/cancel")
def cancel(request: Request, parts: Joined, batch: str) -> Response:
    """Stop it."""
    cancel_batch(parts, batch)
    return go(request, HERE)


@router.post("/{batch}/discard")
def discard(request: Request, parts: Joined, batch: str) -> Response:
    """Throw it away."""
    discard_batch(parts, batch)
    return go(request, HERE)


def _page(parts: Parts) -> BatchesPage:
    groups: dict[str, list[Document]] = {}
    for one in documents():
        if one.for_one:
            groups.setdefault(one.group, []).append(one)
    names = (one.organization for one in survey_organizations(parts).checklists)
    return BatchesPage(
        groups, tuple(name for name in names if not name.startswith(UNNAMED)), tuple(PRESETS), list_batches(parts)
    )
