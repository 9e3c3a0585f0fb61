"""Problems that several organizations have in one year (共性问题): groups with a readable name, for the leader."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.similarity import Problem, likeness
from extractors.standards import problem_names
from service.records import ChecklistRow, FindingRecord, OrganizationChecklist
from service.rules.limits import DEFAULT, Limits
from service.rules.linkage import Matrix, groups

ALIKE = 0.3  # mean likeness from which findings of different organizations are one problem
SAME_TYPE, OTHER_TYPE = 0.75, -0.25  # added to or taken from it where both have a problem type
FEWEST = 2  # organizations; one alone has nothing in common


@dataclass(frozen=True, slots=True)
class CommonProblem:
    """One problem that several organizations have."""

    name: str
    year: int
    item: str  # code and name of the standard item
    members: tuple[tuple[str, FindingRecord], ...]  # organization and finding, in order of organizations
    of: int  # organizations looked at

    @property
    def organizations(self) -> tuple[str, ...]:
        """Who has it, each once."""
        return tuple(dict.fromkeys(organization for organization, _ in self.members))


@dataclass(frozen=True, slots=True)
class _Case:
    organization: str
    row: ChecklistRow

    @property
    def problem(self) -> Problem:
        return Problem(self.row.finding.place.quote, self.row.finding.standards)


def common_problems(
    checklists: Sequence[OrganizationChecklist], limits: Limits = DEFAULT
) -> tuple[CommonProblem, ...]:
    """The common problems of the latest year, most organizations first."""
    year = max((one.year or 0 for one in checklists), default=0)
    listed = [one for one in checklists if year and one.year == year]
    least = enough(len(listed), limits)
    found = [_common(group, year, len(listed)) for block in _blocks(listed) for group in _groups(block)]
    common = [one for one in found if len(one.organizations) >= least]
    return tuple(sorted(common, key=lambda one: (-len(one.organizations), -len(one.members), one.name)))


def enough(organizations: int, limits: Limits = DEFAULT) -> int:
    """How many of so many organizations make a problem common."""
    return max(FEWEST, min(limits.units, math.ceil(organizations * limits.percent / 100)))


def _blocks(checklists: Sequence[OrganizationChecklist]) -> Iterator[list[_Case]]:
    """Findings of one standard item each: only those can be one problem, and no block is long."""
    blocks: dict[str, list[_Case]] = defaultdict(list)
    for one in checklists:
        for row in one.rows:
            if row.item_code:
                blocks[f"{row.finding.standards[0].standard} {row.item_code}"].append(_Case(one.organization, row))
    yield from blocks.values()


def _groups(block: Sequence[_Case]) -> list[list[_Case]]:
    if len({case.organization for case in block}) < FEWEST:
        return []
    return [[block[place] for place in sorted(group)] for group in groups(_likeness(block), ALIKE)]


def _likeness(block: Sequence[_Case]) -> Matrix:
    matrix = np.full((len(block), len(block)), -np.inf)
    for here, one in enumerate(block):
        for there, other in enumerate(block[:here]):
            matrix[here, there] = matrix[there, here] = likeness(one.problem, other.problem) + _types(one, other)
    return matrix


def _types(one: _Case, other: _Case) -> float:
    types = one.row.finding.problem_type, other.row.finding.problem_type
    if not all(types):
        return 0.0
    return SAME_TYPE if types[0] == types[1] else OTHER_TYPE


def _common(group: Sequence[_Case], year: int, of: int) -> CommonProblem:
    row = group[0].row
    members = tuple((case.organization, case.row.finding) for case in group)
    return CommonProblem(_name(group), year, f"{row.item_code} {row.item_name}", members, of)


def _name(group: Sequence[_Case]) -> str:
    """The problem type that most of them have; else the summary of the finding that is most like the others."""
    types = Counter(case.row.finding.problem_type for case in group).most_common()
    known = next(((name, count) for name, count in types if name in problem_names()), None)
    if known and known[0] and 2 * known[1] >= len(group):
        return problem_names()[known[0]]
    middle = max(group, key=lambda case: sum(likeness(case.problem, other.problem) for other in group))
    return middle.row.finding.summary
