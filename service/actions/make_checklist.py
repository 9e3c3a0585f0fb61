"""Make the checklist of all organizations (整改清单)."""

from __future__ import annotations

from datetime import date

from service.office.workbook import write
from service.rules.overview import Overview, overview_sheets

FILE_NAME = "整改清单.xlsx"


def make_checklist(seen: Overview, made_on: date) -> bytes:
    """The workbook: sums, problems with the chronic on top, what stands out, reports, files that could not be read."""
    return write(overview_sheets(seen, made_on), made_on)
