"""Make any one paper for download: of one organization, or over all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.actions import make_agenda, make_checklist, make_plan, make_recurrence_report, make_tracking_sheet
from service.actions.parts import Parts
from service.actions.survey_organizations import Survey, survey_organizations
from service.errors import BadRequest, NotFound
from service.records import OrganizationChecklist
from service.rules.overview import Overview
from service.rules.reuse import copyings
from service.sandbox import ReportFile

Lists = Sequence[OrganizationChecklist]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that can be downloaded."""

    key: str
    file_name: str
    make: Callable[[Survey, Lists], bytes]
    for_one: bool = True  # makes sense for a single organization
    for_all: bool = True  # makes sense over all organizations


def _plan(survey: Survey, lists: Lists) -> bytes:
    return make_plan.make_plan(lists[0], survey.basis.today)


def _tracking(survey: Survey, lists: Lists) -> bytes:
    return make_tracking_sheet.make_tracking_sheet(lists[0], survey.basis)


def _checklist(survey: Survey, lists: Lists) -> bytes:
    reports = {report.id: report for one in lists for report in one.reports}
    found = copyings(((one, survey.text(one.id)) for one in survey.reports), survey.basis.limits)
    copied = [one for one in found if one.later.id in reports]
    seen = Overview(lists, tuple(reports.values()), survey.failed, copied, survey.basis.limits)
    return make_checklist.make_checklist(seen, survey.basis.today)


def _recurrence(survey: Survey, lists: Lists) -> bytes:
    return make_recurrence_report.make_recurrence_workbook(lists, survey.basis.today)


def _timeline(survey: Survey, lists: Lists) -> bytes:
    return make_recurrence_report.make_recurrence_page(lists, survey.basis.today)


def _agenda(survey: Survey, lists: Lists) -> bytes:
    return make_agenda.make_agenda(lists, survey.basis.today, survey.basis.limits)


DOCUMENTS = (
    Document("plan", make_plan.FILE_NAME, _plan, for_all=False),
    Document("tracking", make_tracking_sheet.FILE_NAME, _tracking, for_all=False),
    Document("checklist", make_checklist.FILE_NAME, _checklist),
    Document("recurrence", make_recurrence_report.WORKBOOK_NAME, _recurrence),
    Document("timeline", make_recurrence_report.PAGE_NAME, _timeline),
    Document("agenda", make_agenda.FILE_NAME, _agenda, for_one=False),
)


def make_document(parts: Parts, key: str, organization: str | None) -> ReportFile:
    """The paper under the name that a clerk would give it; raises NotFound or BadRequest."""
    document = next((each for each in DOCUMENTS if each.key == key), None)
    if document is None:
        known = "、".join(each.key for each in DOCUMENTS)
        raise NotFound(f"没有“{key}”这种文书。现有：{known}。")
    survey = survey_organizations(parts)
    if organization is None:
        return _over_all(document, survey)
    if not document.for_one:
        raise BadRequest(f"“{document.file_name}”是全部单位合用的。请在单位列表页下载。")
    checklist = survey.of(organization)
    return ReportFile(f"{checklist.organization}{document.file_name}", document.make(survey, (checklist,)))


def _over_all(document: Document, survey: Survey) -> ReportFile:
    if not document.for_all:
        raise BadRequest(f"“{document.file_name}”要按单位分别生成。请先选择单位。")
    if not survey.checklists:
        raise NotFound("还没有读完的报告，生成不了文书。请先上传报告。")
    return ReportFile(document.file_name, document.make(survey, survey.checklists))
