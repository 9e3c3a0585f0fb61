"""A third standard made of a shipped one: items renamed, merged, split and mixed, in words of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.standards import Item, Standard
from extractors.standards.crosswalk import Relation

Expected = dict[tuple[str, str], Relation]


def told_shortly(standard: Standard) -> Standard:
    """The standard with one half of the wordings of each problem, and half of each requirement."""
    return _each(standard, _first_half, "short")


def told_otherwise(standard: Standard) -> Standard:
    """The same with the other half, so that no problem is worded as there."""
    return _each(standard, _second_half, "other")


def rebuilt(standard: Standard) -> tuple[Standard, Expected]:
    """A standard of renamed items: two merged to one, one split in two, one mixed from halves of two others."""
    merged, parted, mixed, rest = standard.items[:2], standard.items[2], standard.items[3:5], standard.items[5:]
    halves = _halves(parted)
    left, right = _halves(mixed[0])[0], _halves(mixed[1])[1]
    kept = [_renamed(item, f"R{place}") for place, item in enumerate(rest)]
    items = [
        _joined(merged, "M1"),
        *(_renamed(half, f"P{n}") for n, half in enumerate(halves)),
        _joined((left, right), "X1"),
    ]
    expected = {(item.code, new.code): Relation.EQUAL for item, new in zip(rest, kept, strict=True)}
    expected |= {(item.code, "M1"): Relation.NARROWER for item in merged}
    expected |= {(parted.code, f"P{n}"): Relation.WIDER for n in range(2)}
    expected |= {(item.code, "X1"): Relation.OVERLAPS for item in mixed}
    aspect = replace(standard.aspects[0], items=(*items, *kept))
    return replace(standard, id=f"{standard.id}-rebuilt", name="改编的标准", aspects=(aspect,)), expected


def _renamed(item: Item, code: str) -> Item:
    return replace(item, code=code, name=f"工作事项{code}")


def _joined(items: Sequence[Item], code: str) -> Item:
    first = items[0]
    return replace(
        first,
        code=code,
        name=f"工作事项{code}",
        requirement="。".join(item.requirement for item in items),
        metrics=tuple(metric for item in items for metric in item.metrics),
        evidence=tuple(evidence for item in items for evidence in item.evidence),
        typical_problems=tuple(problem for item in items for problem in item.typical_problems),
    )


def _halves(item: Item) -> tuple[Item, Item]:
    def half(which: int) -> Item:
        clauses = re.split(r"[，；。]", item.requirement)
        return replace(
            item,
            requirement="。".join(clauses[:-1][which::2]),
            metrics=item.metrics[which::2],
            evidence=item.evidence[which::2],
            typical_problems=item.typical_problems[which::2],
        )

    return half(0), half(1)


def _each(standard: Standard, change: object, name: str) -> Standard:
    assert callable(change)
    aspects = tuple(replace(a, items=tuple(change(item) for item in a.items)) for a in standard.aspects)
    return replace(standard, id=f"{standard.id}-{name}", aspects=aspects)


def _first_half(item: Item) -> Item:
    return _worded(item, 0)


def _second_half(item: Item) -> Item:
    return _worded(item, 1)


def _worded(item: Item, which: int) -> Item:
    problems = tuple(
        replace(
            one, text=one.phrasings[0] if which and one.phrasings else one.text, phrasings=one.phrasings[1 + which :: 2]
        )
        for one in item.typical_problems
    )
    return replace(item, typical_problems=problems, evidence=item.evidence[which::2] or item.evidence)
