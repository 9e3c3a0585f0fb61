"""One item of rectification with all that a paper may say of it; every word of time is counted, none is fixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from service.records import ChecklistRow, ClosureState, MeasureRecord
from service.rules.lights import LIGHT_NAMES
from service.rules.names import SEVERITIES, SOURCES, STATES, SUGGESTED
from service.rules.plan import due_words, is_expired
from service.rules.promises import agreed, day_words, measure_text, sentence
from service.rules.selection import class_of, days_left
from service.rules.tracking import DONE
from service.rules.tracking_values import problem_text, status_text
from service.rules.wording import clip, date_text, full_width, joined, numbered, phrase, place_text, plain

TITLE_WORDS = 40  # characters of a problem's name inside a sentence
DONE_PARTLY = DONE | {ClosureState.BASICALLY_DONE}


@dataclass(frozen=True, slots=True)
class DossierMeasure:
    """One measure of an item."""

    number: str  # 3-1: the item's number and its own
    words: str  # without people and day, ended by a full stop
    full: str  # with people and day
    deadline: str  # as the report has it; "" where it has none


@dataclass(frozen=True, slots=True)
class DossierItem:
    """One problem under rectification, as printed; "" where the data have nothing."""

    number: int
    code: str  # 2024-03
    year: str
    aspect: str
    title: str  # short, to stand inside a sentence
    problem: str  # the report's words, or those that people wrote in the sheet
    source: str  # 自查, 点评 …
    origin: str  # 《…》 and the place in it
    item: str  # standard item with its code
    severity: str
    status: str  # 新发, 复发, 顽固, 未提及
    history: str  # since when it is known and what was promised; "" for a new problem
    goal: str
    measures: tuple[DossierMeasure, ...]
    lead: str  # with （建议） where nobody agreed yet
    departments: str
    owners: str
    partners: str
    kind: str  # 立行立改, 限期整改, 长期坚持
    due: str  # with 前, or a blank where it has to be set anew
    due_day: str  # the day alone; "" where it has to be set anew
    state: str
    progress: str  # as filled into the tracking sheet
    closed_on: str
    light: str  # "" for a done item, and where no day is agreed
    left: int | None  # days until the agreed day, below 0 when overdue; None where there is none, or the item is done
    standing: str  # 已逾期3天; 距时限还有9天; 已完成; 时限待定
    evidence: tuple[str, ...]  # papers that the standard item wants to see
    remark: str
    is_done: bool
    is_basically_done: bool
    is_closed: bool
    is_started: bool

    @property
    def overdue(self) -> int:
        """Days overdue, 0 where it is not."""
        return max(0, -self.left) if self.left is not None else 0

    @property
    def has_result(self) -> bool:
        """Whether there is something to tell of: done, nearly done, or progress written down."""
        return self.is_done or self.is_basically_done or bool(self.progress)

    @property
    def steps(self) -> tuple[str, ...]:
        """The measures with people and days, numbered where there are several."""
        several = len(self.measures) > 1
        return tuple(numbered(one.full, at) if several else one.full for at, one in enumerate(self.measures, 1))

    @property
    def people(self) -> str:
        """Lead, department and owners in one cell."""
        return "、".join(part for part in (self.lead, self.departments, self.owners) if part)


def dossier_item(row: ChecklistRow, titles: Mapping[str, str], today: date) -> DossierItem:
    """One row as printed; titles of the reports by their id."""
    finding = row.finding
    words = phrase(finding.summary or finding.place.quote)
    left = days_left(row, today)
    return DossierItem(
        number=row.number,
        code=f"{finding.year or today.year}-{row.number:02}",
        year=str(finding.year or ""),
        aspect=row.aspect_name,
        title=clip(words, TITLE_WORDS),
        problem=plain(problem_text(row)),
        source=SOURCES[finding.source],
        origin=_origin(row, titles),
        item=full_width(f"{row.item_code} {row.item_name}".strip()),
        severity=SEVERITIES[finding.severity],
        status=status_text(row),
        history=sentence(row),
        goal=row.goal,
        measures=tuple(_measure(f"{row.number}-{at}", one) for at, one in enumerate(agreed(row), 1)),
        lead=_marked(row, "lead"),
        departments=_marked(row, "departments"),
        owners=row.owners,
        partners=joined(name for one in row.measures for name in one.responsible.partners),
        kind=class_of(row),
        due=due_words(row, today),
        due_day=date_text(row.due) if row.due and not is_expired(row, today) else "",
        state=STATES[row.state],
        progress=phrase(row.progress) if row.progress.strip() else "",
        closed_on=date_text(row.closed_on) if row.closed_on else "",
        light="" if row.state in DONE or is_expired(row, today) else LIGHT_NAMES[row.light],
        left=left,
        standing=_standing(row, left),
        evidence=row.evidence,
        remark=row.remark,
        is_done=row.state in DONE,
        is_basically_done=row.state is ClosureState.BASICALLY_DONE,
        is_closed=row.state is ClosureState.CLOSED,
        is_started=row.state in DONE_PARTLY or row.state is ClosureState.IN_PROGRESS or bool(row.progress.strip()),
    )


def _origin(row: ChecklistRow, titles: Mapping[str, str]) -> str:
    place = row.finding.place
    report = titles.get(place.report, place.report_name)
    below = tuple(heading for heading in place.heading if heading.strip() not in report)
    return f"《{report.strip('《》')}》{place_text(replace(place, heading=below))}"


def _measure(number: str, one: MeasureRecord) -> DossierMeasure:
    return DossierMeasure(number, plain(one.place.quote), measure_text(one), day_words(one.deadline))


def _standing(row: ChecklistRow, left: int | None) -> str:
    if row.state is ClosureState.CLOSED:
        return "已销号"
    if row.state in DONE:
        return "已完成，待销号"
    if left is None:
        return "时限待定"
    if left < 0:
        return f"已逾期{-left}天"
    check = "距第一次报阶段成果" if row.state is ClosureState.LONG_TERM else "距时限"
    return f"{check}还有{left}天" if left else "今天到期"


def _marked(row: ChecklistRow, name: str) -> str:
    value = str(getattr(row, name))
    return value + SUGGESTED if value and name in row.suggested else value
