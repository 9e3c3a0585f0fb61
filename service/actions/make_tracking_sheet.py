"""Make the tracking sheet (整改台账) of an organization."""

from __future__ import annotations

from service.office.workbook import write
from service.records import OrganizationChecklist
from service.rules.checklist_row import Basis
from service.rules.duty_checks import checks_sheet
from service.rules.tracking import tracking_sheet

FILE_NAME = "整改台账.xlsx"


def make_tracking_sheet(checklist: OrganizationChecklist, basis: Basis) -> bytes:
    """The sheet as .xlsx, with its rates and what the standard asks for beside what the reports tell (照单履职)."""
    sheets = tracking_sheet(checklist, basis.today, basis.near_days), checks_sheet(checklist, basis.standards)
    return write(sheets, basis.today)
