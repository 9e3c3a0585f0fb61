"""Make the checklist of all organizations (整改清单)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from service.office.workbook import write
from service.records import FailedReport, OrganizationChecklist, ReportRecord
from service.rules.overview import overview_sheets

FILE_NAME = "整改清单.xlsx"


def make_checklist(
    checklists: Sequence[OrganizationChecklist],
    reports: Sequence[ReportRecord],
    failed: Sequence[FailedReport],
    made_on: date,
) -> bytes:
    """The workbook: sums, problems with the chronic on top, reports, and files that could not be read."""
    return write(overview_sheets(checklists, reports, failed, made_on), made_on)
