"""A crosswalk between two standards (条目对照) as people read and change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.standards import Standard
from extractors.standards.crosswalk import Correspondence, Relation
from service.errors import BadRequest

RELATIONS = {
    Relation.EQUAL: "相同",
    Relation.WIDER: "宽于",
    Relation.NARROWER: "窄于",
    Relation.OVERLAPS: "部分重合",
}
NOTHING = "不对应"  # what a person writes to take a pair out
BY_HAND = "人工确定"


@dataclass(frozen=True, slots=True)
class Line:
    """Two items and how they stand to each other."""

    first: str  # code
    second: str
    relation: Relation
    score: float | None  # None for a line that a person set
    reasons: tuple[str, ...] = ()

    @property
    def by_hand(self) -> bool:
        """Whether a person set it."""
        return self.score is None


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All lines between two standards; version 0 is the machine's proposal, which nobody has changed."""

    first: Standard
    second: Standard
    version: int
    lines: tuple[Line, ...]
    who: str = ""
    when: datetime | None = None

    def without(self, *, second: bool = False) -> tuple[str, ...]:
        """Codes of the items of one standard that stand in no line."""
        told = {line.second if second else line.first for line in self.lines}
        return tuple(item.code for item in (self.second if second else self.first).items if item.code not in told)


@dataclass(frozen=True, slots=True)
class Change:
    """What a person says of two items; None takes the line out."""

    first: str
    second: str
    relation: Relation | None


def key(standard: Standard) -> str:
    """A standard in this version: what a crosswalk is kept for."""
    return f"{standard.id}@{standard.version}"


def proposed(first: Standard, second: Standard, found: Iterable[Correspondence]) -> Crosswalk:
    """The machine's proposal."""
    lines = tuple(Line(one.first, one.second, one.relation, one.score, one.reasons) for one in found)
    return Crosswalk(first, second, 0, lines)


def changed(crosswalk: Crosswalk, changes: Iterable[Change]) -> tuple[Line, ...]:
    """The lines after the changes, in order of the first standard; raises BadRequest for an unknown item."""
    lines = {(line.first, line.second): line for line in crosswalk.lines}
    for change in changes:
        _check(crosswalk, change)
        pair = change.first, change.second
        before = lines.pop(pair, None)
        if change.relation is not None and before and before.relation is change.relation:
            lines[pair] = before
        elif change.relation is not None:
            lines[pair] = Line(*pair, change.relation, None, (BY_HAND,))
    return tuple(sorted(lines.values(), key=_order(crosswalk)))


def turned(crosswalk: Crosswalk) -> Crosswalk:
    """The same as seen from the second standard."""
    other = {Relation.WIDER: Relation.NARROWER, Relation.NARROWER: Relation.WIDER}
    seen = replace(crosswalk, first=crosswalk.second, second=crosswalk.first)
    lines = (
        replace(line, first=line.second, second=line.first, relation=other.get(line.relation, line.relation))
        for line in crosswalk.lines
    )
    return replace(seen, lines=tuple(sorted(lines, key=_order(seen))))


def relation_of(text: str) -> Relation | None:
    """The relation that a person wrote, None for 不对应; raises BadRequest that names the choices."""
    known = {word: relation for relation, word in RELATIONS.items()} | {each.value: each for each in Relation}
    if text in (NOTHING, ""):
        return None
    if text not in known:
        raise BadRequest(f"“{text}”不是对照关系。请写：{'、'.join(RELATIONS.values())}，或写“{NOTHING}”去掉这一行。")
    return known[text]


def crosswalk_lines(crosswalk: Crosswalk) -> tuple[str, ...]:
    """The crosswalk for a terminal, a line a pair."""
    pairs = [
        f"{line.first}\t{RELATIONS[line.relation]}\t{line.second}\t" + ("人工" if line.by_hand else f"{line.score:.0%}")
        for line in crosswalk.lines
    ]
    alone = ("、".join(codes) or "无" for codes in (crosswalk.without(), crosswalk.without(second=True)))
    rest = "没有对应：甲 {}；乙 {}".format(*alone)
    return (f"甲：{crosswalk.first.name}　乙：{crosswalk.second.name}", *pairs, rest)


def crosswalk_json(crosswalk: Crosswalk) -> dict[str, object]:
    """The crosswalk for other programs."""
    return {
        "first": _about(crosswalk.first),
        "second": _about(crosswalk.second),
        "version": crosswalk.version,
        "lines": list(_lines_json(crosswalk)),
        "only_in_first": list(crosswalk.without()),
        "only_in_second": list(crosswalk.without(second=True)),
    }


def _lines_json(crosswalk: Crosswalk) -> Iterator[dict[str, object]]:
    for line in crosswalk.lines:
        yield {
            "first": line.first,
            "second": line.second,
            "relation": line.relation.value,
            "score": line.score,
            "by_hand": line.by_hand,
            "reasons": list(line.reasons),
        }


def _about(standard: Standard) -> dict[str, str]:
    return {"id": standard.id, "name": standard.name, "version": standard.version}


def _check(crosswalk: Crosswalk, change: Change) -> None:
    for standard, code in ((crosswalk.first, change.first), (crosswalk.second, change.second)):
        if standard.item(code) is None:
            raise BadRequest(f"标准“{standard.name}”里没有编号为“{code}”的条目。请照条目表填写编号。")


def _order(crosswalk: Crosswalk) -> Callable[[Line], tuple[int, int]]:
    """By the order of items in both standards."""
    first = {item.code: place for place, item in enumerate(crosswalk.first.items)}
    second = {item.code: place for place, item in enumerate(crosswalk.second.items)}
    return lambda line: (first[line.first], second[line.second])
