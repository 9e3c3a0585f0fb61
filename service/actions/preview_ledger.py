"""See what somebody's own ledger would bring, before anything is kept: columns, problems, and what stays out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from extractors.errors import ExtractError
from service.actions.list_reports import Wanted, list_reports
from service.actions.parts import Parts
from service.actions.show_report import current
from service.actions.standards_in_use import AUTO
from service.errors import BadRequest, TooLarge, Unreadable
from service.office.foreign_reading import books, read_grids
from service.records import ReportState, Verdict
from service.rules.foreign_choices import EVERY
from service.rules.foreign_extraction import Owner, report_id, year_of
from service.rules.foreign_fields import Field, bare
from service.rules.foreign_grid import Book, address
from service.rules.foreign_sheet import UNTOLD, Choice, Context, Fields, read_sheet
from service.rules.foreign_values import Note, NoteKind, ReadSheet
from service.sandbox import ReportFile, work
from service.store import files, ledgers, mappings
from service.store.ledgers import Imported

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """What people say about a ledger; what they leave out is taken from its titles."""

    organization: str = ""
    year: int | None = None
    choices: Mapping[str, Choice] = field(default_factory=dict)  # by name of the sheet, EVERY for all others
    only: tuple[str, ...] = ()  # names of the sheets wanted; none given: all that are not hidden
    standard: str = AUTO  # to place the problems under


@dataclass(frozen=True, slots=True)
class Preview:
    """A ledger as it would be imported."""

    name: str
    sha256: str
    format: str
    size: int
    organization: str  # "" where neither a person nor the ledger names it
    year: int
    is_year_told: bool  # by a person or a title; else it is this year
    sheets: tuple[ReadSheet, ...]  # those to be imported
    left_out: tuple[str, ...]  # names of sheets that are hidden, empty or not wanted
    before: Imported | None  # the import in force of the same file

    @property
    def findings(self) -> int:
        """Problems that would come in."""
        return sum(len(sheet.items) for sheet in self.sheets)

    @property
    def measures(self) -> int:
        """Measures that would come in."""
        return sum(len(item.doings) for sheet in self.sheets for item in sheet.items)

    def notes(self, kind: NoteKind) -> tuple[tuple[str, Note], ...]:
        """Everything of one kind that has to be told, with the sheet's name."""
        return tuple((sheet.grid.name, note) for sheet in self.sheets for note in sheet.notes if note.kind is kind)


def preview_ledger(parts: Parts, file: ReportFile, asked: Asked) -> Preview:
    """The ledger under the columns chosen, remembered or guessed; nothing is kept. Raises Unreadable."""
    if len(file.data) > parts.settings.max_upload_mb * MEGABYTE:
        raise TooLarge(f"“{file.name}”超过 {parts.settings.max_upload_mb} 兆字节。请删去图片或分成几个文件再导入。")
    book = _read(parts, file)
    _check_choices(book, asked)
    chosen = [grid for grid in book.grids if _is_wanted(grid.name, asked, hidden=grid.hidden or not grid.rows)]
    sheets = [read_sheet(grid, _choice(asked, grid.name), _context(parts, asked)) for grid in chosen]
    organization = asked.organization or next((sheet.organization for sheet in sheets if sheet.organization), "")
    year = asked.year or next((sheet.year for sheet in sheets if sheet.year), None)
    made = Preview(
        name=file.name,
        sha256=files.sha256(file.data),
        format=book.format,
        size=len(file.data),
        organization=organization,
        year=year or date.today().year,
        is_year_told=year is not None,
        sheets=tuple(sheets),
        left_out=tuple(grid.name for grid in book.grids if grid not in chosen),
        before=None,
    )
    return replace(made, sheets=tuple(_with_known(parts, made)), before=_before(parts, made))


def _read(parts: Parts, file: ReportFile) -> Book:
    try:
        return books().validate_json(work(read_grids, file, parts.settings))
    except ExtractError as error:
        raise Unreadable(error.message, code=error.code) from error


def _choice(asked: Asked, name: str) -> Choice:
    return asked.choices.get(name) or asked.choices.get(EVERY, UNTOLD)


def _is_wanted(name: str, asked: Asked, *, hidden: bool) -> bool:
    """Hidden sheets come in only when somebody names them."""
    return name in asked.only if asked.only else not hidden


def _check_choices(book: Book, asked: Asked) -> None:
    names = [grid.name for grid in book.grids]
    for name in (*asked.choices, *asked.only):
        if name not in (*names, EVERY):
            raise BadRequest(f"这个文件里没有名为“{name}”的工作表。现有：{'、'.join(names)}。")


def _context(parts: Parts, asked: Asked) -> Context:
    def remembered(signature: str) -> Fields | None:
        found = mappings.find(parts.store, signature)
        return None if found is None else {place: Field(name) if name else None for place, name in found.items()}

    return Context(asked.year or date.today().year, remembered, is_year_told=asked.year is not None)


def _before(parts: Parts, made: Preview) -> Imported | None:
    owner = Owner(made.organization, made.year)
    years = {year_of(item, owner) for sheet in made.sheets for item in sheet.items}
    reports = {report_id(made.sha256, Owner(made.organization, year)) for year in years}
    standing = (one for one in ledgers.listing(parts.store) if not one.undone_at)
    return next((one for one in standing if reports & set(one.reports)), None)


def _with_known(parts: Parts, made: Preview) -> Iterator[ReadSheet]:
    """The sheets, with a note at each problem that stands in a report of the organization word for word already."""
    known = _known(parts, made.organization) if made.organization else {}
    for sheet in made.sheets:
        notes = tuple(
            Note(NoteKind.DOUBT, address(area.top, area.left), f"与“{known[words]}”里的一条一字不差，导入后会有两条")
            for item in sheet.items
            if (words := bare(item.problem.text)) in known and (area := item.problem.area)
        )
        yield replace(sheet, notes=(*sheet.notes, *notes)) if notes else sheet


def _known(parts: Parts, organization: str) -> dict[str, str]:
    """Words of each problem of the organization, and the report that it stands in."""
    listed = list_reports(parts, Wanted(organization=organization, state=ReportState.DONE))
    return {
        bare(finding.place.quote): entry.name
        for entry in listed
        for finding in current(parts, entry.id).findings
        if finding.verdict is not Verdict.DELETED
    }
