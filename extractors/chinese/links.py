"""Which findings a measure answers: by number, by table row, by place, by order and by words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.chinese.alignment import Costs, align
from extractors.chinese.lines import fold
from extractors.chinese.numerals import CHINESE, whole
from extractors.chinese.wording import Wording

REPORTING_COST = 0.15  # taken from the likeness of a measure that only asks for reports and plans
COSTS = Costs()
REFERENCE = re.compile(
    rf"(?:针对|对应|对照|关于|围绕|就|解决)?(?:第?(?P<ordinal>\d{{1,2}}|{CHINESE})(?:条|个|项|点)(?:问题|意见|反馈)|问题(?P<number>\d{{1,2}}))"
)
PRINTED = re.compile(rf"第?[(]?(?P<number>\d{{1,2}}|{CHINESE})(?:[)、.,]|是)")
REPORTING = re.compile(
    "整改方案|整改情况.{0,8}(?:报|通报|公开)|集中整改|书面报告|问题清单|三张清单|任务清单|长期坚持的事项"
)
LEAST_RUNS = 2  # a single run of findings with measures right after it is just the order of the document
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


Links = dict[str, tuple[str, ...]]


def link(measures: Sequence[Item], findings: Sequence[Item]) -> Links:
    """For each measure the ids of the findings that it answers, in reading order; () where none fits."""
    found: dict[str, set[str]] = {measure.id: set(_told(measure, findings)) for measure in measures}
    answered = {id_ for ids in found.values() for id_ in ids}
    open_findings = [f for f in findings if f.id not in answered]
    for group, candidates in _groups([m for m in measures if not found[m.id]], open_findings):
        for finding, measure in _matched(group, candidates):
            found[measure.id].add(finding.id)
    return {id_: tuple(f.id for f in findings if f.id in ids) for id_, ids in found.items()}


def _told(measure: Item, findings: Sequence[Item]) -> Iterable[str]:
    """What the measure's row or words say outright."""
    return _by_mark(measure, findings) or _by_row(measure, findings) or _by_reference(measure, findings)


def _by_mark(measure: Item, findings: Sequence[Item]) -> list[str]:
    wanted = {part for text in measure.refers for part in re.split(r"[、,;\s]+", fold(text)) if part}
    return [f.id for f in findings if f.mark and fold(f.mark) in wanted]


def _by_row(measure: Item, findings: Sequence[Item]) -> list[str]:
    return [
        f.id
        for f in findings
        if measure.row and (f.row == measure.row or any(f.text in cell for cell in measure.cells))
    ]


def _by_reference(measure: Item, findings: Sequence[Item]) -> list[str]:
    numbers = {whole(m["ordinal"] or m["number"]) for m in REFERENCE.finditer(fold(measure.text[:OPENING]))}
    named = [f for f in findings if numbers and _number(f) in numbers]
    return [f.id for f in named] if len({_number(f) for f in named}) == len(named) else []


def _number(finding: Item) -> int | None:
    """The printed number of the finding."""
    if finding.number is not None:
        return finding.number
    match = PRINTED.match(fold(finding.text[:8]))
    return whole(match["number"]) if match else None


def _groups(measures: Sequence[Item], findings: Sequence[Item]) -> list[tuple[list[Item], list[Item]]]:
    """Measures with the findings that they can answer: those right before them under one heading, else all."""
    local: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    rest: list[Item] = []
    for measure in measures:
        run = _run_before(measure, measures, findings)
        (local[tuple(f.id for f in run)] if run else rest).append(measure)
    if len(local) < LEAST_RUNS:
        return [(list(measures), list(findings))]
    by_id = {finding.id: finding for finding in findings}
    groups = [(group, [by_id[id_] for id_ in ids]) for ids, group in local.items()]
    taken = {id_ for ids in local for id_ in ids}
    return [*groups, (rest, [f for f in findings if f.id not in taken])]


def _run_before(measure: Item, measures: Sequence[Item], findings: Sequence[Item]) -> list[Item]:
    """The findings between the measures before and this one's run, under the same heading (问题…整改措施…)."""
    if measure.row or not measure.heading:
        return []
    before = [f for f in findings if f.end <= measure.start and f.heading == measure.heading and not f.row]
    if not before:
        return []
    last = before[-1]
    earlier = max((m.end for m in measures if m.end <= last.start), default=0)
    return [f for f in before if f.start >= earlier]


def _matched(measures: Sequence[Item], findings: Sequence[Item]) -> list[tuple[Item, Item]]:
    if not measures or not findings:
        return []
    if len(findings) == 1:
        return [(findings[0], measure) for measure in measures]
    likeness = _likeness(measures, findings)
    return [(f, measures[at]) for f, at in zip(findings, align(likeness, COSTS), strict=True) if at is not None]


def _likeness(measures: Sequence[Item], findings: Sequence[Item]) -> list[list[float]]:
    texts = [_words(f) for f in findings]
    words = Wording([*(_words(m) for m in measures), *texts]).likeness(texts)
    costs = [REPORTING_COST * bool(REPORTING.search(m.text)) for m in measures]
    return [[score - cost for score, cost in zip(row, costs, strict=False)] for row in words]


def _words(item: Item) -> str:
    heading = "" if not item.heading or GENERIC.search(item.heading[-1]) else item.heading[-1]
    return " ".join([item.text, heading, *item.cells])
