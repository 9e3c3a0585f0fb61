"""Organizations: what each has to rectify, what came back, and its papers to download."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from service.actions.make_document import Document, documents
from service.actions.survey_organizations import survey_organizations
from service.records import Chain, ChainStatus, ChecklistRow, FindingRecord, OrganizationChecklist, ReportRecord
from service.web.pages import page
from service.web.parts import Joined

router = APIRouter()
CAME_BACK = (ChainStatus.RELAPSED, ChainStatus.CHRONIC, ChainStatus.RECURRING)


@dataclass(frozen=True, slots=True)
class OrganizationLine:
    """One organization in figures."""

    name: str
    year: int | None
    reports: int
    findings: int
    recurring: int
    chronic: int
    relapsed: int


@dataclass(frozen=True, slots=True)
class OrganizationsPage:
    """All organizations."""

    rows: tuple[OrganizationLine, ...]
    documents: dict[str, list[Document]]  # by group

    @property
    def findings(self) -> int:
        """Of all."""
        return sum(row.findings for row in self.rows)

    @property
    def recurring(self) -> int:
        """Of all, chronic ones and those that were closed too."""
        return sum(row.recurring + row.chronic + row.relapsed for row in self.rows)


@dataclass(frozen=True, slots=True)
class ChainYear:
    """What one year's reports said of a problem that came back."""

    year: int
    said: tuple[FindingRecord, ...]


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A problem that came back, year by year."""

    status: ChainStatus
    summary: str
    years: tuple[ChainYear, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    """One organization."""

    name: str
    year: int | None
    rows: tuple[ChecklistRow, ...]
    unmentioned: tuple[ChecklistRow, ...]
    closed: tuple[ChecklistRow, ...]
    reports: tuple[ReportRecord, ...]
    chains: tuple[ChainLine, ...]
    documents: dict[str, list[Document]]  # by group


@router.get("/organizations")
def index(request: Request, parts: Joined) -> Response:
    """The overview."""
    rows = tuple(_line(one) for one in survey_organizations(parts).checklists)
    shared = _grouped(document for document in documents() if document.for_all or document.for_standard)
    return page(request, "organizations.html", OrganizationsPage(rows, shared))


@router.get("/organization")
def show(request: Request, parts: Joined, name: str = "") -> Response:
    """One organization."""
    one = survey_organizations(parts).of(name)
    context = OrganizationPage(
        name=one.organization,
        year=one.year,
        rows=one.rows,
        unmentioned=one.unmentioned,
        closed=one.closed,
        reports=one.reports,
        chains=tuple(_chain(chain) for chain in one.chains if chain.status in CAME_BACK),
        documents=_grouped(document for document in documents() if document.for_one),
    )
    return page(request, "organization.html", context)


def _grouped(found: Iterable[Document]) -> dict[str, list[Document]]:
    groups: dict[str, list[Document]] = {}
    for document in found:
        groups.setdefault(document.group, []).append(document)
    return groups


def _line(one: OrganizationChecklist) -> OrganizationLine:
    statuses = [row.status for row in one.rows]
    return OrganizationLine(
        name=one.organization,
        year=one.year,
        reports=len(one.reports),
        findings=len(one.rows),
        recurring=statuses.count(ChainStatus.RECURRING),
        chronic=statuses.count(ChainStatus.CHRONIC),
        relapsed=statuses.count(ChainStatus.RELAPSED),
    )


def _chain(chain: Chain) -> ChainLine:
    years = tuple(
        ChainYear(year, tuple(member for member in chain.members if member.year == year)) for year in chain.years
    )
    return ChainLine(chain.status, chain.members[-1].summary, years, tuple(link.reason for link in chain.links))
