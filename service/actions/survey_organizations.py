"""Survey all organizations: their checklists and recurring problems, from all reports as they stand now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from extractors.document import Document
from service.actions.basis_of import basis_of
from service.actions.list_reports import Wanted, finished_records, list_reports
from service.actions.parts import Parts
from service.actions.standards_in_use import standards_mark
from service.errors import BadRequest, NotFound
from service.records import FailedReport, OrganizationChecklist, ReportRecord, ReportState
from service.rules.checklist import checklists, year_of
from service.rules.checklist_row import Basis
from service.rules.closures import closings
from service.rules.entries import Entry, standing
from service.rules.entries_laid import lay_over
from service.rules.link_verdicts import Verdicts
from service.rules.link_verdicts import standing as verdicts_standing
from service.rules.organizations import Names
from service.rules.recurrence import Known, chains
from service.rules.renamings import Renaming, renamed
from service.rules.renamings import standing as names_standing
from service.rules.scoring_votes import Round
from service.store import assessments, entries, link_verdicts, readings, renamings


@dataclass(frozen=True, slots=True)
class Survey:
    """What papers and pages about organizations are made from."""

    checklists: tuple[OrganizationChecklist, ...]
    reports: tuple[ReportRecord, ...]
    failed: tuple[FailedReport, ...]
    basis: Basis
    names: Names
    entries: tuple[Entry, ...]  # what people wrote in tracking sheets, oldest first
    text: Callable[[str], Document]  # of a report, read from the store when it is asked for
    verdicts: Verdicts = field(default_factory=dict)  # what people say of links between findings
    renamings: Mapping[str, Renaming] = field(default_factory=dict)  # by former name
    rounds: tuple[Round, ...] = ()  # of assessment, the newest first

    def of(self, organization: str) -> OrganizationChecklist:
        """The checklist of one organization under its present or an earlier name; raises BadRequest, NotFound."""
        if not organization.strip():
            raise BadRequest("没有写明是哪个单位。请回到“单位”页，从列表里选择。")
        for checklist in self.checklists:
            if checklist.organization in (organization, self.names(organization)):
                return checklist
        raise NotFound(f"没有“{organization}”的报告。请先上传它的报告，或从单位列表里选择。")


def survey_organizations(parts: Parts, year: int | None = None) -> Survey:
    """All organizations as of today; by the reports up to a working year, where one is given.

    It is remembered until something is written to the store, a standard changes or the day ends.
    """
    stamp = (parts.store.watch.stamp(), standards_mark(parts.settings), date.today())
    found: Survey = parts.surveys.answer(year, stamp, lambda: _survey(parts, year))
    return found


def _survey(parts: Parts, year: int | None) -> Survey:
    known_names = names_standing(renamings.everything(parts.store))
    reports = renamed(finished_records(parts), known_names)
    reports = tuple(one for one in reports if year is None or (year_of(one) or year) <= year)
    basis = basis_of(parts.settings, parts.standards(), date.today())
    failed = tuple(
        FailedReport(entry.name, entry.error_code or "", entry.error_message or "")
        for entry in list_reports(parts, Wanted(state=ReportState.FAILED))
    )
    steps = entries.everything(parts.store)
    written = standing(steps)
    said = verdicts_standing(link_verdicts.everything(parts.store))
    linked = chains(reports, Known(closings(written), said))
    rounds = assessments.listing(parts.store)
    text = partial(readings.document, parts.store)
    lists = checklists(reports, linked, basis)
    lists = lay_over(lists, written, basis.today, basis.near_days)
    return Survey(lists, reports, failed, basis, Names(reports, linked), steps, text, said, known_names, rounds)
