"""Fit the judge: a logistic regression over runs that may be findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from corpora.scripts.examples import Example
from corpora.scripts.held_out import labelled_runs, same
from corpora.scripts.random_field import scores
from extractors.chinese import judge, tagger
from extractors.chinese.candidates import rows
from extractors.chinese.tagger import Look, Told

STRENGTH = 0.03  # inverse of the penalty


@dataclass(frozen=True)
class Case:
    """What a first look that has not seen a document tells of it."""

    example: Example
    told: Told
    numbers: NDArray[np.floating]  # a row for each run that may be a finding
    right: tuple[bool, ...]  # whether it is one
    wanted: int  # findings that are labelled


def case(example: Example, look: Look) -> Case:
    """The document as a first look tells of it."""
    told = tagger.told_by(scores(example, look), look.joins, example.found)
    likely = judge.candidates(example.view, told)
    wanted = labelled_runs(example.view, example.labels)
    numbers = rows(example.view, told, likely, [example.kind] * len(example.view.lines))
    return Case(example, told, numbers, tuple(any(same(one, run) for one in wanted) for run in likely), len(wanted))


def fit_judge(cases: Sequence[Case]) -> judge.Weights:
    """Weights and bias for the numbers as they are; a chance over a half says yes."""
    some = [one for one in cases if one.right]
    numbers = np.vstack([one.numbers for one in some])
    right = np.array([answer for one in some for answer in one.right])
    scaler = StandardScaler().fit(numbers)
    line = LogisticRegression(C=STRENGTH, max_iter=1000).fit(scaler.transform(numbers), right)
    weights = line.coef_[0] / scaler.scale_
    return weights, float(line.intercept_[0] - weights @ scaler.mean_)
