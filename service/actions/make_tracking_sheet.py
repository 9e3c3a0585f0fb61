"""Make the tracking sheet (整改台账) of an organization, in any of its views."""

from __future__ import annotations

from dataclasses import dataclass

from service.office.sheet_forms import forms
from service.office.workbook import write
from service.records import OrganizationChecklist
from service.rules.checklist_row import Basis
from service.rules.duty_checks import checks_sheet
from service.rules.tracking import STANDARD_VIEW, Edition, tracking_sheet
from service.rules.tracking_columns import View

FILE_NAME = "整改台账.xlsx"
TOKEN = "shugai-sheet"  # the property of a workbook that names the values it was made from


@dataclass(frozen=True, slots=True)
class Form:
    """In which view a sheet goes out, and the mark of the values kept for its way back ("" where none are kept)."""

    view: View
    token: str = ""


def make_tracking_sheet(checklist: OrganizationChecklist, basis: Basis, form: Form | None = None) -> bytes:
    """The sheet as .xlsx, with its rates and what the standard asks for beside what the reports tell (照单履职)."""
    form = form or Form(forms().view(STANDARD_VIEW))
    edition = Edition(forms(), form.view, basis.today, basis.near_days, form.token)
    sheets = tracking_sheet(checklist, edition), checks_sheet(checklist, basis.standards)
    return write(sheets, basis.today, {TOKEN: form.token} if form.token else None)
