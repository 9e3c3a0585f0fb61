"""Send a tracking sheet (整改台账) out: made in the chosen view, its words kept so that it can come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.actions.make_tracking_sheet import FILE_NAME, Form, make_tracking_sheet
from service.actions.parts import Parts
from service.actions.sheet_views import all_forms
from service.actions.survey_organizations import Survey, survey_organizations
from service.errors import NotFound
from service.records import OrganizationChecklist
from service.rules.tracking import STANDARD_VIEW, rows_of
from service.rules.tracking_columns import View
from service.rules.tracking_values import all_words
from service.sandbox import ReportFile
from service.store import entries_exports

ALL = "全部单位"
OWNER = "organization"  # the column that says whose a row is


def send_sheet(parts: Parts, organization: str | None, view: str = STANDARD_VIEW) -> ReportFile:
    """The sheet of one organization, or of all in one sheet, under the name that a clerk would give it.

    Raises NotFound for an organization without reports, BadRequest for an unknown view.
    """
    chosen = all_forms(parts).view(view)
    survey = survey_organizations(parts)
    if organization:
        return sheet_of(parts, survey, survey.of(organization), chosen)
    return sheet_of(parts, survey, together(survey.checklists), with_owner(chosen))


def sheet_of(parts: Parts, survey: Survey, checklist: OrganizationChecklist, view: View | None = None) -> ReportFile:
    """The sheet of a checklist from a survey at hand, in the standard view where none is chosen."""
    forms = all_forms(parts)
    chosen = view or forms.view(STANDARD_VIEW)
    words = {row.finding.id: all_words(row, forms.told()) for row in rows_of(checklist)}
    who = parts.settings.user
    token = entries_exports.keep(parts.store, words, (checklist.organization, checklist.year), who)
    data = make_tracking_sheet(checklist, survey.basis, Form(chosen, token))
    name = FILE_NAME if chosen.key == STANDARD_VIEW else f"{chosen.name}.xlsx"
    return ReportFile(f"{checklist.organization}{name}", data)


def together(lists: Sequence[OrganizationChecklist]) -> OrganizationChecklist:
    """All organizations as one list, numbered through; raises NotFound when there are none."""
    if not lists:
        raise NotFound("还没有读完的报告，没有台账可以导出。请先上传报告。")
    rows = (row for one in lists for row in one.rows)
    numbered = tuple(replace(row, number=number) for number, row in enumerate(rows, 1))
    later = (row for one in lists for row in one.unmentioned)
    unmentioned = tuple(replace(row, number=number) for number, row in enumerate(later, len(numbered) + 1))
    done = (row for one in lists for row in one.closed)
    start = len(numbered) + len(unmentioned) + 1
    closed = tuple(replace(row, number=number) for number, row in enumerate(done, start))
    reports = tuple({report.id: report for one in lists for report in one.reports}.values())
    return OrganizationChecklist(ALL, None, numbered, reports, (), unmentioned, closed)


def with_owner(view: View) -> View:
    """The view with a column that says whose each row is."""
    if OWNER in view.columns:
        return view
    first, rest = (view.columns[:1], view.columns[1:]) if view.columns[0] == "number" else ((), view.columns)
    return replace(view, columns=(*first, OWNER, *rest))
