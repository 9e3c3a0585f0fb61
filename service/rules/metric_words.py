"""The figures of a standard in words: 每学期不少于2次."""

from __future__ import annotations

from fractions import Fraction

from extractors.standards import Metric, Span
from extractors.standards.model import Relation, Value

SPANS = {
    Span.PER_EVENT: "每次",
    Span.ONCE: "",
    Span.CONTINUOUS: "",
    Span.DAY: "每日",
    Span.WEEK: "每周",
    Span.MONTH: "每月",
    Span.QUARTER: "每季度",
    Span.HALF_YEAR: "每半年",
    Span.SEMESTER: "每学期",
    Span.YEAR: "每年",
    Span.TERM: "每届",
}
RELATIONS = {
    Relation.AT_LEAST: "不少于",
    Relation.AT_MOST: "不超过",
    Relation.EQUAL: "",
    Relation.MORE: "多于",
    Relation.LESS: "少于",
    Relation.BETWEEN: "",
}
SHARE = "比例"
COUNTLESS = frozenset({SHARE, "布尔"})  # units that nobody prints


def metric_words(metric: Metric) -> str:
    """The requirement of a metric after its subject."""
    if isinstance(metric.value, bool):
        return f"{metric.subject}：{'应当' if metric.value else '不得'}"
    unit = "" if metric.unit in COUNTLESS else metric.unit
    figure = _figure(metric.value, share=metric.unit == SHARE)
    return f"{metric.subject}：{SPANS[metric.period]}{RELATIONS[metric.comparator]}{figure}{unit}"


def _figure(value: Value, *, share: bool) -> str:
    if isinstance(value, tuple):
        return "至".join(_figure(one, share=share) for one in value)
    value = Fraction(value)
    if share and (value * 100).denominator == 1:
        return f"{value * 100}%"
    return f"{value.numerator}" if value.denominator == 1 else _decimal(value)


def _decimal(value: Fraction) -> str:
    """A terminating decimal as such; thirds stay fractions (2/3)."""
    exact = Fraction(str(round(float(value), 4))) == value
    return f"{float(value):g}" if exact else f"{value.numerator}/{value.denominator}"
