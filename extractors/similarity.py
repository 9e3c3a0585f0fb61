"""Is this the same problem? Two findings compared by their words, topics, facets, items and measures.

corpora/scripts/train_facets.py makes the table of facets, corpora/scripts/fit_likeness.py the weights.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np

from extractors.findings import StandardMatch
from extractors.grams import bare
from extractors.linear import Floats, Ints, Table, read, unit
from extractors.topics import agreement, topic

MODEL = Path(__file__).resolve().parents[1] / "corpora" / "model"
TABLE, WEIGHTS = MODEL / "facets.npz", MODEL / "likeness.json"
RARE_FROM = 5.0  # rarity (inverse document frequency) up to which a shared n-gram says nothing
RAISED = 1.25  # power of how far a facet stands out: the foremost say more
PROMISED = 0.5  # weight of a finding's measures in its facets
UNKNOWN = 0.17  # agreement of measures where one finding has none
UNPLACED = 0.25  # chance that two findings share their item where one has none, or they have different standards
FAINT = 0.02  # added to that chance: it is never nothing
SURE = 1.0  # score of an item that a person chose
NUMBERS_ONLY = 0.97  # a pair that differs in nothing but numbers
SHOWN = 4  # words shown as matched or differing
CLAUSE = re.compile(r"[，。；、：！？（）,;:()“”《》\s]+")
Number = TypeVar("Number")
OPENING = re.compile(r"^[（(]?[0-9一二三四五六七八九十]+[)）.．、是]")


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding as it is compared: its words, the items that it falls under, best first, and what was promised."""

    text: str
    items: tuple[StandardMatch, ...] = ()
    measures: str = ""  # the words of its measures


@dataclass(frozen=True, slots=True)
class Similarity:
    """How sure it is that two findings are the same problem, and by what."""

    score: float  # 0..1, a probability
    matched: tuple[str, ...]  # words that both have
    differing: tuple[str, ...]  # parts of the second that the first lacks
    numbers_only: bool = False  # the same words but for numbers
    topics: tuple[str, ...] = ()  # names of the objects and faults that both have (活动阵地, 闲置)


@dataclass(frozen=True, slots=True)
class Agreement(Generic[Number]):
    """In what two findings agree, or many pairs at once; the more the liker."""

    rare: Number  # from 0: logarithm of the rarity of the n-grams that both have
    facets: Number  # 0..1
    objects: Number  # -1..1, see extractors.topics
    faults: Number
    measures: Number  # 0..1: the later finding speaks of the measure that was promised, or both promise the same
    items: Number  # logarithm of the chance that both fall under one item


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of an agreement counts, and where the odds begin."""

    parts: tuple[float, ...]  # in the order of Agreement
    base: float

    def odds(self, found: Agreement[Number]) -> Number:
        """Logarithm of the odds that it is one problem."""
        values: Any = [getattr(found, field.name) for field in fields(found)]
        total: Number = self.base + sum(weight * value for weight, value in zip(self.parts, values, strict=True))
        return total


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is computed once for each text; n-grams ascend."""

    ids: Ints
    values: Floats
    scores: Floats  # of each facet
    plain: str


def same_problem(first: Problem, second: Problem) -> Similarity:
    """Compare two findings; the score does not depend on their order."""
    one, other = sketch(first.text, facet_table()), sketch(second.text, facet_table())
    copied = one.plain == other.plain
    score = NUMBERS_ONLY if copied else likeness(first, second)
    matched, differing = _matched(one.plain, other.plain), _differing(one.plain, second.text)
    return Similarity(score, matched, differing, copied, _shared_topics(first.text, second.text))


def likeness(first: Problem, second: Problem) -> float:
    """The score alone, for many pairs."""
    one, other = sketch(first.text, facet_table()), sketch(second.text, facet_table())
    if one.plain == other.plain:
        return NUMBERS_ONLY
    return 1 / (1 + math.exp(-weights().odds(measured(first, second, facet_table()))))


def measured(first: Problem, second: Problem, table: Table) -> Agreement[float]:
    """In what two findings agree, by a table of facets."""
    one, other = sketch(first.text, table), sketch(second.text, table)
    mine, theirs = topic(first.text), topic(second.text)
    return Agreement(
        _rare(one, other, table),
        float(facets(first, table) @ facets(second, table)),
        agreement(mine.objects, theirs.objects),
        agreement(mine.faults, theirs.faults),
        _promises(first, second, table),
        _item_agreement(first, second),
    )


def _rare(one: Sketch, other: Sketch, table: Table) -> float:
    shared = np.intersect1d(one.ids, other.ids, assume_unique=True)
    return math.log1p(float(np.maximum(table.rarity[shared] - RARE_FROM, 0).sum()))


def _promises(first: Problem, second: Problem, table: Table) -> float:
    """Mean agreement of each one's measures with the other's words and measures."""
    pairs = (first.measures, second.text), (first.text, second.measures), (first.measures, second.measures)
    return sum(_promise(one, other, table) or UNKNOWN for one, other in pairs) / len(pairs)


def _promise(one: str, other: str, table: Table) -> float:
    return _cosine(sketch(one, table), sketch(other, table)) if one and other else 0.0


def _cosine(mine: Sketch, theirs: Sketch) -> float:
    """Root of the cosine of two texts' n-grams."""
    _, here, there = np.intersect1d(mine.ids, theirs.ids, assume_unique=True, return_indices=True)
    return math.sqrt(max(float(mine.values[here] @ theirs.values[there]), 0.0))


def _shared_topics(one: str, other: str) -> tuple[str, ...]:
    mine, theirs = topic(one), topic(other)
    return (*sorted(mine.objects & theirs.objects), *sorted(mine.faults & theirs.faults))


def _item_agreement(first: Problem, second: Problem) -> float:
    one, other = shares(first.items), shares(second.items)
    comparable = one and standard_of(first.items) == standard_of(second.items)
    chance = sum(share * other.get(code, 0.0) for code, share in one.items()) if comparable else UNPLACED
    return math.log(FAINT + chance)


def standard_of(items: tuple[StandardMatch, ...]) -> str:
    """The standard of these items; items of two standards say nothing of each other."""
    return items[0].standard if items else ""


def shares(items: tuple[StandardMatch, ...]) -> Mapping[tuple[str, str], float]:
    """The chance of each item; one that a person chose is certain."""
    certain = [match for match in items[:1] if match.score >= SURE]
    return {(match.standard, match.code): min(match.score, SURE) for match in certain or items}


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The fitted weights."""
    return stored_weights("likeness")


def stored_weights(name: str) -> Weights:
    """One set of the weights that corpora/scripts/fit_likeness.py fitted."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))[name]
    return Weights(tuple(stored["parts"].values()), stored["base"])


@lru_cache(maxsize=1)
def facet_table() -> Table:
    """Scores of the typical problems of the shipped standards, labelled by their ids; B3-P1a is a kind of B3-P1."""
    return read(TABLE)


@lru_cache(maxsize=1 << 14)
def sketch(text: str, table: Table) -> Sketch:
    ids, values = unit(text, table.rarity)
    return Sketch(ids, values, table.weigh(ids, values), bare(OPENING.sub("", text)))


@lru_cache(maxsize=1 << 12)
def facets(problem: Problem, table: Table) -> Floats:
    """How far each facet stands out, a vector of length 1; what was promised names what a scene only shows."""
    promised = sketch(problem.measures, table).scores - table.bias if problem.measures else 0
    scores = sketch(problem.text, table).scores + PROMISED * promised
    raised = np.maximum(scores - scores.mean(), 0) ** RAISED
    found: Floats = raised / max(float(np.linalg.norm(raised)), 1e-6)
    return found


def _matched(one: str, other: str) -> tuple[str, ...]:
    """The longest runs of characters that both have, none inside another."""
    found: list[str] = []
    for run in sorted({one[start:end] for start, end in _common(one, other)}, key=lambda run: (-len(run), run)):
        if not any(run in longer for longer in found):
            found.append(run)
    return tuple(found[:SHOWN])


def _common(one: str, other: str) -> list[tuple[int, int]]:
    """Places of the maximal runs of two characters or more in `one` that stand in `other` too."""
    found, start = [], 0
    while start < len(one) - 1:
        end = start + 1
        while end < len(one) and one[start : end + 1] in other:
            end += 1
        if end - start > 1:
            found.append((start, end))
            start = end
        else:
            start += 1
    return found


def _differing(one: str, text: str) -> tuple[str, ...]:
    """Clauses of a text that share no two characters with the other."""
    clauses = [bare(clause) for clause in CLAUSE.split(OPENING.sub("", text))]
    return tuple(clause for clause in clauses if len(clause) > 1 and not _common(clause, one))[:SHOWN]
