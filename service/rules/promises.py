"""What an organization promised about a problem before it came back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from extractors.findings import Deadline, DeadlineKind
from service.records import Chain, ChainStatus, ChecklistRow, FindingRecord, MeasureRecord
from service.rules.deadlines import parse_day
from service.rules.wording import date_text, phrase, quoted

STANDING = {DeadlineKind.IMMEDIATE: "立行立改", DeadlineKind.LONG_TERM: "长期坚持", DeadlineKind.NONE: "未定时限"}


@dataclass(frozen=True, slots=True)
class Promise:
    """One measure of an earlier year."""

    year: int | None
    words: str
    by: str  # 2022-12-31, 长期坚持 …, for a table
    when: str  # 2022年12月31日前, 长期坚持 …, for a sentence
    report: str  # name of the report


def earlier(row: ChecklistRow) -> tuple[FindingRecord, ...]:
    """The members of a row's chain from years before its own."""
    if row.chain is None or row.finding.year is None:
        return ()
    return tuple(one for one in row.chain.members if one.year and one.year < row.finding.year)


def promises(findings: tuple[FindingRecord, ...]) -> tuple[Promise, ...]:
    """The measures that were promised about these findings, oldest first."""
    return tuple(_promise(finding, measure) for finding in findings for measure in finding.measures)


def between(chain: Chain) -> Iterator[tuple[FindingRecord, FindingRecord, tuple[Promise, ...]]]:
    """Each step of a chain: earlier finding, later finding, what was promised with the earlier one."""
    for one, two in pairwise(chain.members):
        yield one, two, promises((one,))


def by_text(deadline: Deadline) -> str:
    """A deadline in few words, for a table cell."""
    if deadline.kind is DeadlineKind.BY and deadline.date:
        return deadline.date
    return STANDING.get(deadline.kind, deadline.text)


def by_words(deadline: Deadline) -> str:
    """A deadline inside a sentence; 未定时限 where there is none."""
    return day_words(deadline) or STANDING[DeadlineKind.NONE]


def sentence(row: ChecklistRow) -> str:
    """Says that a problem came back, since when, and what was promised last; "" for a new one."""
    before = earlier(row)
    if not before:
        return ""
    years = "、".join(dict.fromkeys(str(one.year) for one in before))
    last = promises(before[-1:])
    promised = f"，当时承诺{quoted(last[0].words)}（{last[0].when}）" if last else "，当时未提出对应措施"
    return f"{years}年已经提出{promised}，{_again(row)}。"


def _again(row: ChecklistRow) -> str:
    if row.status is ChainStatus.RELAPSED:
        day = row.chain.closed_on if row.chain else None
        dated = f"已于{date_text(day)}销号" if day and day > date.min else "已经销号"
        return f"{dated}，今年又出现，列为销号后复发问题"
    chronic = row.chain is not None and len(row.chain.years) > 2
    return "连续多年出现，列为顽固问题" if chronic else "今年再次出现，列为复发问题"


def agreed(row: ChecklistRow) -> tuple[MeasureRecord, ...]:
    """The measures as they bind now: no day but the one that people set for the row stands as its last."""
    if row.due is None or "due" not in dict(row.written):
        return row.measures
    last = min(max(map(_stated_day, row.measures), default=row.due), row.due)
    return tuple(_by(one, row.due) if _stated_day(one) >= last else one for one in row.measures)


def _stated_day(measure: MeasureRecord) -> date:
    day = parse_day(measure.deadline.date) if measure.deadline.kind is DeadlineKind.BY else None
    return day or date.min


def _by(measure: MeasureRecord, day: date) -> MeasureRecord:
    return replace(measure, deadline=replace(measure.deadline, date=day.isoformat(), guessed=False))


def measure_text(measure: MeasureRecord) -> str:
    """A measure with its own day and people, where the report names them."""
    who = measure.responsible
    people = "、".join((*who.lead, *who.departments, *who.owners))
    day = day_words(measure.deadline)
    notes = "；".join(part for part in (people and f"责任：{people}", day and f"时限：{day}") if part)
    return phrase(measure.place.quote) + (f"（{notes}）" if notes else "") + "。"


def day_words(deadline: Deadline) -> str:
    """A deadline as papers print it: 2022年12月31日前, 长期坚持; "" where there is none."""
    if deadline.kind is DeadlineKind.BY:
        day = parse_day(deadline.date)
        return date_text(day) + "前" if day else deadline.text
    return "" if deadline.kind is DeadlineKind.NONE else STANDING[deadline.kind]


def _promise(finding: FindingRecord, measure: MeasureRecord) -> Promise:
    by = measure.deadline
    return Promise(finding.year, phrase(measure.place.quote), by_text(by), by_words(by), finding.place.report_name)
