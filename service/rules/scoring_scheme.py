"""A way of scoring (测评计分办法) as data: levels, weights, grade lines; read from YAML with faults named."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from service.errors import BadRequest

NONE = "none"
WHOLE = Fraction(1)


class Method(StrEnum):
    """How votes become a score of 0 to 100."""

    AVERAGE = "average"
    SHARE = "share"
    ITEMS = "items"
    LAYERED = "layered"
    COMPOSITE = "composite"
    MAJORITY = "majority"


@dataclass(frozen=True, slots=True)
class Level:
    """What a voter can tick; points None: the vote is valid but not counted (不了解)."""

    name: str
    points: Fraction | None


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of voters and its weight."""

    name: str
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Line:
    """From which score on a grade is reached."""

    grade: str
    at: Fraction


@dataclass(frozen=True, slots=True)
class Parts:
    """Weights of a composite score, and its ceiling."""

    daily: Fraction
    onsite: Fraction
    cap: Fraction


@dataclass(frozen=True, slots=True)
class Best:
    """At most this share of the speakers gets the best grade, from so many speakers on."""

    share: Fraction
    least: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way of scoring."""

    code: str
    name: str
    formula: str
    method: Method
    levels: tuple[Level, ...]  # best first
    groups: tuple[Group, ...]
    items: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()  # highest first
    parts: Parts | None = None
    best: Best | None = None
    talk_below: Fraction | None = None

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades, best first: of the lines, else the levels themselves."""
        named = tuple(line.grade for line in self.lines)
        return named or tuple(level.name for level in self.levels if level.points is not None)


def with_groups(scheme: Scheme, texts: Sequence[str]) -> Scheme:
    """The scheme with other groups of voters, each a name or name=weight; raises BadRequest.

    Groups without weights count alike; only a layered scheme weighs groups, the others add their votes up.
    """
    parts = [unicodedata.normalize("NFKC", text).partition("=") for text in texts if text.strip()]
    if not parts:
        return scheme
    names = [name.strip() for name, _, _ in parts]
    if len(set(names)) < len(names) or not all(names):
        raise BadRequest("参评人员类别不能重复，也不能空着。请写成 上级班子=0.4 这样，一类一个。")
    try:
        weights = [Fraction(weight.strip()) if sign else Fraction(1, len(parts)) for _, sign, weight in parts]
    except (ValueError, ZeroDivisionError) as error:
        raise BadRequest(f"参评人员类别的权重看不懂（{error}）。请写成 上级班子=0.4 这样。") from error
    groups = tuple(map(Group, names, weights))
    if _is_unbalanced(groups):
        raise BadRequest("参评人员类别的权重都要大于 0，合计应为 1。请改正后重试。")
    return replace(scheme, groups=groups)


def schemes_of(data: Mapping[str, Any], where: str) -> dict[str, Scheme]:
    """The schemes of a parsed YAML file by code; raises BadRequest that names file, scheme and field."""
    found = data.get("schemes")
    if not isinstance(found, Mapping):
        raise BadRequest(f"计分办法文件“{where}”缺少 schemes。请对照自带的 corpora/scoring/schemes.yaml 改正。")
    return {str(code): _scheme(str(code), one, where) for code, one in found.items()}


def _scheme(code: str, data: Any, where: str) -> Scheme:
    try:
        made = _read(code, data)
    except (KeyError, ValueError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise BadRequest(f"计分办法文件“{where}”的 {code} 读不懂（{error}）。请检查这一条的字段和数字。") from error
    fault = _fault(made)
    if fault:
        raise BadRequest(f"计分办法文件“{where}”的 {code}：{fault}")
    return made


def _read(code: str, data: Any) -> Scheme:
    best, parts = data.get("best"), data.get("parts")
    return Scheme(
        code=code,
        name=str(data["name"]),
        formula=str(data["formula"]),
        method=Method(data["method"]),
        levels=tuple(Level(str(name), _number(points)) for name, points in data["levels"].items()),
        groups=tuple(Group(str(name), _sure(weight)) for name, weight in data["groups"].items()),
        items=tuple(map(str, data.get("items", ()))),
        good=tuple(map(str, data.get("good", ()))),
        lines=tuple(Line(str(name), _sure(at)) for name, at in data.get("lines", {}).items()),
        parts=Parts(*(_sure(parts[name]) for name in ("daily", "onsite", "cap"))) if parts else None,
        best=Best(_sure(best["share"]), int(best["from"])) if best else None,
        talk_below=_number(data.get("talk", NONE)),
    )


def _fault(scheme: Scheme) -> str:
    """What makes a scheme impossible to score by; "" where nothing does."""
    counted = [level.points for level in scheme.levels if level.points is not None]
    heights = [line.at for line in scheme.lines]
    needs = {Method.SHARE: scheme.good, Method.ITEMS: scheme.items, Method.COMPOSITE: scheme.parts}
    faults = {
        "levels 至少要有两个计票的等次，赋分由高到低。": len(counted) < 2 or counted != sorted(counted, reverse=True),
        "groups 的权重都要大于 0，合计应为 1。": _is_unbalanced(scheme.groups),
        "lines 要由高到低，最低一档写 0。": bool(heights) and (heights[-1] != 0 or heights != sorted(heights)[::-1]),
        "这种算法缺少 good、items 或 parts。": not needs.get(scheme.method, True),
        "good 里有 levels 没有的等次。": not set(scheme.good) <= {level.name for level in scheme.levels},
    }
    return next((told for told, holds in faults.items() if holds), "")


def _is_unbalanced(groups: tuple[Group, ...]) -> bool:
    return any(group.weight <= 0 for group in groups) or sum(group.weight for group in groups) != WHOLE


def _number(value: Any) -> Fraction | None:
    return None if value is None or value == NONE else _sure(value)


def _sure(value: Any) -> Fraction:
    """0.7 is seven tenths, not the nearest double."""
    return Fraction(str(value))
