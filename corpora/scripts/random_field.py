"""A linear-chain conditional random field fitted to examples by L-BFGS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpora.scripts.examples import Example
from extractors.chinese import tagger
from extractors.chinese.emissions import BUCKETS
from extractors.chinese.features import ROLES
from extractors.chinese.tagger import NEVER, Label, Look

GRAM_PENALTY = 1.0
DENSE_PENALTY = 1.0
JOIN_PENALTY = 0.1
ROUNDS = 100  # after 60 it knows unseen voices not as well yet
FEWER_ROUNDS = 20  # from weights that are nearly right

Floats = NDArray[np.float64]


class Problem:
    """The penalized likelihood of all examples and its gradient."""

    def __init__(self, examples: Sequence[Example]) -> None:
        stacked, self.ranges = _shared(examples)
        often = np.bincount(stacked.indices, minlength=stacked.shape[1])
        self.used = np.argsort(-often, kind="stable")[: np.count_nonzero(often)]  # what is used most lies together
        self.grams = stacked[:, self.used].tocsr()
        self.grams_t = self.grams.T.tocsr()
        self.ranges_t = self.ranges.T.tocsr()
        self.dense = np.vstack([e.found.dense for e in examples]).astype(np.float64)
        self.joins = np.concatenate([e.found.joins for e in examples])
        self.labels = np.concatenate([e.labels for e in examples])
        self.sizes = [len(e.labels) for e in examples]
        self.index = self._padded()
        self.allowed = tagger.allowed()
        self.shapes = ((len(self.used), len(Label)), (self.dense.shape[1], len(Label)), self.allowed.shape)

    def _padded(self) -> NDArray[np.int64]:
        index = np.full((len(self.sizes), max(self.sizes)), -1)
        start = 0
        for row, size in enumerate(self.sizes):
            index[row, :size] = np.arange(start, start + size)
            start += size
        return index

    def start(self, like: Look | None) -> Floats:
        """Flat weights to start from."""
        grams, dense, joins = (np.zeros(shape) for shape in self.shapes)
        if like:
            grams[:] = like.grams.reshape(-1, len(Label))[self.used]
            dense[:] = like.dense
            joins[:] = np.where(self.allowed, like.joins, 0)
        return np.concatenate([grams.ravel(), dense.ravel(), joins.ravel()])

    def parts(self, weights: Floats) -> Iterator[Floats]:
        """The flat weights as gram, dense and join tables."""
        start = 0
        for shape in self.shapes:
            stop = start + int(np.prod(shape))
            yield weights[start:stop].reshape(shape)
            start = stop

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        w_grams, w_dense, w_joins = self.parts(weights)
        scores = self.ranges @ (self.grams @ w_grams.astype(np.float32)) + self.dense @ w_dense
        steps = np.where(self.allowed, w_joins, NEVER)
        log_z, each, pairs = self._expected(scores, steps)
        value = log_z - scores[np.arange(len(scores)), self.labels].sum()
        seen = np.zeros(steps.shape)
        valid = self.index[:, 1:] >= 0
        at = self.index[:, 1:][valid]
        np.add.at(seen, (self.joins[at], self.labels[at - 1], self.labels[at]), 1)
        value -= float((seen * np.where(self.allowed, w_joins, 0)).sum())
        error = each - np.eye(len(Label))[self.labels]
        slopes = (
            self.grams_t @ (self.ranges_t @ error.astype(np.float32)) + GRAM_PENALTY * w_grams,
            self.dense.T @ error + DENSE_PENALTY * w_dense,
            pairs - seen + JOIN_PENALTY * w_joins,
        )
        penalties = zip((GRAM_PENALTY, DENSE_PENALTY, JOIN_PENALTY), (w_grams, w_dense, w_joins), strict=True)
        value += sum(0.5 * penalty * float((w**2).sum()) for penalty, w in penalties)
        return value, np.concatenate([s.ravel() for s in slopes])

    def _expected(self, scores: Floats, steps: Floats) -> tuple[float, Floats, Floats]:
        """Log-partition sum, label probabilities and expected joins, all documents side by side."""
        index, valid = self.index, self.index >= 0
        own, joins = scores[index], self.joins[index]
        forward, backward = np.zeros(own.shape), np.zeros(own.shape)
        forward[:, 0] = own[:, 0]
        forward[:, 0, list(tagger.CONTINUES)] = NEVER
        for at in range(1, index.shape[1]):
            new = _log_sum(forward[:, at - 1, :, None] + steps[joins[:, at]], 1) + own[:, at]
            forward[:, at] = np.where(valid[:, at, None], new, forward[:, at - 1])
        log_z = _log_sum(forward[:, -1], 1)
        pairs = np.zeros(steps.shape)
        for at in range(index.shape[1] - 1, 0, -1):
            ahead = steps[joins[:, at]] + (own[:, at] + backward[:, at])[:, None, :]
            backward[:, at - 1] = np.where(valid[:, at, None], _log_sum(ahead, 2), 0)
            live = valid[:, at]
            joint = forward[live, at - 1, :, None] + ahead[live] - log_z[live, None, None]
            np.add.at(pairs, joins[live, at], np.exp(joint))
        each = np.zeros(scores.shape)
        each[index[valid]] = np.exp(forward + backward - log_z[:, None, None])[valid]
        return float(log_z.sum()), each, pairs


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    return np.asarray((top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis))


def _shared(examples: Sequence[Example]) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """The n-grams of all ranges, each range once, and the ranges of all segments."""
    numbers: dict[tuple[str, int], int] = {}
    columns = [[numbers.setdefault(key, len(numbers)) for key in example.keys] for example in examples]
    fresh, first = [], 0
    for example, places in zip(examples, columns, strict=True):
        kept = [row for row, place in enumerate(places) if place >= first]
        fresh.append(example.grams[kept])
        first += len(kept)
    moved = []
    for example, places in zip(examples, columns, strict=True):
        own = example.ranges
        moved.append(
            sparse.csr_matrix((own.data, np.array(places)[own.indices], own.indptr), (own.shape[0], len(numbers)))
        )
    return sparse.vstack(fresh).tocsr(), sparse.vstack(moved).tocsr()


def fit(examples: Sequence[Example], like: Look | None = None) -> Look:
    """The weights that fit the examples best; found sooner from those of a look that is `like` it."""
    problem = Problem(examples)
    options = {"maxiter": FEWER_ROUNDS if like else ROUNDS, "maxcor": 8}
    found = minimize(problem, problem.start(like), jac=True, method="L-BFGS-B", options=options)
    w_grams, w_dense, w_joins = problem.parts(found.x)
    table = np.zeros((len(ROLES) * BUCKETS, len(Label)), dtype=np.float32)
    table[problem.used] = w_grams
    joins = np.where(problem.allowed, w_joins, NEVER).astype(np.float32)
    bias = np.zeros(len(Label), dtype=np.float32)
    return Look(table.reshape(len(ROLES), BUCKETS, len(Label)), w_dense.astype(np.float32), joins, bias)


def mean(looks: Sequence[Look]) -> Look:
    """The mean of the weights of several looks."""
    return Look(*(np.mean([getattr(look, part.name) for look in looks], axis=0) for part in fields(Look)))


def scores(example: Example, look: Look) -> Floats:
    """How well each label fits each segment of an example by one look."""
    words = example.ranges @ (example.grams @ look.grams.reshape(-1, len(Label)))
    return np.asarray(words + example.found.dense @ look.dense + look.bias)
