"""Train the tagger on labelled texts: two conditional random fields fitted by L-BFGS, every document styled, plain
and with other problems put into it.

The second look learns from what first looks say of voices that they have not seen, so that it trusts them no more than
they deserve.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpora.scripts.documents import document
from corpora.scripts.labelled import Labelled, corpus
from corpora.scripts.swapped import swapped
from extractors.chinese import tagger
from extractors.chinese.features import ROLES, Features, View, features
from extractors.chinese.surroundings import surroundings
from extractors.chinese.tagger import BUCKETS, NEVER, ONE_DIGIT, SIZES, Label, Look
from extractors.chinese.view import view
from extractors.grams import grams

GRAM_PENALTY = 1.0
DENSE_PENALTY = 1.0
JOIN_PENALTY = 0.1
ROUNDS = 60
FOLDS = 4
SEED = 7

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One document as numbers."""

    grams: sparse.csr_matrix  # (segments, roles * buckets)
    dense: NDArray[np.float32]
    joins: NDArray[np.int64]
    labels: NDArray[np.int64]
    voice: str
    view: View


def example(labelled: Labelled, *, styled: bool) -> Example:
    """A labelled document as features and labels of its segments."""
    seen = view(document(labelled, styled=styled))
    found = features(seen)
    labels = _labels(labelled, seen)
    return Example(_matrix(seen, found), found.dense, found.joins, labels, _group(labelled.voice), seen)


def _group(voice: str) -> str:
    """Single documents by voice, series together: a series is one voice, too small to hold out alone."""
    return voice if voice[0] in "tv" else voice[0] + str(int(voice[1:]) % 2)


def _matrix(seen: View, found: Features) -> sparse.csr_matrix:
    hashed = [grams(seen.text.translate(ONE_DIGIT), range(size, size + 1), BUCKETS) for size in SIZES]
    rows, columns, values = [], [], []
    for role, ranges in enumerate(found.ranges):
        for row, (start, end) in enumerate(ranges):
            ids = np.concatenate([h[start : max(start, end - n + 1)] for n, h in zip(SIZES, hashed, strict=True)])
            rows.append(np.full(len(ids), row))
            columns.append(ids.astype(np.int64) + role * BUCKETS)
            values.append(np.full(len(ids), 1 / np.sqrt(max(1, len(ids)))))
    place = (np.concatenate(rows), np.concatenate(columns))
    return sparse.csr_matrix((np.concatenate(values), place), shape=(len(seen.segments), len(ROLES) * BUCKETS))


def _labels(labelled: Labelled, seen: View) -> NDArray[np.int64]:
    """A segment belongs to a span that covers half of it or more."""
    labels = np.zeros(len(seen.segments), dtype=np.int64)
    for begin, spans in ((Label.FINDING, labelled.findings), (Label.MEASURE, labelled.measures)):
        for span in spans:
            inside = [
                at
                for at, s in enumerate(seen.segments)
                if 2 * (min(span.end, s.end) - max(span.start, s.start)) >= s.end - s.start
            ]
            labels[inside] = begin + 1
            labels[inside[:1]] = begin
    return labels


class Problem:
    """The penalized likelihood of all examples and its gradient."""

    def __init__(self, examples: Sequence[Example]) -> None:
        stacked = sparse.vstack([e.grams for e in examples]).tocsr()
        self.used = np.unique(stacked.indices)
        self.grams = stacked[:, self.used].tocsr()
        self.grams_t = self.grams.T.tocsr()
        self.dense = np.vstack([e.dense for e in examples]).astype(np.float64)
        self.joins = np.concatenate([e.joins for e in examples])
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

    def parts(self, weights: Floats) -> Iterator[Floats]:
        """The flat weights as gram, dense and join tables."""
        start = 0
        for shape in self.shapes:
            stop = start + int(np.prod(shape))
            yield weights[start:stop].reshape(shape)
            start = stop

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        w_grams, w_dense, w_joins = self.parts(weights)
        scores = self.grams @ w_grams + self.dense @ w_dense
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
            self.grams_t @ error + GRAM_PENALTY * w_grams,
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


def fit(examples: Sequence[Example]) -> Look:
    """The weights that fit the examples best."""
    problem = Problem(examples)
    start = np.zeros(sum(int(np.prod(shape)) for shape in problem.shapes))
    found = minimize(problem, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS, "maxcor": 8})
    w_grams, w_dense, w_joins = problem.parts(found.x)
    table = np.zeros((len(ROLES) * BUCKETS, len(Label)), dtype=np.float32)
    table[problem.used] = w_grams
    joins = np.where(problem.allowed, w_joins, NEVER).astype(np.float32)
    bias = np.zeros(len(Label), dtype=np.float32)
    return Look(table.reshape(len(ROLES), BUCKETS, len(Label)), w_dense.astype(np.float32), joins, bias)


def fit_both(examples: Sequence[Example]) -> tuple[Look, Look]:
    """First and second look."""
    voices = sorted({example.voice for example in examples})
    taught: list[Example] = []
    for fold in (voices[at::FOLDS] for at in range(FOLDS)):
        stranger = fit([example for example in examples if example.voice not in fold])
        taught += [second_example(example, stranger) for example in examples if example.voice in fold]
    second = fit(taught)
    return fit(examples), second


def second_example(seen: Example, first: Look) -> Example:
    """The example as the second look sees it, after a first look."""
    scores = seen.grams @ first.grams.reshape(-1, len(Label)) + seen.dense @ first.dense + first.bias
    around = surroundings(seen.view, tagger.posteriors(np.asarray(scores), seen.joins, first.joins))
    return replace(seen, dense=np.hstack([seen.dense, around]))


def examples(texts: Sequence[Labelled]) -> list[Example]:
    """Every text with headings marked by style, and plain, and with other problems in it.

    Each fold of voices gets statements of its own, so that no first look knows those of the fold held out from it.
    """
    chance = random.Random(SEED)
    folds = {voice: at % FOLDS for at, voice in enumerate(sorted({_group(text.voice) for text in texts}))}
    parts = [slice(folds[_group(text.voice)], None, FOLDS) for text in texts]
    others = [other for text, part in zip(texts, parts, strict=True) if (other := swapped(text, chance, part))]
    told = [example(text, styled=styled) for text in texts for styled in (True, False)]
    return told + [example(other, styled=True) for other in others]


def main() -> None:
    """Rebuild corpora/model/tagger.npz."""
    tagger.save(*fit_both(examples(corpus())))
    print(f"{tagger.MODEL.name}: {tagger.MODEL.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
