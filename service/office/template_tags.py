"""The tags of own templates: Chinese names for the typed data of each paper, and that data under these names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import yaml

from service.office.markup_words import NOT_PRINTED
from service.office.papers import FOLDER, Paper
from service.rules.names import BLANK
from service.rules.paper_data import TYPES

EACH = "each"
MILESTONE = "Milestone"  # the only pair among the data: a day and how many are due
Value = str | int | bool | list[Any] | dict[str, Any]
Seen = dict[int, tuple[object, dict[str, Value]]]  # records by identity, kept alive with what was made of them


class Kind(StrEnum):
    """What a tag holds."""

    TEXT = "文字"
    NUMBER = "数字"
    FLAG = "是否"
    LIST = "清单"
    RECORD = "一组"


@dataclass(frozen=True, slots=True)
class Shape:
    """The type of a tag: a record by its class's name, a list by the shape of each."""

    kind: Kind
    record: str = ""
    each: Shape | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One tag: the field or property that it prints, its Chinese name, a word of explanation."""

    key: str
    name: str
    note: str
    shape: Shape


TEXT = Shape(Kind.TEXT)
LEAVES = {str: TEXT, int: Shape(Kind.NUMBER), bool: Shape(Kind.FLAG)}


@cache
def fields_of(record: str) -> Mapping[str, Field]:
    """The tags of a record by their Chinese names."""
    shapes = _shapes()[record]
    words = {str(key): str(text).partition(" ") for key, text in _names()[record].items() if str(key) in shapes}
    made = (Field(key, name, note, shapes[key]) for key, (name, _, note) in words.items())
    return {field.name: field for field in made}


def loop_name(record: str) -> str:
    """What a loop over a list of these calls one of them."""
    return str(_names()[record][EACH]) if record else "项"


def tags_of(paper: Paper) -> Mapping[str, Shape]:
    """The tags of a paper at the top: its data, and what people fill in."""
    known = {field.name: field.shape for field in fields_of(TYPES[paper.data].__name__).values()}
    return dict.fromkeys(paper.ask, TEXT) | known


def context_of(paper: Paper, data: object, filled_in: Mapping[str, str]) -> dict[str, Value]:
    """The data as a template sees them: nothing but texts, numbers, lists and records by Chinese names."""
    asked = {name: _clean(filled_in.get(name, "").strip()) or BLANK for name in paper.ask}
    return {**asked, **_record(data, type(data).__name__, {})}


def unnamed(root: type) -> Iterator[str]:
    """Fields and properties of the data that have no Chinese name, and names that stand for nothing."""
    for record in _reachable(root):
        named, there = set(map(str, _names().get(record, {}))) - {EACH}, set(_shapes()[record])
        yield from (f"{record}.{key}" for key in sorted(named ^ there))


@cache
def _names() -> dict[str, dict[Any, str]]:
    loaded: dict[str, dict[Any, str]] = yaml.safe_load((FOLDER / "tags.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def _shapes() -> dict[str, dict[str, Shape]]:
    """Of every record that the papers' data lead to, by the name of its class."""
    found = {MILESTONE: {"0": TEXT, "1": LEAVES[int]}}
    waiting = list(dict.fromkeys(TYPES.values()))
    while waiting:
        one = waiting.pop()
        if one.__name__ in found:
            continue
        hints = {key: hint for key, hint in _hints(one).items() if get_origin(hint) not in (Mapping, dict)}
        found[one.__name__] = {key: _shape(hint) for key, hint in hints.items()}
        waiting += [part for hint in hints.values() for part in _classes(hint)]
    return found


def _hints(record: type) -> dict[str, Any]:
    own = {name: each for name, each in vars(record).items() if isinstance(each, property)}
    return get_type_hints(record) | {name: get_type_hints(each.fget)["return"] for name, each in own.items()}


def _classes(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _classes(part)


def _shape(hint: Any) -> Shape:
    if hint in LEAVES:
        return LEAVES[hint]
    if get_origin(hint) is UnionType:
        return _shape(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is tuple:
        first, second = get_args(hint)
        return Shape(Kind.LIST, each=_shape(first)) if second is ... else Shape(Kind.RECORD, MILESTONE)
    return Shape(Kind.RECORD, hint.__name__)


def _reachable(root: type) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting = [root.__name__]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += [inner.record for shape in _shapes()[name].values() if (inner := innermost(shape)).record]
    return tuple(found)


def innermost(shape: Shape) -> Shape:
    """What lists of lists are of in the end."""
    return innermost(shape.each) if shape.each else shape


def _value(value: Any, shape: Shape, seen: Seen) -> Value:
    if value is None:
        return ""
    if shape.each:
        return [_value(one, shape.each, seen) for one in value]
    if shape.record:
        return _record(value, shape.record, seen)
    return _clean(value) if isinstance(value, str) else bool(value) if shape.kind is Kind.FLAG else int(value)


def _record(value: Any, record: str, seen: Seen) -> dict[str, Value]:
    """Each record once, however many lists it is in."""
    if id(value) not in seen:
        seen[id(value)] = value, (made := {})
        for field in fields_of(record).values():
            inner = value[int(field.key)] if record == MILESTONE else getattr(value, field.key)
            made[field.name] = _value(inner, field.shape, seen)
    return seen[id(value)][1]


def _clean(text: str) -> str:
    return NOT_PRINTED.sub("", text)
