"""One line of the checklist from one finding: item, goal, measures, people, due day; proposals are marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extractors.standards import Aspect, Item, Standard
from service.records import Chain, ChainStatus, ChecklistRow, ClosureState, FindingRecord, MeasureRecord, ReportRecord
from service.rules.deadlines import Due, Policy, due_of, parse_day
from service.rules.goals import goal_of
from service.rules.lights import NEAR_DAYS, light_of
from service.rules.limits import DEFAULT, Limits
from service.rules.names import OTHER_ASPECT
from service.rules.wording import joined

ORDER = (ChainStatus.RELAPSED, ChainStatus.CHRONIC, ChainStatus.RECURRING, ChainStatus.NEW, ChainStatus.UNMENTIONED)
BODIES = ("处", "办", "室", "组", "科", "部", "会", "中心")  # a role that ends so is a department, not a person
NOWHERE = (99, 99)  # after every item of a standard


@dataclass(frozen=True, slots=True)
class Basis:
    """What a checklist is made by, besides the reports."""

    today: date
    standards: Mapping[str, Standard]  # by id
    policy: Policy = field(default_factory=Policy)
    near_days: int = NEAR_DAYS
    limits: Limits = DEFAULT


@dataclass(frozen=True, slots=True)
class _People:
    lead: str
    departments: str
    owners: str
    suggested: frozenset[str] = frozenset()


class RowMaker:
    """Makes rows of findings, with reports, chains and standards at hand."""

    def __init__(self, reports: Iterable[ReportRecord], chains: Iterable[Chain], basis: Basis) -> None:
        self._basis = basis
        self._reports = {report.id: report for report in reports}
        self._chains = {member.id: chain for chain in chains for member in chain.members}
        self._items = {
            (standard.id, item.code): (place, aspect, item)
            for standard in basis.standards.values()
            for place, aspect, item in _placed(standard)
        }

    def row(self, finding: FindingRecord, *, unmentioned: bool = False) -> ChecklistRow:
        """The line of one finding; its number is given later."""
        aspect, item = self._item(finding)
        measures = self._measures(finding)
        people, due = _people(measures, item), self._due(finding, measures)
        state = ClosureState.LONG_TERM if due.long_term else ClosureState.DRAFT
        chain = self._chains.get(finding.id)
        return ChecklistRow(
            number=0,
            finding=finding,
            status=ChainStatus.UNMENTIONED if unmentioned else _status(chain),
            chain=chain,
            item_name=item.name if item else "",
            item_code=item.code if item else "",
            evidence=item.evidence if item else (),
            aspect_name=aspect.name if aspect else OTHER_ASPECT,
            goal=goal_of(item, finding.place.quote) if item else "",
            measures=measures,
            lead=people.lead,
            departments=people.departments,
            owners=people.owners,
            due=due.day,
            due_text=due.text,
            due_guessed=due.guessed,
            state=state,
            light=light_of(state, due.day, self._basis.today, self._basis.near_days),
            suggested=_suggested(item, due, people),
        )

    def order(self, row: ChecklistRow) -> tuple[object, ...]:
        """By the standard's order, then the stubborn ones first, then the place in the report."""
        match = row.finding.standards[:1]
        place = self._items[match[0].standard, match[0].code][0] if row.item_code else NOWHERE
        return (*place, ORDER.index(row.status), row.finding.place.report_name, row.finding.place.start)

    def _item(self, finding: FindingRecord) -> tuple[Aspect | None, Item | None]:
        match = finding.standards[0] if finding.standards else None
        found = self._items.get((match.standard, match.code)) if match else None
        return (found[1], found[2]) if found else (None, None)

    def _measures(self, finding: FindingRecord) -> tuple[MeasureRecord, ...]:
        report = self._reports.get(finding.place.report)
        linked = (one for one in report.measures if finding.id in one.findings) if report else ()
        return tuple({one.id: one for one in (*finding.measures, *linked)}.values())

    def _due(self, finding: FindingRecord, measures: Sequence[MeasureRecord]) -> Due:
        """Due days count from the report's date; counted from the end of its year instead, they are proposals."""
        report = self._reports.get(finding.place.report)
        base = parse_day(report.date) if report else None
        deadlines = [one.deadline for one in measures]
        if base:
            return due_of(deadlines, base, self._basis.policy)
        guess = date(finding.year, 12, 31) if finding.year else self._basis.today
        due = due_of(deadlines, guess, self._basis.policy)
        stated = due.day in [parse_day(one.date) for one in deadlines]
        return due if stated else replace(due, guessed=True)


def _placed(standard: Standard) -> Iterator[tuple[tuple[int, int], Aspect, Item]]:
    for outer, aspect in enumerate(standard.aspects):
        for inner, item in enumerate(aspect.items):
            yield (outer, inner), aspect, item


def _status(chain: Chain | None) -> ChainStatus:
    """A problem that stands in this year's report is never 未提及, whatever its chain was called."""
    if chain is None:
        return ChainStatus.NEW
    if chain.status is not ChainStatus.UNMENTIONED:
        return chain.status
    return (ChainStatus.NEW, ChainStatus.RECURRING, ChainStatus.CHRONIC)[min(max(len(chain.years), 1), 3) - 1]


def _people(measures: Iterable[MeasureRecord], item: Item | None) -> _People:
    named = [one.responsible for one in measures]
    lead = joined(name for one in named for name in one.lead)
    departments = joined(name for one in named for name in one.departments)
    owners = joined(name for one in named for name in one.owners)
    if lead or departments or owners or item is None:
        return _People(lead, departments, owners)
    roles = item.responsible_role.split("、")
    bodies = [role for role in roles if role.endswith(BODIES)]
    lead, departments = joined(role for role in roles if role not in bodies), joined(bodies)
    filled = {"lead": lead, "departments": departments}
    return _People(lead, departments, "", frozenset(name for name, value in filled.items() if value))


def _suggested(item: Item | None, due: Due, people: _People) -> frozenset[str]:
    marks = {"goal": item is not None, "due": due.guessed}
    return people.suggested | {name for name, marked in marks.items() if marked}
