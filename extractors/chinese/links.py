"""Which findings a measure answers: by number, by table row, by place, by order and by words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.alignment import Costs, align
from extractors.chinese.lines import fold
from extractors.chinese.numerals import CHINESE, whole
from extractors.chinese.wording import likeness

REPORTING_COST = 0.15  # taken from the likeness of a measure that only asks for reports and plans
COSTS = Costs()
KIN = 0.05  # likeness of two that surely fall under one item; more helps some voices left out and harms others
REFERENCE = re.compile(
    rf"(?:针对|对应|对照|关于|围绕|就|解决)?(?:第?(?P<ordinal>\d{{1,2}}|{CHINESE})(?:条|个|项|点)(?:问题|意见|反馈)|问题(?P<number>\d{{1,2}}))"
)
PRINTED = re.compile(rf"第?[(]?(?P<number>\d{{1,2}}|{CHINESE})(?:[)、.,]|是)")
REPORTING = re.compile(
    "整改方案|整改情况.{0,8}(?:报|通报|公开)|集中整改|书面报告|问题清单|三张清单|任务清单|长期坚持的事项"
)
LEAST_RUNS = 2  # a single run of findings with measures right after it is just the order of the document
OPENS = 3  # characters by which a finding is looked up in cells
OPENING = 60  # characters of a measure in which a reference to a finding is looked for
GENERIC = re.compile("问题|不足|差距|措施|打算|整改|意见|建议|要求|努力方向|下一步|今后|计划")


@dataclass(frozen=True, slots=True)
class Item:
    """A finding or a measure as far as linking needs to know it."""

    id: str
    text: str
    start: int  # in the whole text
    end: int
    number: int | None = None  # its printed number among its siblings (1., 一是, （一）)
    row: tuple[int, int] | None = None  # table and row
    heading: tuple[str, ...] = ()  # headings above, outermost first
    refers: tuple[str, ...] = ()  # cells of its row that name numbers of findings (对应问题: W1)
    cells: tuple[str, ...] = ()  # the other cells of its row, merged ones filled down
    mark: str = ""  # a finding's own number as printed in its row (W1), for `refers`
    shares: Mapping[str, float] = field(default_factory=dict)  # codes of a standard's items that its words speak of


Links = dict[str, tuple[str, ...]]
Run = tuple[tuple[str, ...], int, int]  # headings; first and after the last of the findings under them


def link(measures: Sequence[Item], findings: Sequence[Item]) -> Links:
    """For each measure the ids of the findings that it answers, in reading order; () where none fits."""
    answers = Answers(findings)
    found: dict[str, set[str]] = {measure.id: set(answers.told(measure)) for measure in measures}
    answered = {id_ for ids in found.values() for id_ in ids}
    open_findings = [f for f in findings if f.id not in answered]
    for group, candidates in _groups([m for m in measures if not found[m.id]], open_findings):
        for finding, measure in _matched(group, candidates):
            found[measure.id].add(finding.id)
    order = {finding.id: at for at, finding in enumerate(findings)}
    return {id_: tuple(sorted(ids, key=order.__getitem__)) for id_, ids in found.items()}


class Answers:
    """Findings by what a measure's row or words may say of them outright."""

    def __init__(self, findings: Sequence[Item]) -> None:
        self._texts: defaultdict[str, list[Item]] = defaultdict(list)
        self._marks: defaultdict[str, list[str]] = defaultdict(list)
        self._rows: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        self._numbers: defaultdict[int | None, list[str]] = defaultdict(list)
        for finding in findings:
            self._texts[finding.text[:OPENS]].append(finding)
            self._marks[fold(finding.mark)].append(finding.id)
            self._rows[finding.row or (-1, -1)].append(finding.id)
            self._numbers[_number(finding)].append(finding.id)

    def told(self, measure: Item) -> Iterable[str]:
        """The ids that the measure's row or words name."""
        return self._by_mark(measure) or self._by_row(measure) or self._by_reference(measure)

    def _by_mark(self, measure: Item) -> list[str]:
        wanted = {part for text in measure.refers for part in re.split(r"[、,;\s]+", fold(text)) if part}
        return [id_ for mark in wanted for id_ in self._marks.get(mark, ())]

    def _by_row(self, measure: Item) -> list[str]:
        if not measure.row:
            return []
        return [*self._rows.get(measure.row, []), *(id_ for cell in measure.cells for id_ in self._quoted(cell))]

    def _quoted(self, cell: str) -> Iterable[str]:
        """The findings whose whole text stands in a cell."""
        for at in range(len(cell) - OPENS + 1):
            known = self._texts.get(cell[at : at + OPENS], ())
            yield from (finding.id for finding in known if cell.startswith(finding.text, at))

    def _by_reference(self, measure: Item) -> list[str]:
        numbers = {whole(m["ordinal"] or m["number"]) for m in REFERENCE.finditer(fold(measure.text[:OPENING]))}
        named = [self._numbers.get(number, []) for number in numbers]
        return [id_ for ids in named for id_ in ids] if all(len(ids) < 2 for ids in named) else []


def _number(finding: Item) -> int | None:
    """The printed number of the finding."""
    if finding.number is not None:
        return finding.number
    match = PRINTED.match(fold(finding.text[:8]))
    return whole(match["number"]) if match else None


def _groups(measures: Sequence[Item], findings: Sequence[Item]) -> list[tuple[list[Item], list[Item]]]:
    """Measures with the findings that they can answer: those right before them under one heading, else all."""
    runs = Runs(measures, findings)
    local: defaultdict[Run | None, list[Item]] = defaultdict(list)
    for measure in measures:
        local[runs.before(measure)].append(measure)
    rest = local.pop(None, [])
    if len(local) < LEAST_RUNS:
        return [(list(measures), list(findings))]
    groups = [(group, runs.findings(run)) for run, group in local.items() if run]
    taken = {finding.id for _, run in groups for finding in run}
    return [*groups, (rest, [f for f in findings if f.id not in taken])]


class Runs:
    """Findings outside tables by the headings above them, in reading order, and where measures end."""

    def __init__(self, measures: Sequence[Item], findings: Sequence[Item]) -> None:
        self._under: defaultdict[tuple[str, ...], list[Item]] = defaultdict(list)
        self._ends = sorted(measure.end for measure in measures)
        for finding in findings:
            if not finding.row and finding.heading:
                self._under[finding.heading].append(finding)

    def before(self, measure: Item) -> Run | None:
        """The findings between the measures before and this one's run, under the same heading (问题…整改措施…)."""
        under = self._under.get(measure.heading, []) if not measure.row else []
        last = bisect_right(under, measure.start, key=attrgetter("end"))
        if not last:
            return None
        earlier = bisect_right(self._ends, under[last - 1].start)
        first = bisect_left(under, self._ends[earlier - 1] if earlier else 0, key=attrgetter("start"))
        return (measure.heading, first, last) if first < last else None

    def findings(self, run: Run) -> list[Item]:
        """The findings of a run."""
        heading, first, last = run
        return self._under[heading][first:last]


def _matched(measures: Sequence[Item], findings: Sequence[Item]) -> list[tuple[Item, Item]]:
    if not measures or not findings:
        return []
    if len(findings) == 1:
        return [(findings[0], measure) for measure in measures]
    matched = align(_likeness(measures, findings), COSTS)
    return [(f, measures[at]) for f, at in zip(findings, matched, strict=True) if at is not None]


def _likeness(measures: Sequence[Item], findings: Sequence[Item]) -> NDArray[np.float64]:
    words = likeness([_words(f) for f in findings], [_words(m) for m in measures])
    return words + _kinship(measures, findings) - [REPORTING_COST * bool(REPORTING.search(m.text)) for m in measures]


def _kinship(measures: Sequence[Item], findings: Sequence[Item]) -> NDArray[np.float64]:
    """Chances that both fall under one item of the standard."""
    codes = list({code for item in findings for code in item.shares})
    theirs, mine = (
        np.array([[one.shares.get(code, 0.0) for code in codes] for one in each], np.float64)
        for each in (findings, measures)
    )
    return np.asarray(KIN * (theirs @ mine.T), np.float64)


def _words(item: Item) -> str:
    heading = "" if not item.heading or GENERIC.search(item.heading[-1]) else item.heading[-1]
    return " ".join([item.text, heading, *item.cells])
