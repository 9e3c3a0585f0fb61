"""What a standard asks for, held against the figures that a report tells: 达标, 未达标 or 未提及, with both quotes."""

from __future__ import annotations

import operator
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from extractors.findings import Check, CheckResult, Comparator, Finding, Kind, Mode, Period, Quantity
from extractors.standards.model import Item, Metric, Relation, Span, Standard
from extractors.standards.subjects import Belonging, Told, belonging, per_head, subjects_of, tells_year, told

PER_YEAR = {Period.YEAR: 1, Period.HALF: 2, Period.TERM: 2, Period.QUARTER: 4, Period.MONTH: 12, Period.WEEK: 52}
ASKED_PER_YEAR = {Span.YEAR: 1, Span.HALF_YEAR: 2, Span.SEMESTER: 2, Span.QUARTER: 4, Span.MONTH: 12}
PER_PERSON = "/人"
SHARE = "比例"  # the unit of shares, told in per cent
OWN_WORK = frozenset(
    {
        Kind.DUTY_REPORT,
        Kind.SELF_EXAMINATION,
        Kind.RECTIFICATION_REPORT,
        Kind.RECTIFICATION_PLAN,
        Kind.INSPECTION_FEEDBACK,
        Kind.EXPERIENCE,
    }
)
Result = tuple[CheckResult, Told]
AT_LEAST = (Relation.AT_LEAST, Relation.MORE)
COMPARE: dict[Relation, Callable[[Fraction, Fraction], bool]] = {
    Relation.AT_LEAST: operator.ge,
    Relation.AT_MOST: operator.le,
    Relation.EQUAL: operator.eq,
    Relation.MORE: operator.gt,
    Relation.LESS: operator.lt,
}


def tells_of_one_unit(kind: Kind, findings: Sequence[Finding]) -> bool:
    """Whether a text's figures can be held against a standard: work that was done, of one organization."""
    return kind in OWN_WORK and len({finding.organization for finding in findings}) < 2


def checks(
    standard: Standard, quantities: Sequence[Quantity], text: str = "", findings: Sequence[Finding] = ()
) -> tuple[Check, ...]:
    """A check for each metric with a figure, in the standard's order; only reported figures count.

    `text` and `findings` tell what a figure without a subject of its own ("全年只开了2次") speaks of.
    A figure that surely belongs to a metric and is too small outweighs others; its whole sentence is quoted.
    """
    known, results = _wanted(standard), defaultdict[str, list[Result]](list)
    for found in quantities:
        wanted = known.get(found.unit)
        if wanted and found.mode is Mode.REPORTED and found.value is not None:
            one = told(found, text, findings)
            for asked in wanted.asked if wanted.named(one) else ():
                if result := _result(asked, one):
                    results[asked.metric.id].append((result, one))
    return tuple(
        _check(one.unmentioned, results[one.metric.id], text) if one.metric.id in results else one.unmentioned
        for one in _asked(standard)
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A metric, and how reports may tell its figure."""

    metric: Metric
    units: tuple[str, ...]
    subjects: tuple[str, ...]
    unmentioned: Check  # the check where a report says nothing of it


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The metrics that may be told in one unit."""

    asked: tuple[_Asked, ...]
    subjects: re.Pattern[str]  # of any of them

    def named(self, one: Told) -> bool:
        """Whether the words of a figure hold a subject at all: most don't."""
        return any(self.subjects.search(words) for words in (one.frame, one.subject, one.wider))


@lru_cache(maxsize=16)
def _wanted(standard: Standard) -> dict[str, _Wanted]:
    """The metrics with a figure by the units in which it may be told."""
    found: defaultdict[str, list[_Asked]] = defaultdict(list)
    for one in _asked(standard):
        for unit in one.units:
            found[unit].append(one)
    return {unit: _Wanted(tuple(asked), _any_subject(asked)) for unit, asked in found.items()}


def _any_subject(asked: Sequence[_Asked]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(core) for one in asked for core in one.subjects) or "(?!)")


@lru_cache(maxsize=16)
def _asked(standard: Standard) -> tuple[_Asked, ...]:
    return tuple(
        _Asked(metric, _units(metric), subjects_of(metric), _unmentioned(item, metric))
        for item in standard.items
        for metric in _figures(item)
    )


def _unmentioned(item: Item, metric: Metric) -> Check:
    required = f"{metric.subject}：{metric.match_phrases[0]}" if metric.match_phrases else metric.subject
    return Check(item.code, metric.id, required, CheckResult.UNMENTIONED)


def _figures(item: Item) -> Iterator[Metric]:
    return (metric for metric in item.metrics if isinstance(metric.value, Fraction) and metric.comparator in COMPARE)


def _units(metric: Metric) -> tuple[str, ...]:
    """The units in which a metric's figure may be told."""
    if metric.unit == SHARE:
        return ("%",)
    return (metric.unit, metric.unit.removesuffix(PER_PERSON)) if metric.unit.endswith(PER_PERSON) else (metric.unit,)


def _check(unmentioned: Check, results: Sequence[Result], text: str) -> Check:
    results = sorted(results, key=_place)
    result, one = next((pair for pair in results if pair[0] is CheckResult.UNMET), results[0])
    start, end = one.place
    quote = text[start:end] or one.quantity.quote
    return replace(unmentioned, result=result, quote=quote, start=start, end=end)


def _place(result: Result) -> int:
    return result[1].quantity.start


def _result(asked: _Asked, one: Told) -> CheckResult | None:
    """None where the figure is another one, or the two can't be compared."""
    metric = asked.metric
    belongs = belonging(metric, asked.subjects, one) if _alike(metric, one.quantity) else Belonging.NONE
    value = _value(metric, one.quantity) if belongs is not Belonging.NONE else None
    if value is None or not isinstance(metric.value, Fraction):
        return None
    met = COMPARE[metric.comparator](value, metric.value)
    if metric.comparator not in AT_LEAST:
        return _only_exact(one.quantity, belongs, met=met)
    if met:  # at most so many may be less; a part that is enough is enough
        return None if one.quantity.comparator is Comparator.LE else CheckResult.MET
    return CheckResult.UNMET if belongs is Belonging.WHOLE and not one.doubtful else None


def _only_exact(found: Quantity, belongs: Belonging, *, met: bool) -> CheckResult | None:
    if belongs is Belonging.PART or found.comparator is Comparator.RANGE:
        return None
    return CheckResult.MET if met else CheckResult.UNMET


def _alike(metric: Metric, found: Quantity) -> bool:
    """Whether the figure is told in a unit of the metric's."""
    return found.unit != metric.unit.removesuffix(PER_PERSON) or found.unit == metric.unit or per_head(found)


def _value(metric: Metric, found: Quantity) -> Fraction | None:
    """The reported figure in the metric's unit and per its period; None where it can't be turned into that."""
    value = Fraction(str(found.value))
    if metric.unit == SHARE:
        return value / 100
    if metric.period not in ASKED_PER_YEAR:
        return value
    period = Period.YEAR if found.period is Period.ONCE and tells_year(found) else found.period
    if period not in PER_YEAR:
        return None
    return value * PER_YEAR[period] / ASKED_PER_YEAR[metric.period]
