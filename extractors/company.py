"""How sure it is that findings of one organization are one problem, each seen in the company of its report's others.

A problem that comes back is told at greater length than its neighbours: there is last year's promise to speak of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extractors.grams import bare
from extractors.likenesses import COPIED, Matrix, odds, share
from extractors.similarity import Problem, Weights, facet_table, stored_weights, weights

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and the report that tells it."""

    problem: Problem
    report: str


def beliefs(told: Sequence[Told]) -> Matrix:
    """The chance that every two are one problem, 0..1; symmetric."""
    alone = odds([one.problem for one in told], facet_table(), weights())
    for_odds, for_prominence = _weights().parts
    seen = _weights().base + for_odds * alone + for_prominence * lesser(prominence(told))
    return share(np.where(alone == COPIED, COPIED, seen))


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


@lru_cache(maxsize=1)
def _weights() -> Weights:
    return stored_weights("company")
