"""Ledgers that offices keep already: hand one in, see what would come in, correct the columns, import, take back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, File, Form, Path, Query, Request, Response, UploadFile
from starlette.datastructures import ImmutableMultiDict

from extractors.standards import Standard
from service.actions.hold_ledger import held_ledger, hold_ledger
from service.actions.import_ledger import import_ledger, undo_import
from service.actions.list_ledgers import list_ledgers
from service.actions.parts import Parts
from service.actions.preview_ledger import Asked, Preview, preview_ledger
from service.actions.standards_in_use import AUTO
from service.errors import BadRequest
from service.rules.foreign_choices import choices_of
from service.rules.foreign_fields import Field
from service.rules.foreign_values import NoteKind
from service.sandbox import ReportFile
from service.store.ledgers import Imported
from service.web.pages import go, page
from service.web.parts import Joined

router = APIRouter(prefix="/ledgers")
Sha = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
MOST_SHOWN = 100  # problems of a sheet
NOT_READ = "不导入"


@dataclass(frozen=True, slots=True)
class LedgersPage:
    """The start of an import, and all imports."""

    imports: tuple[Imported, ...]
    organizations: tuple[str, ...]
    max_upload_mb: int


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """One ledger as it would come in."""

    seen: Preview
    only: tuple[str, ...]
    chosen: frozenset[str]  # sheet!column=field, as people chose
    headers: dict[str, int]  # row of the header by sheet, from 1, where people chose it
    standard: str  # id, or auto
    standards: tuple[Standard, ...]
    fields: tuple[Field, ...] = tuple(Field)
    kinds: tuple[NoteKind, ...] = tuple(NoteKind)
    most: int = MOST_SHOWN


@dataclass(frozen=True, slots=True)
class Said:
    """What the form of a ledger says."""

    name: str
    organization: str
    year: int | None
    only: tuple[str, ...]
    columns: tuple[str, ...]
    headers: tuple[str, ...]
    standard: str

    @property
    def asked(self) -> Asked:
        """As the action takes it."""
        return Asked(self.organization, self.year, choices_of(self.columns, self.headers), self.only, self.standard)


def _said(form: ImmutableMultiDict[str, Any]) -> Said:
    def texts(name: str) -> tuple[str, ...]:
        return tuple(text for each in form.getlist(name) if isinstance(each, str) and (text := each.strip()))

    year = next(iter(texts("year")), "")
    if year and not (year.isdigit() and len(year) == 4):
        raise BadRequest(f"年度“{year}”不对。请写四位数字，如 2025。")
    headers = tuple(text for text in texts("header") if not text.endswith("!"))
    name, organization, standard = (next(iter(texts(one)), "") for one in ("name", "organization", "standard"))
    return Said(
        name=name or "台账.xlsx",
        organization=organization,
        year=int(year) if year else None,
        only=texts("only"),
        columns=texts("map"),
        headers=headers,
        standard=standard or AUTO,
    )


def _asked_in_address(request: Request) -> Said:
    return _said(request.query_params)


async def _asked_in_form(request: Request) -> Said:
    return _said(await request.form())


@router.get("")
def index(request: Request, parts: Joined) -> Response:
    """The form and the imports so far."""
    return page(request, "ledgers.html", _start(parts))


@router.post("")
def receive(
    request: Request,
    parts: Joined,
    file: Annotated[UploadFile, File()],
    organization: Annotated[str, Form()] = "",
    year: Annotated[str, Form()] = "",
) -> Response:
    """Keep the file and show what is in it."""
    name = file.filename or "台账.xlsx"
    sha256 = hold_ledger(parts, ReportFile(name, file.file.read()))
    told = {"name": name, "organization": organization.strip(), "year": year.strip()}
    return go(request, f"/ledgers/{sha256}?" + urlencode({key: text for key, text in told.items() if text}))


@router.get("/{sha256}")
def show(
    request: Request, parts: Joined, sha256: Sha, said: Annotated[Said, Depends(_asked_in_address)]
) -> Response:
    """The ledger under the columns asked for."""
    seen = preview_ledger(parts, held_ledger(parts, sha256, said.name), said.asked)
    headers = {sheet: choice.header + 1 for sheet, choice in said.asked.choices.items() if choice.header is not None}
    known = parts.standards()
    return page(
        request, "ledger.html", LedgerPage(seen, said.only, frozenset(said.columns), headers, said.standard, known)
    )


@router.post("/{sha256}/import")
def bring_in(request: Request, parts: Joined, sha256: Sha, said: Annotated[Said, Depends(_asked_in_form)]) -> Response:
    """Import it as shown."""
    made = import_ledger(parts, held_ledger(parts, sha256, said.name), said.asked)
    return go(request, f"/ledgers#import-{made.id}")


@router.post("/imports/{number}/undo")
def undo(request: Request, parts: Joined, number: int, anyway: Annotated[bool, Query()] = False) -> Response:
    """Take an import back."""
    undo_import(parts, number, anyway=anyway)
    return go(request, "/ledgers")


def _start(parts: Parts) -> LedgersPage:
    imports = list_ledgers(parts)
    names = dict.fromkeys(one.organization for one in imports)
    return LedgersPage(imports, tuple(names), parts.settings.max_upload_mb)
