"""Send a tracking sheet (整改台账) out: made in the chosen view, its words kept so that it can come back."""

from __future__ import annotations

from service.actions.make_tracking_sheet import FILE_NAME, Form, make_tracking_sheet
from service.actions.parts import Parts
from service.actions.sheet_views import all_forms
from service.actions.survey_organizations import survey_organizations
from service.rules.tracking import STANDARD_VIEW, rows_of
from service.rules.tracking_values import all_words
from service.sandbox import ReportFile
from service.store import entries_exports


def send_sheet(parts: Parts, organization: str, view: str = STANDARD_VIEW) -> ReportFile:
    """The sheet under the name that a clerk would give it; raises NotFound, BadRequest for an unknown view."""
    forms = all_forms(parts)
    chosen = forms.view(view)
    survey = survey_organizations(parts)
    checklist = survey.of(organization)
    words = {row.finding.id: all_words(row, forms.told()) for row in rows_of(checklist)}
    who = parts.settings.user
    token = entries_exports.keep(parts.store, words, (checklist.organization, checklist.year), who)
    data = make_tracking_sheet(checklist, survey.basis, Form(chosen, token))
    name = FILE_NAME if chosen.key == STANDARD_VIEW else f"{chosen.name}.xlsx"
    return ReportFile(f"{checklist.organization}{name}", data)
