"""Make the tracking sheet (整改台账) of an organization."""

from __future__ import annotations

from datetime import date

from service.office.workbook import write
from service.records import OrganizationChecklist
from service.rules.lights import NEAR_DAYS
from service.rules.tracking import tracking_sheet

FILE_NAME = "整改台账.xlsx"


def make_tracking_sheet(checklist: OrganizationChecklist, made_on: date, near_days: int = NEAR_DAYS) -> bytes:
    """The sheet as .xlsx; lights turn yellow `near_days` before an item is due."""
    return write((tracking_sheet(checklist, made_on, near_days),), made_on)
