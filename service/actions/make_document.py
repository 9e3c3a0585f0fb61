"""Make any one document for download: a built-in paper or a workbook, of one organization, all, or a standard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from extractors.standards import Standard
from service.actions import make_checklist, make_recurrence_report, make_tracking_sheet
from service.actions.fill_template import fill_template
from service.actions.parts import Parts
from service.actions.send_sheet import sheet_of
from service.actions.survey_organizations import Survey, survey_organizations
from service.errors import BadRequest, NotFound
from service.office.page import STRICT, preset_named
from service.office.papers import Paper, Scope, make, paper, papers
from service.office.statistics_book import statistics_book
from service.office.template_tags import context_of
from service.records import OrganizationChecklist
from service.rules.dossier import ISSUER, ISSUER_CODE
from service.rules.names import UNNAMED
from service.rules.oscal import poam
from service.rules.overview import Overview
from service.rules.own_template import in_force
from service.rules.paper_data import data_of
from service.rules.paper_order import Order
from service.rules.reuse import copyings
from service.rules.statistics import statistics
from service.rules.work_calendar import work_calendar
from service.sandbox import ReportFile
from service.settings import Settings
from service.store import files, own_templates

Lists = Sequence[OrganizationChecklist]
BY_ROWS = ("dossier", "public_dossier")
TRACKING = "tracking"
TABLES = "台账和分析"  # the group of workbooks
EXCHANGE = "数据交换"  # the group of files for other systems
DUTIES = "责任清单"  # the group of papers from a standard, and of the calendar


@dataclass(frozen=True, slots=True)
class Wish:
    """What a document is wanted for, and what a person filled in."""

    organization: str | None = None
    year: int | None = None  # the state at the end of this working year; the latest where it isn't told
    rows: tuple[int, ...] = ()  # numbers in the checklist
    standard: str | None = None  # id
    number: str = ""  # 发文字号
    values: Mapping[str, str] = field(default_factory=dict)
    preset: str = STRICT.name


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be downloaded."""

    key: str
    group: str
    file_name: str
    make: Callable[[Survey, Lists, Wish], bytes]
    data: Callable[[Survey, Lists, Wish], object] | None = None  # what an own template in its place prints
    for_one: bool = True  # makes sense for a single organization
    for_all: bool = True  # makes sense over all organizations
    for_standard: bool = False  # needs no organization
    ask: tuple[str, ...] = ()  # what only people know
    series: str = ""  # of its 发文字号; "" for a document without one
    by_rows: bool = False  # is about items of the checklist, which can be chosen

    @property
    def title(self) -> str:
        """The name without its ending."""
        return self.file_name.rpartition(".")[0]


def _tracking(survey: Survey, lists: Lists, wish: Wish) -> bytes:
    return make_tracking_sheet.make_tracking_sheet(lists[0], survey.basis)


def _checklist(survey: Survey, lists: Lists, wish: Wish) -> bytes:
    reports = {report.id: report for one in lists for report in one.reports}
    found = copyings(((one, survey.text(one.id)) for one in survey.reports), survey.basis.limits)
    copied = [one for one in found if one.later.id in reports]
    seen = Overview(lists, tuple(reports.values()), survey.failed, copied, survey.basis.limits)
    return make_checklist.make_checklist(seen, survey.basis.today)


def _recurrence(survey: Survey, lists: Lists, wish: Wish) -> bytes:
    return make_recurrence_report.make_recurrence_workbook(lists, survey.basis.today)


def _timeline(survey: Survey, lists: Lists, wish: Wish) -> bytes:
    return make_recurrence_report.make_recurrence_page(lists, survey.basis.today)


def _calendar(survey: Survey, lists: Lists, wish: Wish) -> bytes:
    return work_calendar(_order(survey, lists, wish))


def _statistics(survey: Survey, lists: Lists, wish: Wish) -> bytes:
    return statistics_book(statistics(lists, survey.basis.today), survey.basis.today)


def _oscal(survey: Survey, lists: Lists, wish: Wish) -> bytes:
    return json.dumps(poam(lists, survey.entries, survey.basis.today), ensure_ascii=False, indent=1).encode()


OTHERS = (
    Document(TRACKING, TABLES, make_tracking_sheet.FILE_NAME, _tracking, for_all=False),
    Document("checklist", TABLES, make_checklist.FILE_NAME, _checklist),
    Document("recurrence", TABLES, make_recurrence_report.WORKBOOK_NAME, _recurrence),
    Document("timeline", TABLES, "复发问题时间线.html", _timeline),
    Document("statistics", TABLES, "整改统计.xlsx", _statistics),
    Document("oscal", EXCHANGE, "整改台账OSCAL.json", _oscal),
    Document("calendar", DUTIES, "行事历（手机日历）.ics", _calendar, for_all=False, for_standard=True, ask=("岗位",)),
)


@cache
def documents() -> tuple[Document, ...]:
    """Every document: the papers in the order of their index, then workbooks, pages and the calendar."""
    return (*map(_paper_document, papers()), *OTHERS)


def document(key: str) -> Document:
    """The document of this key; raises NotFound that lists them."""
    found = next((each for each in documents() if each.key == key), None)
    if found is None:
        known = "、".join(f"{each.key}（{each.title}）" for each in documents())
        raise NotFound(f"没有“{key}”这种文书。现有：{known}。")
    return found


def make_document(parts: Parts, key: str, wish: Wish) -> ReportFile:
    """The document under the name that a clerk would give it; raises NotFound or BadRequest."""
    return document_of(parts, survey_organizations(parts, wish.year), key, wish)


def document_of(parts: Parts, survey: Survey, key: str, wish: Wish) -> ReportFile:
    """The same from a survey at hand, for many documents at a time."""
    wanted = document(key)
    said = {name: value for name, value in wish.values.items() if value.strip()}
    _check_names(wanted, said)
    wish = replace(wish, values=issuing_values(parts.settings) | said)
    if wanted.for_standard or wish.organization is None:
        lists, name = _over_all(wanted, survey, wish), _own_name(wanted, wish)
    elif not wanted.for_one:
        raise BadRequest(f"“{wanted.title}”是全部单位合用的。请不要选单位，在单位列表页下载。")
    else:
        checklist = survey.of(wish.organization)
        lists, name = (checklist,), f"{checklist.organization}{wanted.file_name}"
        if wanted.key == TRACKING:  # goes out with its words kept, so that it can come back
            return sheet_of(parts, survey, checklist)
    return ReportFile(name, _by_own_template(parts, wanted, (survey, lists, wish)) or wanted.make(survey, lists, wish))


def _check_names(wanted: Document, said: Iterable[str]) -> None:
    """Raises BadRequest for words under a name that the document does not ask for: they would be lost."""
    unknown = [name for name in said if name not in wanted.ask]
    if unknown:
        asked = f"能填的有：{'、'.join(wanted.ask)}" if wanted.ask else "它没有要填的项目"
        raise BadRequest(f"“{wanted.title}”没有“{'、'.join(unknown)}”这一项，{asked}。")


def _by_own_template(parts: Parts, wanted: Document, given: tuple[Survey, Lists, Wish]) -> bytes | None:
    """By the template that the organization, or everybody, has put in force; None where the built-in one holds."""
    _, lists, wish = given
    held = in_force(own_templates.listed(parts.store, wanted.key), lists[0].organization if len(lists) == 1 else "")
    if wanted.data is None or held is None:
        return None
    context = context_of(paper(wanted.key), wanted.data(*given), wish.values)
    return fill_template(files.get(parts.store, held.file), wanted.key, context, parts.settings)


def issuing_values(settings: Settings) -> dict[str, str]:
    """Who issues papers in this installation, as a person would fill it in."""
    named = {ISSUER: settings.issuer, ISSUER_CODE: settings.issuer_code}
    return {name: value for name, value in named.items() if value}


def _own_name(wanted: Document, wish: Wish) -> str:
    """With the organization and the role in front, where they are asked for: 第一小学党组织书记岗位履职说明书.docx."""
    return f"{wish.organization or ''}{wish.values.get('岗位', '')}{wanted.file_name}"


def _over_all(wanted: Document, survey: Survey, wish: Wish) -> Lists:
    if wanted.for_standard:
        return (survey.of(wish.organization),) if wish.organization else ()
    if not wanted.for_all:
        raise BadRequest(f"“{wanted.title}”要按单位分别生成。请先选择单位（命令里用 --for）。")
    if not survey.checklists:
        raise NotFound("还没有读完的报告，生成不了文书。请先上传报告。")
    return [one for one in survey.checklists if not one.organization.startswith(UNNAMED)] or survey.checklists


def _paper_document(one: Paper) -> Document:
    def data(survey: Survey, lists: Lists, wish: Wish) -> object:
        order = replace(_order(survey, lists, wish), about=one.about, series=one.series)
        return data_of(one.data, order)

    def make_paper(survey: Survey, lists: Lists, wish: Wish) -> bytes:
        return make(one.kind, data(survey, lists, wish), survey.basis.today, preset_named(wish.preset))

    scope = one.scope
    return Document(
        key=one.kind,
        group=one.group,
        file_name=f"{one.title}.docx",
        make=make_paper,
        data=data,
        for_one=scope is Scope.ONE,
        for_all=scope is Scope.ALL,
        for_standard=scope is Scope.STANDARD,
        ask=one.ask,
        series=one.series,
        by_rows=one.data in BY_ROWS,
    )


def _order(survey: Survey, lists: Lists, wish: Wish) -> Order:
    return Order(
        checklists=tuple(lists),
        basis=survey.basis,
        standard=_standard(survey, lists, wish),
        rows=wish.rows,
        number=wish.number,
        values=wish.values,
        rounds=survey.rounds,
    )


def _standard(survey: Survey, lists: Lists, wish: Wish) -> Standard | None:
    """The standard that is named, else the one that the reports at hand were compared with, else the first."""
    standards = survey.basis.standards
    if wish.standard is not None and wish.standard not in standards:
        raise NotFound(f"没有“{wish.standard}”这个标准。现有：{'、'.join(standards)}。")
    used = [report.standard for one in lists for report in one.reports if report.standard in standards]
    name = wish.standard or max(used, key=used.count, default=None) or next(iter(standards), None)
    return standards[name] if name else None
