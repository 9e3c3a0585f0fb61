"""Statistics of rectification over organizations: counts by every side, rates, years, and the heat of aspects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.findings import Severity
from service.records import Chain, ChainStatus, ChecklistRow, OrganizationChecklist
from service.rules.lights import LIGHT_NAMES
from service.rules.names import OTHER_ASPECT, SEVERITIES, SOURCES, STATES, STATUSES
from service.rules.progress import counted
from service.rules.rates import Counts, Rate, rates
from service.rules.selection import days_left
from service.rules.tracking import DONE

NO_ITEM = "没有对应条目"
Placed = tuple[str, ChecklistRow]  # an organization and one of its rows
Key = Callable[[Placed], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a count: its name, how many, how many of them done, overdue, back again."""

    name: str
    total: int
    done: int
    overdue: int
    repeated: int


@dataclass(frozen=True, slots=True)
class Side:
    """Counts by one side: by unit, aspect, item …"""

    title: str  # 按单位
    head: str  # 单位
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year's problems by what became of them until then."""

    year: int
    new: int
    again: int  # told in an earlier year too

    @property
    def total(self) -> int:
        """All of the year."""
        return self.new + self.again


@dataclass(frozen=True, slots=True)
class Heat:
    """How many problems each organization has in each aspect."""

    aspects: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that the statistics workbook shows."""

    year: int | None
    organizations: int
    sides: tuple[Side, ...]
    rates: tuple[Rate, ...]
    years: tuple[YearLine, ...]
    heat: Heat


def statistics(checklists: Sequence[OrganizationChecklist], today: date) -> Statistics:
    """The statistics as of a day; rows of the latest year of each organization, years over all reports."""
    placed = [(one.organization, row) for one in checklists for row in one.rows]
    return Statistics(
        year=max((one.year for one in checklists if one.year), default=None),
        organizations=len(checklists),
        sides=tuple(_side(title, head, key, placed, today) for title, head, key in SIDES),
        rates=rates(_counts(checklists, today)),
        years=tuple(_years(chain for one in checklists for chain in one.chains)),
        heat=_heat(checklists),
    )


def _item_name(placed: Placed) -> str:
    row = placed[1]
    return f"{row.item_code} {row.item_name}".strip() or NO_ITEM


def _light_name(placed: Placed) -> str:
    return LIGHT_NAMES[placed[1].light]


SIDES: tuple[tuple[str, str, Key], ...] = (
    ("按单位", "单位", lambda placed: placed[0]),
    ("按方面", "方面", lambda placed: placed[1].aspect_name or OTHER_ASPECT),
    ("按条目", "标准条目", _item_name),
    ("按来源", "问题来源", lambda placed: SOURCES[placed[1].finding.source]),
    ("按状态", "整改状态", lambda placed: STATES[placed[1].state]),
    ("按亮灯", "亮灯", _light_name),
    ("按复发", "是否复发", lambda placed: STATUSES[placed[1].status]),
    ("按轻重", "严重程度", lambda placed: SEVERITIES[placed[1].finding.severity]),
)
KNOWN_ORDER = (
    *SOURCES.values(),
    *STATES.values(),
    *LIGHT_NAMES.values(),
    *STATUSES.values(),
    *(SEVERITIES[one] for one in Severity),
)


def _side(title: str, head: str, key: Key, placed: Iterable[Placed], today: date) -> Side:
    groups: dict[str, list[ChecklistRow]] = {}
    for one in placed:
        groups.setdefault(key(one), []).append(one[1])
    lines = [_line(name, rows, today) for name, rows in groups.items()]
    return Side(title, head, tuple(sorted(lines, key=_line_order)))


def _line_order(line: Line) -> tuple[int, int, str]:
    """Closed vocabularies in their own order, anything else with the most on top."""
    known = KNOWN_ORDER.index(line.name) if line.name in KNOWN_ORDER else 0
    return known, -line.total, line.name


def _line(name: str, rows: Sequence[ChecklistRow], today: date) -> Line:
    return Line(
        name=name,
        total=len(rows),
        done=sum(row.state in DONE for row in rows),
        overdue=sum((days_left(row, today) or 0) < 0 for row in rows),
        repeated=sum(row.status is not ChainStatus.NEW for row in rows),
    )


def _counts(checklists: Sequence[OrganizationChecklist], today: date) -> Counts:
    rows = [row for one in checklists for row in one.rows]
    closed, back = _last_year(checklists)
    return replace(counted(rows, today), closed_last_year=closed, back_again=back)


def _last_year(checklists: Iterable[OrganizationChecklist]) -> tuple[int, int]:
    """Problems closed before this year, and those of them that are back."""
    back = sum(row.status is ChainStatus.RELAPSED for one in checklists for row in one.rows)
    return back + sum(len(one.closed) for one in checklists), back


def _years(chains: Iterable[Chain]) -> Iterator[YearLine]:
    new: Counter[int] = Counter()
    again: Counter[int] = Counter()
    for chain in chains:
        for member in chain.members:
            if member.year:
                (again if member.year > min(chain.years) else new)[member.year] += 1
    for year in sorted(set(new) | set(again)):
        yield YearLine(year, new[year], again[year])


def _heat(checklists: Sequence[OrganizationChecklist]) -> Heat:
    by_unit: Mapping[str, Counter[str]] = {
        one.organization: Counter(row.aspect_name or OTHER_ASPECT for row in one.rows) for one in checklists
    }
    total: Counter[str] = sum(by_unit.values(), Counter())
    aspects = tuple(name for name, _ in total.most_common())
    rows = sorted(by_unit.items(), key=lambda pair: -sum(pair[1].values()))
    return Heat(aspects, tuple((name, tuple(counts[aspect] for aspect in aspects)) for name, counts in rows))
