"""Survey all organizations: their checklists and recurring problems, from all reports as they stand now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.actions.list_reports import Wanted, finished_records, list_reports
from service.actions.parts import Parts
from service.errors import NotFound
from service.records import FailedReport, OrganizationChecklist, ReportRecord, ReportState
from service.rules.checklist import checklists
from service.rules.checklist_row import Basis
from service.rules.deadlines import Policy
from service.rules.organizations import Names
from service.rules.recurrence import chains


@dataclass(frozen=True, slots=True)
class Survey:
    """What papers and pages about organizations are made from."""

    checklists: tuple[OrganizationChecklist, ...]
    reports: tuple[ReportRecord, ...]
    failed: tuple[FailedReport, ...]
    basis: Basis
    names: Names

    def of(self, organization: str) -> OrganizationChecklist:
        """The checklist of one organization under its present or an earlier name; raises NotFound."""
        for checklist in self.checklists:
            if checklist.organization in (organization, self.names(organization)):
                return checklist
        raise NotFound(f"没有“{organization}”的报告。请先上传它的报告，或从单位列表里选择。")


def survey_organizations(parts: Parts) -> Survey:
    """All organizations as of today."""
    reports = finished_records(parts)
    basis = _basis(parts)
    failed = tuple(
        FailedReport(entry.name, entry.error_code or "", entry.error_message or "")
        for entry in list_reports(parts, Wanted(state=ReportState.FAILED))
    )
    linked = chains(reports)
    return Survey(checklists(reports, linked, basis), reports, failed, basis, Names(reports, linked))


def _basis(parts: Parts) -> Basis:
    settings = parts.settings
    policy = Policy(immediate_days=settings.immediate_days, default_months=settings.default_months)
    standards = {standard.id: standard for standard in parts.standards()}
    return Basis(date.today(), standards, policy, settings.near_days)
