"""Which findings a measure answers: by number, by table row, by place, by order and by words."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

import numpy as np

from extractors.chinese.alignment import chances
from extractors.chinese.lines import fold
from extractors.chinese.numerals import CHINESE, whole
from extractors.chinese.pairing import Belief, Floats, Item, Weights, belief, number, signs, weights

LEAST = 0.5  # chance from which a measure may answer a finding
ODDS = math.log(0.3 / 0.7)  # from which it is believed to
REFERENCE = re.compile(
    rf"(?:针对|对应|对照|关于|围绕|就|解决)?(?:第?(?P<ordinal>\d{{1,2}}|{CHINESE})(?:条|个|项|点)(?:问题|意见|反馈)|问题(?P<number>\d{{1,2}}))"
)
LEAST_RUNS = 2  # a single run of findings with measures right after it is just the order of the document
OPENS = 3  # characters by which a finding is looked up in cells
OPENING = 60  # characters of a measure in which a reference to a finding is looked for

Links = dict[str, tuple[str, ...]]
Group = tuple[list[Item], list[Item]]  # measures and findings
Run = tuple[tuple[str, ...], int, int]  # headings; first and after the last of the findings under them


def link(measures: Sequence[Item], findings: Sequence[Item]) -> Links:
    """For each measure the ids of the findings that it answers, in reading order; () where none fits."""
    found, groups = split(measures, findings)
    for group, candidates in groups:
        for finding, measure in _matched(group, candidates):
            found[measure.id].add(finding.id)
    order = {finding.id: at for at, finding in enumerate(findings)}
    return {id_: tuple(sorted(ids, key=order.__getitem__)) for id_, ids in found.items()}


def split(measures: Sequence[Item], findings: Sequence[Item]) -> tuple[dict[str, set[str]], list[Group]]:
    """What rows and words tell outright, by measure; and the measures left, with the findings that they can answer."""
    answers = Answers(findings)
    found: dict[str, set[str]] = {measure.id: set(answers.told(measure)) for measure in measures}
    answered = {id_ for ids in found.values() for id_ in ids}
    left = [finding for finding in findings if finding.id not in answered]
    return found, _groups([measure for measure in measures if not found[measure.id]], left)


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
            self._numbers[number(finding)].append(finding.id)

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


def _groups(measures: Sequence[Item], findings: Sequence[Item]) -> list[Group]:
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
    told = signs(measures, findings)
    return [(findings[at], measures[to]) for at, to in believed(told, likely(told, weights()), belief())]


def likely(told: Floats, known: Weights) -> Floats:
    """The chance of each measure to be the one that answers a finding (findings, measures), by the signs of all."""
    return chances(told @ known.parts, known.steps)


def believed(told: Floats, found: Floats, known: Belief) -> list[tuple[int, int]]:
    """The pairs that are likely, and like enough to be believed: the measure of a finding may be missing."""
    rows, columns = np.nonzero(found >= LEAST)
    odds = known.odds(told[rows, columns], found[rows, columns], found.shape[1])
    return [
        (row, column) for row, column, odd in zip(rows.tolist(), columns.tolist(), odds, strict=True) if odd >= ODDS
    ]
