"""How like each other many findings are: every pair at once, the same figures as extractors.similarity.likeness."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.linear import BUCKETS, Floats, Ints, Table
from extractors.similarity import (
    FAINT,
    NUMBERS_ONLY,
    RARE_FROM,
    UNKNOWN,
    UNPLACED,
    Agreement,
    Problem,
    Sketch,
    Weights,
    facet_table,
    facets,
    shares,
    sketch,
    standard_of,
    weights,
)
from extractors.topics import DISJOINT, Names, topic

COPIED = float(np.log(NUMBERS_ONLY / (1 - NUMBERS_ONLY)))
BLOCK = 4096  # buckets of n-grams weighed at once: few enough for the memory

Matrix = NDArray[np.float64]
Row = tuple[Ints, NDArray[np.floating[Any]]]  # ascending buckets of n-grams, and their values


def likenesses(problems: Sequence[Problem]) -> Matrix:
    """A symmetric table of scores, 0..1."""
    return share(odds(problems, facet_table(), weights()))


def share(logarithms: Matrix) -> Matrix:
    """Chances, 0..1, from the logarithms of their odds."""
    found: Matrix = 1 / (1 + np.exp(-logarithms))
    return found


def odds(problems: Sequence[Problem], table: Table, weights: Weights) -> Matrix:
    """A symmetric table of the logarithms of the odds that two are one problem, by a table of facets."""
    if not problems:
        return np.zeros((0, 0))
    return np.where(copies(problems, table), COPIED, weights.odds(agreements(problems, table)))


def copies(problems: Sequence[Problem], table: Table) -> NDArray[np.bool_]:
    """Which two have the same words but for numbers."""
    plain = np.array([sketch(problem.text, table).plain for problem in problems])
    found: NDArray[np.bool_] = plain[:, None] == plain[None, :]
    return found


def agreements(problems: Sequence[Problem], table: Table) -> Agreement[Matrix]:
    """In what every two agree."""
    told = [sketch(problem.text, table) for problem in problems]
    topics = [topic(problem.text) for problem in problems]
    kinds = np.array([facets(problem, table) for problem in problems], np.float64)
    return Agreement(
        rare=_rare(told, np.maximum(table.rarity - RARE_FROM, 0)),
        facets=kinds @ kinds.T,
        objects=_named([one.objects for one in topics]),
        faults=_named([one.faults for one in topics]),
        measures=_measures(told, [sketch(problem.measures, table) for problem in problems]),
        items=_items(problems),
    )


def _rare(told: Sequence[Sketch], excess: Floats) -> Matrix:
    ones = [(one.ids, np.ones(len(one.ids), np.float32)) for one in told]
    scaled = [(one.ids, excess[one.ids]) for one in told]
    return np.log1p(_products(scaled, ones))


def _measures(told: Sequence[Sketch], made: Sequence[Sketch]) -> Matrix:
    words, promises = ([(one.ids, one.values) for one in sketches] for sketches in (told, made))
    crossed, between = (_root(_products(promises, other)) for other in (words, promises))
    return (crossed + crossed.T + between) / 3


def _root(cosines: Matrix) -> Matrix:
    """Roots of cosines; UNKNOWN where there is none."""
    roots = np.sqrt(np.maximum(cosines, 0))
    return np.where(roots > 0, roots, UNKNOWN)


def _products(one: Sequence[Row], other: Sequence[Row]) -> Matrix:
    """The dot product of every row of one with every row of the other."""
    used = np.flatnonzero(_marked(one) & _marked(other))
    found = np.zeros((len(one), len(other)))
    for first in range(0, len(used), BLOCK):
        part = used[first : first + BLOCK]
        found += _dense(one, part) @ _dense(other, part).T
    return found


def _marked(rows: Sequence[Row]) -> NDArray[np.bool_]:
    """Which buckets any row has."""
    found = np.zeros(BUCKETS, np.bool_)
    for ids, _ in rows:
        found[ids] = True
    return found


def _dense(rows: Sequence[Row], buckets: Ints) -> Floats:
    """The values of some buckets, row by row."""
    found = np.zeros((len(rows), len(buckets)), np.float32)
    place = np.full(BUCKETS, -1)
    place[buckets] = np.arange(len(buckets))
    for row, (ids, values) in enumerate(rows):
        at = place[ids]
        held = at >= 0
        found[row, at[held]] = values[held]
    return found


def _named(named: Sequence[Names]) -> Matrix:
    """extractors.topics.agreement of every two."""
    table = _table([dict.fromkeys(names, 1.0) for names in named])
    both, sizes = table @ table.T, table.sum(axis=1)
    scale = np.sqrt(np.outer(sizes, sizes))
    return np.where(scale > 0, np.where(both > 0, both / np.maximum(scale, 1), DISJOINT), 0.0)


def _items(problems: Sequence[Problem]) -> Matrix:
    table = _table([{"/".join(code): share for code, share in shares(one.items).items()} for one in problems])
    standards = np.array([standard_of(one.items) for one in problems])
    comparable = (standards[:, None] == standards[None, :]) & (standards != "")
    return np.log(FAINT + np.where(comparable, table @ table.T, UNPLACED))


def _table(rows: Sequence[dict[str, float]]) -> Matrix:
    """Rows of named values as a table; names in any order."""
    places = {name: place for place, name in enumerate(dict.fromkeys(name for row in rows for name in row))}
    found = np.zeros((len(rows), len(places)))
    for row, values in enumerate(rows):
        for name, value in values.items():
            found[row, places[name]] = value
    return found
