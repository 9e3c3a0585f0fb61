"""Make the analysis of problems that came back (复发问题分析), as a workbook and as a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from service.office.recurrence_page import recurrence_page
from service.office.workbook import write
from service.records import OrganizationChecklist
from service.rules.recurrence_sheets import recurrence_sheets
from service.rules.timeline import timeline

WORKBOOK_NAME = "复发问题分析.xlsx"
PAGE_NAME = "复发问题分析.html"


def make_recurrence_workbook(checklists: Sequence[OrganizationChecklist], made_on: date) -> bytes:
    """Every step of every chain, with both years' words, the reason and what was promised in between."""
    return write(recurrence_sheets(checklists, made_on), made_on)


def make_recurrence_page(checklists: Sequence[OrganizationChecklist], made_on: date) -> bytes:
    """A self-contained page with a picture of the years for each organization."""
    return recurrence_page([timeline(one, number) for number, one in enumerate(checklists, 1)], made_on)
