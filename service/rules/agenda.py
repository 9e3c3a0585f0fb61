"""The agenda of the 述职评议会 as values: who reports in which order, and what to ask each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.findings import Kind
from service.records import ChainStatus, ChecklistRow, OrganizationChecklist, ReportRecord
from service.rules import counts
from service.rules.common import common_problems
from service.rules.limits import DEFAULT, Limits
from service.rules.names import BLANK
from service.rules.promises import earlier, promises
from service.rules.wording import clip, date_text, phrase, quoted

MINUTES = 8  # of speech a person
COMMON = 3  # common problems that are named
ASKED = 3  # points of the remarks on one organization
QUESTION_WORDS = 60


@dataclass(frozen=True, slots=True)
class Speaker:
    """One report in the order of the meeting."""

    number: int
    organization: str
    reporter: str
    total: int
    repeated: int
    unmentioned: int
    points: tuple[str, ...]  # what the remarks should take up
    score: str = ""  # of the assessment; "" before it
    best_share: str = ""  # of votes for the best level
    grade: str = ""


@dataclass(frozen=True, slots=True)
class CommonProblem:
    """A problem that several organizations have."""

    name: str  # in quotation marks
    organizations: int
    findings: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything that agenda.j2 prints."""

    year: str
    speakers: tuple[Speaker, ...]
    common: tuple[CommonProblem, ...]
    total: int
    repeated: int
    unmentioned: int
    minutes: int
    made_on: str


def agenda(checklists: Sequence[OrganizationChecklist], made_on: date, limits: Limits = DEFAULT) -> Agenda:
    """The agenda for the organizations that handed in a duty report; for all where none did."""
    checklists = [one for one in checklists if _reports_duty(one)] or list(checklists)
    speakers = tuple(_speaker(number, one) for number, one in enumerate(checklists, 1))
    years = {one.year for one in checklists if one.year}
    return Agenda(
        year=str(max(years)) if years else BLANK,
        speakers=speakers,
        common=_common(checklists, limits),
        total=sum(one.total for one in speakers),
        repeated=sum(one.repeated for one in speakers),
        unmentioned=sum(one.unmentioned for one in speakers),
        minutes=MINUTES,
        made_on=date_text(made_on),
    )


def _reports_duty(checklist: OrganizationChecklist) -> bool:
    return any(report.kind is Kind.DUTY_REPORT for report in checklist.reports)


def _speaker(number: int, checklist: OrganizationChecklist) -> Speaker:
    repeated = counts.repeated(checklist.rows)
    rest = [row for row in checklist.rows if row.status is ChainStatus.NEW]
    return Speaker(
        number=number,
        organization=checklist.organization,
        reporter=_reporter(checklist.reports),
        total=len(checklist.rows),
        repeated=len(repeated),
        unmentioned=len(checklist.unmentioned),
        points=tuple(_point(row) for row in (*repeated, *rest)[:ASKED]) + _unmentioned(checklist.unmentioned),
    )


def _reporter(reports: Iterable[ReportRecord]) -> str:
    own = [report for report in reports if report.kind is Kind.DUTY_REPORT and report.reporter]
    latest = max(own, key=lambda report: report.year or 0, default=None)
    return (latest.reporter if latest else None) or BLANK


def _point(row: ChecklistRow) -> str:
    """A repeated problem is asked about with its promise, a new one by its words."""
    words = _words(row)
    before = earlier(row)
    if not before:
        return f"{words}：打算怎样改、何时改完。"
    made = promises(before[-1:])
    promised = f"承诺过{quoted(clip(made[0].words, QUESTION_WORDS))}" if made else "没有提出措施"
    return f"{words}：{before[-1].year}年提出时{promised}，为什么今年又出现。"


def _unmentioned(rows: Sequence[ChecklistRow]) -> tuple[str, ...]:
    if not rows:
        return ()
    return (f"往年提出、今年没有再提的{len(rows)}项（如{_words(rows[0])}）现在改得怎样，有无佐证。",)


def _words(row: ChecklistRow) -> str:
    return quoted(clip(phrase(row.finding.summary or row.finding.place.quote), QUESTION_WORDS))


def _common(checklists: Sequence[OrganizationChecklist], limits: Limits) -> tuple[CommonProblem, ...]:
    found = common_problems(checklists, limits)[:COMMON]
    return tuple(CommonProblem(quoted(one.name), len(one.organizations), len(one.members)) for one in found)
