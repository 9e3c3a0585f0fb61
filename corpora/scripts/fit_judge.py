"""Fit the judge: a logistic regression over runs that may be findings, then boosted trees that know its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from corpora.scripts.examples import SEED, Example, folds
from corpora.scripts.fit_trees import Grown, side_by_side
from corpora.scripts.held_out import labelled_runs, same
from corpora.scripts.random_field import scores
from extractors.chinese import judge, tagger
from extractors.chinese.candidates import rows
from extractors.chinese.judge import First, Judge
from extractors.chinese.runs import Run
from extractors.chinese.tagger import Look, Told
from extractors.trees import Trees

STRENGTH = 0.03  # inverse of the penalty
GRAM_SCALE = 12.0  # of n-grams against numbers: the higher, the less their weights are penalized
ROUNDS = 300  # of the regression, at most
TREES = {"n_estimators": 150, "learning_rate": 0.06, "max_depth": None, "max_leaf_nodes": 6, "min_samples_leaf": 30}
CHANCE = {"max_features": 0.3, "subsample": 0.7, "random_state": SEED}  # what a tree sees

Floats = NDArray[np.floating]


@dataclass(frozen=True)
class Case:
    """What a look that has not seen a document tells of it."""

    example: Example
    told: Told
    likely: Sequence[Run]
    numbers: Floats  # a row for each run that may be a finding
    words: Sequence[judge.Ids]  # its n-grams
    right: tuple[bool, ...]  # whether it is one
    wanted: int  # findings that are labelled


def case(example: Example, look: Look) -> Case:
    """The document as a look tells of it."""
    told = tagger.told_by(scores(example, look), look.joins, example.found)
    likely = judge.candidates(example.view, told)
    wanted = labelled_runs(example.view, example.labels)
    numbers = rows(example.view, told, likely, [example.kind] * len(example.view.lines))
    words = judge.words(example.view, likely)
    right = tuple(any(same(one, run) for one in wanted) for run in likely)
    return Case(example, told, likely, numbers, words, right, len(wanted))


def fit_judge(cases: Sequence[Case]) -> Judge:
    """Both judgements; the trees learn from what first judgements say of voices that they have not seen."""
    some = [one for one in cases if one.right]
    fold = folds([one.example.voice for one in some])
    firsts = [_first([one for one in some if fold[one.example.voice] != at]) for at in sorted(set(fold.values()))]
    known = [_known(one, firsts[fold[one.example.voice]]) for one in some]
    model = GradientBoostingClassifier(**TREES, **CHANCE).fit(np.vstack(known), _answers(some))
    return Judge(_first(some), _trees(model))


def _known(one: Case, first: First) -> Floats:
    return judge.seconds(one.example.view, one.likely, one.numbers, first.chances(one.numbers, one.words))


def _answers(cases: Sequence[Case]) -> NDArray[np.bool_]:
    return np.array([answer for one in cases for answer in one.right])


def _first(cases: Sequence[Case]) -> First:
    """Weights for the numbers as they are; a chance over a half says yes."""
    numbers = np.vstack([one.numbers for one in cases])
    scaler = StandardScaler().fit(numbers)
    table = sparse.hstack([sparse.csr_matrix(scaler.transform(numbers)), _grams(cases) * GRAM_SCALE]).tocsr()
    line = LogisticRegression(C=STRENGTH, max_iter=ROUNDS).fit(table, _answers(cases))
    own, grams = np.split(line.coef_[0], [numbers.shape[1]])
    weights = own / scaler.scale_
    return First(weights, (grams * GRAM_SCALE).astype(np.float32), float(line.intercept_[0] - weights @ scaler.mean_))


def _grams(cases: Sequence[Case]) -> sparse.csr_matrix:
    """The n-grams of all runs, divided by the root of their number."""
    words = [ids for one in cases for ids in one.words]
    ends = np.cumsum([0, *map(len, words)])
    values = np.concatenate([np.full(len(ids), 1 / np.sqrt(len(ids))) for ids in words])
    shape = (len(words), judge.BUCKETS)
    return sparse.csr_matrix((values, np.concatenate(words), ends), shape=shape)  # what comes twice counts twice


def _trees(model: GradientBoostingClassifier) -> Trees:
    fitted, rate = [tree.tree_ for tree in model.estimators_.ravel()], model.learning_rate
    grown = [
        Grown(one.feature, one.threshold, one.children_left, one.children_right, one.value[:, 0, 0] * rate)
        for one in fitted
    ]
    share = model.init_.class_prior_[1]
    return side_by_side(grown, float(np.log(share / (1 - share))), max(one.max_depth for one in fitted))
