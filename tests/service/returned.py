"""An installation with one school's report, and its tracking sheet as people edit and send it back."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import openpyxl

from service.actions.parts import Parts
from service.actions.preview_sheet import Preview, Returned, preview_sheet
from service.actions.send_sheet import send_sheet
from service.actions.survey_organizations import survey_organizations
from service.office.workbook import HEADER
from service.records import ChecklistRow
from service.rules.proposals import proposals
from service.sandbox import ReportFile
from service.store import readings, reports
from tests.service.extractions import SCHOOL, STALE_ROOM, WEAK_STUDY, extraction

REPORT = "ab" * 32
LATE_FEES = "三是党费收缴不及时，拖到季度末才交。"
QUOTES = (WEAK_STUDY, STALE_ROOM, LATE_FEES)
Edit = Callable[[Any, Mapping[str, int]], None]  # of the page, with the columns by title


def fill(parts: Parts, report: str = REPORT, organization: str = SCHOOL) -> None:
    """Read one report with three findings."""
    reports.add(parts.store, reports.NewReport(report, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(report, QUOTES)
    findings = tuple(replace(one, organization=organization) for one in said.findings)
    said = replace(said, facts=replace(said.facts, organization=organization), findings=findings)
    readings.save(parts.store, report, said, proposals(said))


def sent(parts: Parts, view: str = "full") -> bytes:
    """The tracking sheet as it goes out."""
    return send_sheet(parts, SCHOOL, view).data


def edited(data: bytes, edit: Edit) -> bytes:
    """The sheet after somebody edited it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    edit(page, {cell.value: cell.column for cell in page[HEADER]})
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_cells(data: bytes, cells: Mapping[tuple[int, str], object]) -> bytes:
    """The sheet with these cells changed: (row of data from 0, title of the column) -> value."""

    def edit(page: Any, at: Mapping[str, int]) -> None:
        for (row, title), value in cells.items():
            page.cell(HEADER + 1 + row, at[title]).value = value

    return edited(data, edit)


def returned(data: bytes, name: str = "台账.xlsx") -> Returned:
    """A file as it is uploaded."""
    return Returned(ReportFile(name, data))


def previewed(parts: Parts, data: bytes) -> Preview:
    """What it would change."""
    return preview_sheet(parts, returned(data))


def rows(parts: Parts) -> tuple[ChecklistRow, ...]:
    """The school's rows as they stand."""
    return survey_organizations(parts).of(SCHOOL).rows
