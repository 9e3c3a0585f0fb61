"""What a standard asks for, held against the figures that a report tells: 达标, 未达标 or 未提及, with both quotes."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from extractors.findings import Comparator, Mode, Period, Quantity
from extractors.standards.model import Item, Metric, Relation, Span, Standard

ALIKE = 0.6  # share of the pairs of characters of a metric's subject that a figure's words must hold
NOT_SUBJECT = re.compile("次数|比例|人数|时间|时长|学时|期限|频次|频率|率$")
LACKING = re.compile("不到|没有|未|缺")  # such a figure tells what was not done
PER_YEAR = {Period.YEAR: 1, Period.HALF: 2, Period.QUARTER: 4, Period.MONTH: 12}
ASKED_PER_YEAR = {Span.YEAR: 1, Span.HALF_YEAR: 2, Span.QUARTER: 4, Span.MONTH: 12}
COMPARE: dict[Relation, Callable[[Fraction, Fraction], bool]] = {
    Relation.AT_LEAST: operator.ge,
    Relation.AT_MOST: operator.le,
    Relation.EQUAL: operator.eq,
    Relation.MORE: operator.gt,
    Relation.LESS: operator.lt,
}


class Verdict(StrEnum):
    """How a report stands to a required figure."""

    MET = "met"  # 达标
    UNMET = "unmet"  # 未达标
    UNMENTIONED = "unmentioned"  # 未提及: no word on whether it was done


@dataclass(frozen=True, slots=True)
class Check:
    """One required figure of a standard against what the report tells."""

    item: str
    metric: str
    required: str  # the standard's words
    verdict: Verdict
    quote: str = ""  # the report's words, "" where it has none
    start: int | None = None


def checks(standard: Standard, quantities: Sequence[Quantity]) -> tuple[Check, ...]:
    """A check for each metric with a figure, in the standard's order; only reported figures count."""
    told = [
        found
        for found in quantities
        if found.mode is Mode.REPORTED and found.value is not None and not LACKING.search(found.quote)
    ]
    return tuple(_check(item, metric, told) for item in standard.items for metric in _figures(item))


def _figures(item: Item) -> Iterator[Metric]:
    return (metric for metric in item.metrics if isinstance(metric.value, Fraction) and metric.comparator in COMPARE)


def _check(item: Item, metric: Metric, told: Sequence[Quantity]) -> Check:
    required = f"{metric.subject}：{metric.match_phrases[0]}" if metric.match_phrases else metric.subject
    for found in told:
        verdict = _verdict(metric, found) if _speaks_of(metric, found) else None
        if verdict:
            return Check(item.code, metric.id, required, verdict, found.quote, found.start)
    return Check(item.code, metric.id, required, Verdict.UNMENTIONED)


def _speaks_of(metric: Metric, found: Quantity) -> bool:
    pairs = _pairs(NOT_SUBJECT.sub("", metric.subject))
    return bool(pairs) and len(pairs & _pairs(found.quote)) / len(pairs) >= ALIKE


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _verdict(metric: Metric, found: Quantity) -> Verdict | None:
    """None where the two can't be compared: other units, other periods, a limit that points the wrong way."""
    told, asked = _told(metric, found), metric.value
    if told is None or not isinstance(asked, Fraction):
        return None
    met = COMPARE[metric.comparator](told, asked)
    if found.comparator is Comparator.LE and met and metric.comparator in (Relation.AT_LEAST, Relation.MORE):
        return None
    return Verdict.MET if met else Verdict.UNMET


def _told(metric: Metric, found: Quantity) -> Fraction | None:
    """The reported figure in the metric's unit and per its period; None where it can't be turned into that."""
    value = Fraction(str(found.value))
    if found.unit == "%" and metric.unit == "比例":
        return value / 100
    if found.unit != metric.unit:
        return None
    if metric.period not in ASKED_PER_YEAR:
        return value
    if found.period not in PER_YEAR:
        return None
    return value * PER_YEAR[found.period] / ASKED_PER_YEAR[metric.period]
