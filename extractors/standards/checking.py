"""What is wrong with a standard's data: every flaw at once, each with its path and a Chinese message."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from extractors.findings import Severity
from extractors.standards.model import (
    MONTHLESS,
    Confidence,
    Frequency,
    Provenance,
    RectifyClass,
    Relation,
    Span,
)

WEIGHT_TOTAL = 100
FINEST_DECIMAL = 100  # a float with a finer part is a fraction in disguise (0.667 for 2/3)
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
FRACTION = re.compile(r"\d+/[1-9]\d*")

Place = tuple[str | int, ...]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong; `place` leads to it through the data."""

    place: Place
    message: str  # Chinese
    shape: bool = True  # whether it keeps what stands around it from being compared


def slip(place: Place, message: str) -> Flaw:
    """A flaw between sound values."""
    return Flaw(place, message, shape=False)


Check = Callable[[Any, Place], Iterator[Flaw]]


def exact(value: object) -> Fraction | None:
    """The value as an exact number: an int, a float or a fraction written "2/3"; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Fraction(str(value))
    return Fraction(value) if isinstance(value, str) and FRACTION.fullmatch(value) else None


def filled(value: object, place: Place) -> Iterator[Flaw]:
    if not isinstance(value, str) or not value.strip():
        yield Flaw(place, "应填写文字，不能为空")


def anything(value: object, place: Place) -> Iterator[Flaw]:
    yield from ()


def optional(value: object, place: Place) -> Iterator[Flaw]:
    if value is not None:
        yield from filled(value, place)


def one_of(kind: type[StrEnum]) -> Check:
    allowed = "、".join(kind)

    def check(value: object, place: Place) -> Iterator[Flaw]:
        if not isinstance(value, str) or value not in list(kind):
            yield Flaw(place, f"“{value}”不在可选值之内，可选：{allowed}")

    return check


def pattern(form: re.Pattern[str], example: str) -> Check:
    def check(value: object, place: Place) -> Iterator[Flaw]:
        if not isinstance(value, str) or not form.fullmatch(value):
            yield Flaw(place, f"“{value}”写法不对，应如 {example}")

    return check


def whole(value: object, place: Place) -> Iterator[Flaw]:
    if type(value) is not int or value <= 0:
        yield Flaw(place, f"“{value}”应为大于0的整数")


def month(value: object, place: Place) -> Iterator[Flaw]:
    if type(value) is not int or not 1 <= value <= 12:
        yield Flaw(place, f"“{value}”应为1至12的月份")


def every(check: Check, least: int = 0, *, distinct: bool = False) -> Check:
    def check_all(value: object, place: Place) -> Iterator[Flaw]:
        if not isinstance(value, list):
            yield Flaw(place, "应为列表")
            return
        if len(value) < least:
            yield Flaw(place, f"至少要有{least}项")
        if distinct and len({str(entry) for entry in value}) < len(value):
            yield Flaw(place, "有重复的内容")
        for index, entry in enumerate(value):
            yield from check(entry, (*place, index))

    return check_all


def record(fields: Mapping[str, Check], then: Check = anything) -> Check:
    """Check a mapping's keys and fields, and with `then` what holds between them once each is sound."""

    def check(value: object, place: Place) -> Iterator[Flaw]:
        if not isinstance(value, dict):
            yield Flaw(place, "应为“名称: 值”的一组内容")
            return
        found = list(_fields(value, fields, place))
        yield from found
        if not any(flaw.shape for flaw in found):
            yield from then(value, place)

    return check


def _fields(value: dict[Any, Any], fields: Mapping[str, Check], place: Place) -> Iterator[Flaw]:
    for key, check in fields.items():
        if key in value:
            yield from check(value[key], (*place, key))
        else:
            yield Flaw((*place, key), "缺少这一项")
    for key in value.keys() - fields.keys():
        yield Flaw((*place, str(key)), "不认识的名称，请核对拼写")


def _metric(metric: Row, place: Place) -> Iterator[Flaw]:
    value, comparator = metric["value"], metric["comparator"]
    spot = (*place, "value")
    if comparator == Relation.BETWEEN:
        bounds = [exact(bound) for bound in value] if isinstance(value, list) else []
        low, high = bounds if len(bounds) == 2 else (None, None)
        if low is None or high is None or low >= high:
            yield slip(spot, f"区间应写成 [下限, 上限]，现为“{value}”")
        return
    if isinstance(value, bool):
        if comparator != Relation.EQUAL:
            yield slip(spot, "是或否的指标只能用 == 比较")
        return
    yield from _number(metric, spot)


def _number(metric: Row, spot: Place) -> Iterator[Flaw]:
    value = exact(metric["value"])
    if value is None:
        yield slip(spot, f"“{metric['value']}”应为数、true/false、分数（如 2/3）或区间")
    elif metric["unit"] == "比例" and not 0 <= value <= 1:
        yield slip(spot, f"比例应在0到1之间，现为“{metric['value']}”")
    elif isinstance(metric["value"], float) and value.denominator > FINEST_DECIMAL:
        yield slip(spot, f"“{metric['value']}”请写成分数，如 2/3")


def _calendar(entry: Row, place: Place) -> Iterator[Flaw]:
    if not entry["months"] and entry["frequency"] not in MONTHLESS:
        yield slip((*place, "months"), f"频次为 {entry['frequency']} 时要写月份")


def _item(item: Row, place: Place) -> Iterator[Flaw]:
    for key, letter in (("metrics", "M"), ("typical_problems", "P")):
        for index, entry in enumerate(item[key]):
            wanted = f"{item['code']}-{letter}{index + 1}"
            if entry["id"] != wanted:
                yield slip((*place, key, index, "id"), f"编号应为 {wanted}，现为“{entry['id']}”")


def _aspect(aspect: Row, place: Place) -> Iterator[Flaw]:
    form = re.compile(re.escape(aspect["code"]) + r"\d+")
    for index, item in enumerate(aspect["items"]):
        if not form.fullmatch(item["code"]):
            yield slip((*place, "items", index, "code"), f"条目编码应以方面编码 {aspect['code']} 开头，后跟数字")


TEXTS = every(filled, 1, distinct=True)
METRIC: Mapping[str, Check] = {
    "id": filled,
    "subject": filled,
    "field": pattern(SNAKE, "party_lesson"),
    "comparator": one_of(Relation),
    "value": anything,
    "unit": filled,
    "period": one_of(Span),
    "scope": filled,
    "source": one_of(Provenance),
    "confidence": one_of(Confidence),
    "match_phrases": TEXTS,
}
CALENDAR: Mapping[str, Check] = {
    "frequency": one_of(Frequency),
    "months": every(month, distinct=True),
    "task": filled,
    "owner": filled,
}
PROBLEM: Mapping[str, Check] = {
    "id": filled,
    "taxonomy_id": optional,
    "text": filled,
    "phrasings": TEXTS,
    "keywords": TEXTS,
    "severity": one_of(Severity),
    "rectify_class": one_of(RectifyClass),
}
ITEM: Mapping[str, Check] = {
    "code": filled,
    "name": filled,
    "weight": whole,
    "responsible_role": filled,
    "requirement": filled,
    "metrics": every(record(METRIC, _metric)),
    "evidence": every(filled, distinct=True),
    "calendar": every(record(CALENDAR, _calendar)),
    "typical_problems": every(record(PROBLEM)),
}
HEADER: Mapping[str, Check] = {
    "id": pattern(re.compile(r"[a-z][a-z0-9-]*"), "school-party"),
    "name": filled,
    "version": filled,
    "domain": filled,
    "org_types": TEXTS,
    "aspects_count": whole,
    "items_count": whole,
    "weight_total": whole,
    "source_note": filled,
    "disclaimer": filled,
}
ASPECT: Mapping[str, Check] = {"code": filled, "name": filled, "items": every(record(ITEM, _item), 1)}


def _version(value: object, place: Place) -> Iterator[Flaw]:
    if value != 1:
        yield Flaw(place, f"只支持 schema_version: 1，现为“{value}”")


def _whole(standard: Row, place: Place) -> Iterator[Flaw]:
    items = [
        ((*place, "aspects", a, "items", i), item)
        for a, aspect in enumerate(standard["aspects"])
        for i, item in enumerate(aspect["items"])
    ]
    header = standard["standard"]
    counts = {
        "aspects_count": len(standard["aspects"]),
        "items_count": len(items),
        "weight_total": sum(item["weight"] for _, item in items),
    }
    for key, found in counts.items():
        if header[key] != found:
            yield slip((*place, "standard", key), f"写的是 {header[key]}，实际为 {found}")
    total = counts["weight_total"]
    if total != WEIGHT_TOTAL:
        yield slip((*place, "standard", "weight_total"), f"各条目权重合计为 {total}，应为 {WEIGHT_TOTAL}")
    aspects = enumerate(standard["aspects"])
    yield from _repeated(((*place, "aspects", index, "code"), aspect["code"]) for index, aspect in aspects)
    for key in ("code", "name"):
        yield from _repeated(((*spot, key), item[key]) for spot, item in items)
    for group, key in (("metrics", "field"), ("typical_problems", "text")):
        yield from _repeated(
            ((*spot, group, index, key), entry[key]) for spot, item in items for index, entry in enumerate(item[group])
        )


def _repeated(values: Iterable[tuple[Place, str]]) -> Iterator[Flaw]:
    listed = list(values)
    often = Counter(value for _, value in listed)
    first: set[str] = set()
    for place, value in listed:
        if often[value] > 1 and value in first:
            yield slip(place, f"“{value}”前面已经用过，不能重复")
        first.add(value)


STANDARD = record(
    {
        "schema_version": _version,
        "schema_notes": anything,
        "standard": record(HEADER),
        "aspects": every(record(ASPECT, _aspect), 1),
    },
    _whole,
)


def flaws(data: object) -> tuple[Flaw, ...]:
    """Everything wrong with a standard's data, in the order of the data; () when it can be used."""
    return tuple(STANDARD(data, ()))
