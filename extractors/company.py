"""How sure it is that findings of one organization are one problem, each seen in the company of all its others.

A problem that comes back is told at greater length than its neighbours: there is last year's promise to speak of. And
it has one successor in a report: of two findings that are like an old one, the liker one is it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extractors.grams import bare
from extractors.likenesses import COPIED, Matrix, agreements, copies, share
from extractors.similarity import MODEL, Problem, Weights, facet_table, stored_weights, weights
from extractors.trees import Trees, read

TREES = MODEL / "company.npz"
LEAST_SURE, MOST_SURE = 0.05, 0.97  # limits of how sure it is that a finding is one
TOLD = 0.5  # how sure a reader is at least of what it tells; the trees know nothing of less
LEAST_ODDS, MOST_ODDS = -8.0, 6.0  # limits of what a pair says of its neighbours

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scales:
    """How much each thing counts for two findings alone, and in company."""

    likeness: Weights
    company: Weights


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and the report that tells it."""

    problem: Problem
    report: str
    score: float = 1.0  # how sure it is that it is a finding at all: praise likes to repeat an old problem


def beliefs(told: Sequence[Told]) -> Matrix:
    """The chance that every two are one problem, 0..1; symmetric, and 0 for two of one report."""
    if not told:
        return np.zeros((0, 0))
    problems, apart = [one.problem for one in told], of_two_reports(told)
    copied = copies(problems, facet_table()) & apart
    here, there = places = np.nonzero(np.triu(apart))
    found = np.full(apart.shape, -np.inf)
    found[places] = found[there, here] = _trees().odds(inputs(told, _scales())[places])
    doubts = np.minimum([one.score / TOLD for one in told], 1.0)
    return share(np.where(copied, COPIED, found)) * lesser(doubts)


def inputs(told: Sequence[Told], scales: Scales) -> Matrix:
    """All that speaks for and against every two, as the trees ask for it: (findings, findings, numbers)."""
    problems = [one.problem for one in told]
    agreed = agreements(problems, facet_table())
    around = surroundings(told)
    alone = np.where(copies(problems, facet_table()), COPIED, scales.likeness.odds(agreed))
    first = scales.company.base + np.stack([alone, *around], axis=-1) @ np.array(scales.company.parts)
    odds = np.where(of_two_reports(told), np.clip(first, LEAST_ODDS, MOST_ODDS), LEAST_ODDS)
    lengths = np.log([max(len(one.problem.text), 1) for one in told])
    more = (*_mutual(odds, told), _through(odds), -lesser(-prominence(told)), lesser(lengths))
    return np.stack([*astuple(agreed), *around, *more], axis=-1)


def surroundings(told: Sequence[Told]) -> tuple[Matrix, Matrix]:
    """How much both of every two stand out, and how sure it is that both are findings."""
    scores = np.clip([one.score for one in told], LEAST_SURE, MOST_SURE)
    return lesser(prominence(told)), lesser(np.log(scores / (1 - scores)))


def prominence(told: Sequence[Told]) -> Vector:
    """How much longer each finding is than the average one of its report, as a logarithm; 0 where it is alone."""
    lengths = np.array([np.log1p(len(bare(one.problem.text))) for one in told], np.float64)
    _, place, count = np.unique([one.report for one in told], return_inverse=True, return_counts=True)
    means = np.bincount(place, lengths, minlength=len(count)) / np.maximum(count, 1)
    found: Vector = lengths - means[place]
    return found


def lesser(values: Vector) -> Matrix:
    """The smaller value of every two."""
    found: Matrix = np.minimum(values[:, None], values[None, :])
    return found


def of_two_reports(told: Sequence[Told]) -> Flags:
    """Which two stand in different reports."""
    reports = np.array([one.report for one in told])
    found: Flags = reports[:, None] != reports[None, :]
    return found


def _mutual(odds: Matrix, told: Sequence[Told]) -> tuple[Matrix, Matrix]:
    """Whether both, and whether one of every two finds nothing liker in the other's report."""
    first = odds > _elsewhere(odds, np.array([one.report for one in told]))
    return (first & first.T).astype(np.float64), (first | first.T).astype(np.float64)


def _elsewhere(odds: Matrix, reports: NDArray[np.str_]) -> Matrix:
    """For every two, how like the first is to the likest other finding of the second's report."""
    found = np.full(odds.shape, -np.inf)
    for report in np.unique(reports):
        own = np.flatnonzero(reports == report)
        if len(own) > 1:
            ranked = np.sort(odds[:, own], axis=1)
            best, next_best = ranked[:, -1:], ranked[:, -2:-1]
            found[:, own] = np.where(odds[:, own] == best, next_best, best)
    return found


def _through(odds: Matrix) -> Matrix:
    """For every two, how like both are to the third finding that ties them best."""
    found = np.full(odds.shape, LEAST_ODDS)
    for row in odds:
        np.maximum(found, np.minimum(row[:, None], row[None, :]), out=found)
    return found


@lru_cache(maxsize=1)
def _scales() -> Scales:
    return Scales(weights(), stored_weights("company"))


@lru_cache(maxsize=1)
def _trees() -> Trees:
    return read(TREES)
