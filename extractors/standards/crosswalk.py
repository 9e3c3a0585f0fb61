"""A crosswalk between two standards (条目对照): which item of one is equal to, wider, narrower than which of the other.

An item is what it names, asks for, counts and finds wrong. Where nearly all of that stands in the other item, it is
narrower; where that holds both ways, the two are equal; where a good part is shared, they overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import numpy as np

from extractors.linear import Floats, bags, rarity_of
from extractors.standards.model import Item, Standard

WHOLE = 0.7  # share of an item in the other from which all of it is there
PART = 0.22  # share from which two items overlap
STRANGE, ALIKE = 0.15, 0.5  # cosines of two parts: nothing in common, the same thing
REASONS = 3  # shared parts shown
MARKS = re.compile(r"[，。；\n]")
SMALL = 0.5  # weight of a clause or a piece of evidence against a problem or a figure


class Relation(StrEnum):
    """How an item of the first standard stands to one of the second."""

    EQUAL = "equal"
    WIDER = "wider"
    NARROWER = "narrower"
    OVERLAPS = "overlaps"


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Two items that have something in common."""

    first: str  # code in the first standard
    second: str
    relation: Relation
    score: float  # 0..1
    reasons: tuple[str, ...] = ()  # parts that both have, in the first one's words


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that an item says: how it is shown, and all its wordings."""

    item: int  # place in the standard
    name: str
    words: str
    weight: float = 1.0


def propose(first: Standard, second: Standard) -> tuple[Correspondence, ...]:
    """All pairs of items with something in common, in order of the first standard, the best first."""
    mine, theirs = _all_parts(first), _all_parts(second)
    alike = _alike(mine, theirs)
    there, back = _shares(mine, theirs, alike), _shares(theirs, mine, alike.T).T
    found = []
    for one, item in enumerate(first.items):
        pairs = [_pair(item, other, (there[one, at], back[one, at])) for at, other in enumerate(second.items)]
        for at, pair in sorted(enumerate(pairs), key=lambda each: -each[1].score if each[1] else 0.0):
            if pair:
                found.append(_with_reasons(pair, mine, alike[:, _of(theirs, at)], one))
    return tuple(found)


def relation(there: float, back: float) -> Relation | None:
    """What two shares say: of the first item in the second, and of the second in the first."""
    if min(there, back) >= WHOLE:
        return Relation.EQUAL
    if max(there, back) >= WHOLE and min(there, back) >= PART / 2:
        return Relation.NARROWER if there > back else Relation.WIDER
    return Relation.OVERLAPS if max(there, back) >= PART else None


def _pair(one: Item, other: Item, shares: tuple[float, float]) -> Correspondence | None:
    found = relation(*shares)
    if found is None:
        return None
    score = {Relation.EQUAL: min(shares), Relation.OVERLAPS: sum(shares) / 2}.get(found, max(shares))
    return Correspondence(one.code, other.code, found, round(float(score), 2))


def parts(place: int, item: Item) -> Iterator[Part]:
    """Everything that an item says, thing by thing."""
    yield Part(place, item.name, item.name)
    for clause in MARKS.split(item.requirement):
        if clause:
            yield Part(place, clause, clause, SMALL)
    for problem in item.typical_problems:
        yield Part(place, problem.text, "，".join((problem.text, *problem.phrasings, *problem.keywords)))
    for metric in item.metrics:
        yield Part(place, metric.subject, "，".join((metric.subject, *metric.match_phrases)))
    for evidence in item.evidence:
        yield Part(place, evidence, evidence, SMALL)


def _all_parts(standard: Standard) -> list[Part]:
    return [part for place, item in enumerate(standard.items) for part in parts(place, item)]


def _alike(mine: Sequence[Part], theirs: Sequence[Part]) -> Floats:
    """How far each part of one standard says the same as each of the other, 0 to 1."""
    texts = [part.words for part in (*mine, *theirs)]
    bag = bags(texts)
    columns, at = np.unique(bag.ids, return_inverse=True)
    rows = np.zeros((bag.size, len(columns)), np.float32)
    rows[bag.rows, at] = bag.values(rarity_of(texts))
    cosines = rows[: len(mine)] @ rows[len(mine) :].T
    return np.asarray(np.clip((cosines - STRANGE) / (ALIKE - STRANGE), 0, 1), np.float32)


def _shares(mine: Sequence[Part], theirs: Sequence[Part], alike: Floats) -> Floats:
    """Which share of each of my items stands in each of theirs: (mine, theirs)."""
    best = np.stack([alike[:, start:end].max(axis=1) for start, end in _bounds(theirs)], axis=1)
    weights = np.array([part.weight for part in mine], np.float32)[:, None]
    sums = [
        (best[start:end] * weights[start:end]).sum(axis=0) / weights[start:end].sum() for start, end in _bounds(mine)
    ]
    return np.asarray(np.stack(sums), np.float32)


def _bounds(listed: Sequence[Part]) -> list[tuple[int, int]]:
    """Where the parts of each item begin and end."""
    ends = np.cumsum([len(list(group)) for _, group in groupby(listed, key=lambda part: part.item)]).tolist()
    return list(zip([0, *ends[:-1]], ends, strict=True))


def _of(listed: Sequence[Part], item: int) -> slice:
    return slice(*_bounds(listed)[item])


def _with_reasons(pair: Correspondence, mine: Sequence[Part], alike: Floats, item: int) -> Correspondence:
    """The pair with the parts that both items have, surest first."""
    own = _of(mine, item)
    best = alike[own].max(axis=1)
    order = [int(at) for at in np.argsort(-best, kind="stable") if best[at] > 0][:REASONS]
    return Correspondence(pair.first, pair.second, pair.relation, pair.score, tuple(mine[own][at].name for at in order))
