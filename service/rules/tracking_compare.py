"""Compares a returned tracking sheet with what went out and with what stands now, cell by cell, three ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from service.errors import BadRequest
from service.rules.tracking_cells import Sheet, SheetRow, header_of, text
from service.rules.tracking_changes import CellChange, RowChange, RowKind, SheetChanges
from service.rules.tracking_columns import SheetForms
from service.rules.tracking_diff import Differ
from service.rules.tracking_header import Note, Titles, heading
from service.rules.tracking_identity import Identified, identify
from service.rules.tracking_known import Known
from service.rules.tracking_people import people_notes
from service.rules.tracking_values import problem_text

MARK = re.compile(r"\d+-[0-9a-f]{12}")
LONGEST_MARK = 20
NO_HEADER = (
    "没有找到台账的表头（如“序号、具体问题、整改措施、整改时限”）。"
    "请上传由本系统下载、填好的整改台账；别处的台账请用“导入台账”。"
)


NO_OWNER = "这是新增的行，看不出是哪个单位的，没有采用。请在“单位”列写明，或从单位页上传。"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sheet is compared under: the mark in its file, whose rows without id are, and rows known to be new."""

    token: str = ""
    organization: str = ""
    as_new: AbstractSet[int] = field(default_factory=frozenset)


def compare(sheets: Iterable[Sheet], known: Known, asked: Asked) -> SheetChanges:
    """The changes; raises BadRequest when no sheet has a header that is known."""
    sheet, found = _sheet(sheets, known.forms)
    data = tuple(row for row in sheet.rows if row.number > found.number)
    head = heading(found, data, known.forms, known.rows.keys())
    differ = Differ(known, head, asked.token)
    identified = identify(data, differ, asked.as_new)
    organization = _organization(identified, known, asked)
    rows = [*_changed(identified, differ), *_added(identified, differ, organization)]
    rows.sort(key=lambda row: row.row)
    gone = (*_cleared(identified, known), *_left_out(identified, differ, asked.token))
    notes = (*head.notes, *identified.notes, *differ.notes, *people_notes(rows, known))
    return SheetChanges(organization, (*rows, *gone), notes, len(data))


def tokens(sheets: Iterable[Sheet]) -> set[str]:
    """All marks of kept words that the rows of a workbook carry: "3-1a2b3c4d5e6f" -> "1a2b3c4d5e6f"."""
    cells = (cell for sheet in sheets for row in sheet.rows for cell in row.cells if isinstance(cell, str))
    return {cell.partition("-")[2] for cell in cells if len(cell) <= LONGEST_MARK and MARK.fullmatch(cell)}


def _sheet(sheets: Iterable[Sheet], forms: SheetForms) -> tuple[Sheet, SheetRow]:
    titles = Titles(forms)
    headers = ((sheet, header_of(sheet, titles.__contains__)) for sheet in sheets)
    found = [(sheet, row) for sheet, row in headers if row and _is_about_findings(row, titles)]
    if not found:
        raise BadRequest(NO_HEADER)
    return max(found, key=lambda one: sum(text(cell) in titles for cell in one[1].cells))


def _is_about_findings(row: SheetRow, titles: Titles) -> bool:
    return any(titles.is_about_findings(text(cell)) for cell in row.cells)


def _organization(identified: Identified, known: Known, asked: Asked) -> str:
    """Whose new rows are that say it not themselves: as asked, else as all others; "" in a sheet of several."""
    homes = {known.homes[finding].organization for finding in identified.findings}
    return asked.organization or (homes.pop() if len(homes) == 1 else "")


def _changed(identified: Identified, differ: Differ) -> Iterator[RowChange]:
    for row, finding, reason in identified.known:
        cells = differ.changes(row, finding)
        if cells:
            yield _row(RowKind.CHANGED, row.number, finding, differ.known, (cells, reason))


def _added(identified: Identified, differ: Differ, organization: str) -> Iterator[RowChange]:
    names = {home.organization for home in differ.known.homes.values()}
    for row, reason in identified.new:
        said = differ.cell(row, "organization")
        owner = said if said in names else organization
        if not owner:
            differ.notes.append(Note(f"第{row.number}行", NO_OWNER))
            continue
        yield RowChange(
            kind=RowKind.ADDED,
            row=row.number,
            problem=differ.cell(row, "problem"),
            cells=differ.new_cells(row),
            organization=owner,
            reason=reason,
        )


def _cleared(identified: Identified, known: Known) -> Iterator[RowChange]:
    for row, finding in identified.cleared:
        yield _row(RowKind.DELETED, row.number, finding, known, ((), "整行内容已清空"))


def _left_out(identified: Identified, differ: Differ, token: str) -> Iterator[RowChange]:
    """Findings that went out with the sheet and are not in it any more."""
    carried = Counter(differ.token(row) for row, _, _ in identified.known)
    token = token or next((one for one, _ in carried.most_common(1)), "")
    for finding in _in_order(differ.known.kept.get(token, {}), identified.findings, differ.known):
        yield _row(RowKind.DELETED, 0, finding, differ.known, ((), "表里没有这一行了"))


def _in_order(went_out: Iterable[str], still: AbstractSet[str], known: Known) -> Sequence[str]:
    missing = [finding for finding in went_out if finding in known.rows and finding not in still]
    return sorted(missing, key=lambda finding: known.rows[finding].number)


def _row(
    kind: RowKind, number: int, finding: str, known: Known, said: tuple[tuple[CellChange, ...], str]
) -> RowChange:
    row, home = known.rows[finding], known.homes[finding]
    cells, reason = said
    return RowChange(
        kind=kind,
        row=number,
        problem=problem_text(row),
        cells=cells,
        finding=finding,
        report=row.finding.place.report,
        organization=home.organization,
        year=home.year,
        version=row.entry_version,
        reason=reason,
    )
