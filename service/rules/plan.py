"""The rectification plan (整改方案) as values: what its template prints, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from extractors.findings import DeadlineKind, Kind
from service.records import ChecklistRow, ClosureState, OrganizationChecklist, ReportRecord
from service.rules import counts
from service.rules.checklist import year_of
from service.rules.deadlines import parse_day
from service.rules.names import BLANK, KINDS, SOURCES, SUGGESTED
from service.rules.promises import agreed, earlier, measure_text, promises, sentence
from service.rules.tracking_values import problem_text
from service.rules.wording import clip, date_text, full_width, joined, phrase, place_text, plain, title_lines

INFERRED = "（日期为推算，请核对）"
MOST_DAYS = 6
TITLE_WORDS = 40  # characters of a problem's heading
OCCASIONS = {  # what brought the problems up, in the order of a title
    Kind.DUTY_REPORT: "述职评议",
    Kind.REVIEW_REMARKS: "领导点评",
    Kind.INSPECTION_FEEDBACK: "巡察检查反馈",
    Kind.SELF_EXAMINATION: "对照检查",
}


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One problem with all that is to be done about it, as printed."""

    number: int
    title: str
    problem: str  # the report's words, or those that people wrote in the sheet; "" where the title says it all
    origin: str
    history: str  # "" for a new problem
    item: str
    goal: str
    measures: tuple[str, ...]
    lead: str
    departments: str
    owners: str
    due: str
    evidence: str
    remark: str


@dataclass(frozen=True, slots=True)
class PlanAspect:
    """The problems of one aspect."""

    name: str
    items: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True)
class OldItem:
    """A problem of an earlier year that nobody mentioned again."""

    number: int
    year: str
    problem: str
    promised: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that plan.j2 prints."""

    organization: str
    year: str
    subject: str  # 2023年度述职评议和巡察检查反馈问题
    title: tuple[str, ...]
    reports: tuple[str, ...]
    total: int
    measures: int
    unanswered: int  # problems without any measure
    sources: str
    statuses: str
    aspect_counts: str
    repeated: tuple[PlanItem, ...]
    aspects: tuple[PlanAspect, ...]
    old: tuple[OldItem, ...]
    milestones: tuple[tuple[str, int], ...]  # day and how many are due by then
    long_term: int
    unsettled: int  # proposals of people or days that somebody has to agree to
    reporter: str
    expired: int  # proposed days that have passed already
    made_on: str

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """All problems in order."""
        return tuple(item for aspect in self.aspects for item in aspect.items)


def plan(checklist: OrganizationChecklist, made_on: date) -> Plan:
    """The plan of one organization."""
    rows = checklist.rows
    current = [report for report in checklist.reports if year_of(report) in (checklist.year, None)]
    subject = subject_of(checklist.year, current)
    titles = {report.id: report.title or report.name for report in checklist.reports}
    items = {row.number: _item(row, titles, made_on) for row in rows}
    return Plan(
        organization=checklist.organization,
        year=str(checklist.year or BLANK),
        subject=subject,
        title=(checklist.organization, *title_lines(f"关于{subject}的整改方案")),
        reports=tuple(report_words(report) for report in current),
        total=len(rows),
        measures=sum(len(row.measures) for row in rows),
        unanswered=sum(not row.measures for row in rows),
        sources=counts.source_words(rows),
        statuses=counts.status_words(rows),
        aspect_counts=counts.aspect_words(rows),
        repeated=tuple(items[row.number] for row in counts.repeated(rows)),
        aspects=_aspects(rows, items.values()),
        old=tuple(_old(row) for row in checklist.unmentioned),
        milestones=milestones(row for row in rows if not is_expired(row, made_on)),
        expired=sum(is_expired(row, made_on) for row in rows),
        long_term=sum(row.state is ClosureState.LONG_TERM for row in rows),
        unsettled=sum(bool(row.suggested & {"due", "lead", "departments"}) for row in rows),
        reporter=next((report.reporter for report in reversed(current) if report.reporter), BLANK),
        made_on=date_text(made_on),
    )


def due_words(row: ChecklistRow, made_on: date) -> str:
    """The due day as printed: a check point for long-term items, a blank for a proposal that has passed."""
    if row.due is None:
        return BLANK
    day = date_text(row.due)
    if is_expired(row, made_on):
        return f"{BLANK}（按默认口径为{day}，已过，请重新确定）"
    if row.state is ClosureState.LONG_TERM:
        return f"长期坚持，{day}前报第一次阶段成果"
    at_once = any(one.deadline.kind is DeadlineKind.IMMEDIATE for one in row.measures)
    note = "" if not row.due_guessed else INFERRED if _is_stated(row) else SUGGESTED
    return ("立行立改，" if at_once else "") + f"{day}前{note}"


def is_expired(row: ChecklistRow, made_on: date) -> bool:
    """Whether the day is only a proposal and has passed already."""
    return row.due_guessed and row.due is not None and row.due < made_on and not _is_stated(row)


def _is_stated(row: ChecklistRow) -> bool:
    """Whether the day stands in the report, if without its year."""
    return any(parse_day(one.deadline.date) == row.due for one in row.measures)


def subject_of(year: int | None, reports: Iterable[ReportRecord]) -> str:
    kinds = {report.kind for report in reports}
    occasions = [name for kind, name in OCCASIONS.items() if kind in kinds] or ["查摆"]
    listed = "、".join(occasions[:-1]) + ("和" if occasions[1:] else "") + occasions[-1]
    return (f"{year}年度" if year else "") + listed + ("问题" if listed.endswith("反馈") else "查摆问题")


def report_words(report: ReportRecord) -> str:
    day = parse_day(report.date)
    note = f"（{date_text(day)}）" if day else ""
    return f"《{report.title.strip('《》') or KINDS[report.kind]}》{note}"


def _aspects(rows: Sequence[ChecklistRow], items: Iterable[PlanItem]) -> tuple[PlanAspect, ...]:
    named = zip((row.aspect_name for row in rows), items, strict=True)
    grouped = groupby(named, key=lambda pair: pair[0])
    return tuple(PlanAspect(name, tuple(item for _, item in pairs)) for name, pairs in grouped)


def _item(row: ChecklistRow, titles: dict[str, str], made_on: date) -> PlanItem:
    finding = row.finding
    text = plain(problem_text(row))
    title = phrase(finding.summary or finding.place.quote)
    report = titles.get(finding.place.report, finding.place.report_name)
    below = tuple(heading for heading in finding.place.heading if heading.strip() not in report)
    where = place_text(replace(finding.place, heading=below))
    return PlanItem(
        number=row.number,
        title=clip(title, TITLE_WORDS),
        problem=text if phrase(text) != clip(title, TITLE_WORDS) else "",
        origin=f"{SOURCES[finding.source]}，见《{report.strip('《》')}》{where}",
        history=sentence(row),
        item=full_width(row.item_name),
        goal=row.goal,
        measures=tuple(measure_text(measure) for measure in agreed(row)),
        lead=_marked(row, "lead"),
        departments=_marked(row, "departments"),
        owners=row.owners or BLANK,
        due=due_words(row, made_on),
        evidence=joined(row.evidence),
        remark=row.remark,
    )


def _marked(row: ChecklistRow, name: str) -> str:
    value = str(getattr(row, name)) or BLANK
    return value + SUGGESTED if name in row.suggested else value


def _old(row: ChecklistRow) -> OldItem:
    made = promises((*earlier(row), row.finding))
    promised = "；".join(f"{one.words}（{one.by}）" for one in made[-2:])
    return OldItem(row.number, str(row.finding.year or ""), plain(row.finding.place.quote), promised or "未提出措施")


def milestones(rows: Iterable[ChecklistRow]) -> tuple[tuple[str, int], ...]:
    """Each due day with how many fall on it; months instead of days where they would fill a paragraph."""
    days = sorted(row.due for row in rows if row.due and row.state is not ClosureState.LONG_TERM)
    name = date_text if len(set(days)) <= MOST_DAYS else _month_text
    return tuple((text, len(list(same))) for text, same in groupby(days, key=name))


def _month_text(day: date) -> str:
    return f"{day.year}年{day.month}月底"
