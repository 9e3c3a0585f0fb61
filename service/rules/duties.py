"""What a standard asks of whom and when (责任清单体系), as values for the papers made from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from extractors.standards import CalendarEntry, Item, Standard
from extractors.standards.model import Frequency
from service.errors import NotFound
from service.records import ChecklistRow
from service.rules.metric_words import metric_words
from service.rules.names import BLANK
from service.rules.paper_order import Order
from service.rules.tracking import DONE
from service.rules.wording import date_text, full_width, phrase

ROLE = "岗位"  # the name under which a person asks for one role
MONTHS = range(1, 13)
FREQUENCIES = {
    Frequency.DAILY: "每日",
    Frequency.WEEKLY: "每周",
    Frequency.MONTHLY: "每月",
    Frequency.QUARTERLY: "每季度",
    Frequency.HALF_YEAR: "每半年",
    Frequency.SEMESTER: "每学期",
    Frequency.YEARLY: "每年",
    Frequency.TERM: "每届",
    Frequency.CONTINUOUS: "常年",
}


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the work calendar."""

    code: str
    item: str
    task: str
    owner: str
    often: str
    months: tuple[int, ...]  # () where it has no month of its own

    @property
    def marks(self) -> tuple[str, ...]:
        """A mark for each month from January, "" where there is nothing to do."""
        return tuple("●" if month in self.months or not self.months else "" for month in MONTHS)


@dataclass(frozen=True, slots=True)
class Duty:
    """One item of the standard as a duty."""

    number: int
    code: str
    name: str
    aspect: str
    weight: int
    role: str
    requirement: str
    figures: tuple[str, ...]
    evidence: tuple[str, ...]
    tasks: tuple[Task, ...]
    problems: tuple[str, ...]  # typical ones, to watch for
    open: tuple[str, ...]  # of the organization, where there is one


@dataclass(frozen=True, slots=True)
class DutyAspect:
    """The duties of one aspect."""

    name: str
    weight: int
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What one role has to do."""

    name: str
    duties: tuple[Duty, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """What is due in one month."""

    number: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """Everything that the papers from a standard print."""

    organization: str
    year: str
    standard: str
    version: str
    disclaimer: str
    total: int  # items
    weight: int
    aspects: tuple[DutyAspect, ...]
    roles: tuple[Role, ...]  # one, where one is asked for
    months: tuple[Month, ...]
    always: tuple[Task, ...]  # tasks without a month of their own
    values: Mapping[str, str]
    made_on: str

    @property
    def duties(self) -> tuple[Duty, ...]:
        """All duties in order."""
        return tuple(duty for aspect in self.aspects for duty in aspect.duties)


def duties(order: Order) -> Duties:
    """The duties of a standard, for an organization where one is named; raises NotFound for an unknown role."""
    standard = order.standard
    if standard is None:
        raise NotFound("没有可用的标准，生成不了责任清单。请先导入标准。")
    aspects = tuple(_aspects(standard, _open(order)))
    every = [duty for aspect in aspects for duty in aspect.duties]
    tasks = [task for duty in every for task in duty.tasks]
    return Duties(
        organization=order.checklists[0].organization if order.checklists else order.values.get("单位") or BLANK,
        year=order.values.get("年度") or str(order.basis.today.year),
        standard=standard.name,
        version=standard.version,
        disclaimer=standard.disclaimer,
        total=len(every),
        weight=sum(duty.weight for duty in every),
        aspects=aspects,
        roles=_roles(every, order.values.get(ROLE, "")),
        months=tuple(Month(month, tuple(task for task in tasks if month in task.months)) for month in MONTHS),
        always=tuple(task for task in tasks if not task.months),
        values=order.values,
        made_on=date_text(order.basis.today),
    )


def people(role: str) -> tuple[str, ...]:
    """Each role that a field names: 党组织书记、校长 are two."""
    return tuple(part.strip() for part in re.split(r"[、，,；;/]", role) if part.strip())


def check_role(wanted: str, named: Iterable[str]) -> None:
    """Raises NotFound, with the names that there are, for a role that is wanted and isn't there."""
    if wanted and wanted not in named:
        raise NotFound(f"标准里没有“{wanted}”这个岗位。现有：{'、'.join(named)}。")


def tasks_of(standard: Standard) -> Iterator[Task]:
    """All tasks of the work calendar in the standard's order."""
    for item in standard.items:
        yield from (_task(item, entry) for entry in item.calendar)


def _open(order: Order) -> Mapping[str, tuple[str, ...]]:
    """The organization's open problems by the code of their item."""
    rows = [row for one in order.checklists for row in (*one.rows, *one.unmentioned)]
    ordered = sorted((row for row in rows if row.item_code and row.state not in DONE), key=_code)
    return {code: tuple(_words(row) for row in found) for code, found in groupby(ordered, _code)}


def _code(row: ChecklistRow) -> str:
    return row.item_code


def _words(row: ChecklistRow) -> str:
    return phrase(row.finding.summary or row.finding.place.quote)


def _aspects(standard: Standard, found: Mapping[str, tuple[str, ...]]) -> Iterator[DutyAspect]:
    number = 0
    for aspect in standard.aspects:
        made = tuple(
            _duty(place, aspect.name, item, found.get(item.code, ()))
            for place, item in enumerate(aspect.items, number + 1)
        )
        number += len(made)
        yield DutyAspect(aspect.name, sum(duty.weight for duty in made), made)


def _duty(number: int, aspect: str, item: Item, found: tuple[str, ...]) -> Duty:
    return Duty(
        number=number,
        code=item.code,
        name=full_width(item.name),
        aspect=aspect,
        weight=item.weight,
        role=item.responsible_role,
        requirement=item.requirement,
        figures=tuple(map(metric_words, item.metrics)),
        evidence=item.evidence,
        tasks=tuple(_task(item, entry) for entry in item.calendar),
        problems=tuple(problem.text for problem in item.typical_problems),
        open=found,
    )


def _task(item: Item, entry: CalendarEntry) -> Task:
    return Task(item.code, full_width(item.name), entry.task, entry.owner, FREQUENCIES[entry.frequency], entry.months)


def _roles(every: Iterable[Duty], wanted: str) -> tuple[Role, ...]:
    """Every role in the order in which the standard names it, or the one that is wanted."""
    every = tuple(every)
    named = dict.fromkeys(name for duty in every for name in people(duty.role))
    check_role(wanted, named)
    return tuple(_role(name, every) for name in ([wanted] if wanted else named))


def _role(name: str, every: tuple[Duty, ...]) -> Role:
    own = tuple(duty for duty in every if name in people(duty.role))
    tasks = tuple(task for duty in every for task in duty.tasks if name in people(task.owner))
    return Role(name, own, tasks)
