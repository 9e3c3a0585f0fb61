"""Train the tagger on labelled texts: two conditional random fields fitted by L-BFGS, every document styled, plain
and with other problems put into it.

The second look learns from what first looks say of voices that they have not seen, so that it trusts them no more than
they deserve.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpora.scripts.documents import document
from corpora.scripts.held_out import counts, figures
from corpora.scripts.labelled import Labelled, corpus
from corpora.scripts.swapped import swapped
from extractors.chinese import tagger
from extractors.chinese.features import ROLES, Features, View, features
from extractors.chinese.surroundings import surroundings
from extractors.chinese.tagger import BUCKETS, NEVER, SIZES, Label, Look, one_digit
from extractors.chinese.view import view
from extractors.grams import grams

GRAM_PENALTY = 1.0
DENSE_PENALTY = 1.0
JOIN_PENALTY = 0.1
ROUNDS = 60
FEWER_ROUNDS = 40  # from weights that are nearly right
FOLDS = 4
SEED = 7

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One document as numbers; its n-grams are those of its ranges, and segments share ranges."""

    grams: sparse.csr_matrix  # (ranges, roles * buckets)
    ranges: sparse.csr_matrix  # (segments, ranges): which range plays a role for which segment
    keys: tuple[tuple[str, int], ...]  # of each range, so that two looks at one text share them
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
    grams_of, ranges, places = _matrices(seen, found)
    keys = tuple((seen.text, place) for place in places)
    return Example(grams_of, ranges, keys, found.dense, found.joins, labels, _group(labelled.voice), seen)


def _group(voice: str) -> str:
    """Single documents by voice, series and x together: each of them is a voice, too small to hold out alone."""
    return voice if voice[0] in "tv" else voice[0] + str(int(voice[1:]) % 2)


def _matrices(seen: View, found: Features) -> tuple[sparse.csr_matrix, sparse.csr_matrix, list[int]]:
    """The n-grams of each range, the ranges of each segment, and a number for each range."""
    hashed = [grams(one_digit(seen.text), range(size, size + 1), BUCKETS) for size in SIZES]
    width = len(seen.text) + 1
    roles = np.arange(len(ROLES))[:, None]
    keys, back = np.unique((roles * width + found.ranges[..., 0]) * width + found.ranges[..., 1], return_inverse=True)
    rows: list[NDArray[np.int64]] = []
    for key in keys.tolist():
        rest, end = divmod(key, width)
        role, start = divmod(rest, width)
        ids = [h[start : max(start, end - n + 1)] for n, h in zip(SIZES, hashed, strict=True)]
        rows.append(np.concatenate(ids).astype(np.int64) + role * BUCKETS)
    ends = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(max(1, len(row))), np.float32) for row in rows])
    told = sparse.csr_matrix((values, np.concatenate(rows), ends), shape=(len(rows), len(ROLES) * BUCKETS))
    told.sum_duplicates()
    owners = np.tile(np.arange(len(seen.segments)), len(ROLES))
    ones = np.ones(len(owners), np.float32)
    shares = sparse.csr_matrix((ones, (owners, back.ravel())), shape=(len(seen.segments), len(rows)))
    return told, shares, keys.tolist()


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
        stacked, self.ranges = _shared(examples)
        often = np.bincount(stacked.indices, minlength=stacked.shape[1])
        self.used = np.argsort(-often, kind="stable")[: np.count_nonzero(often)]  # what is used most lies together
        self.grams = stacked[:, self.used].tocsr()
        self.grams_t = self.grams.T.tocsr()
        self.ranges_t = self.ranges.T.tocsr()
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

    def start(self, like: Look | None) -> Floats:
        """Flat weights to start from; those of dense features that the other look doesn't have are 0."""
        grams, dense, joins = (np.zeros(shape) for shape in self.shapes)
        if like:
            grams[:] = like.grams.reshape(-1, len(Label))[self.used]
            dense[: len(like.dense)] = like.dense
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
    rounds = FEWER_ROUNDS if like else ROUNDS
    options = {"maxiter": rounds, "maxcor": 8}
    found = minimize(problem, problem.start(like), jac=True, method="L-BFGS-B", options=options)
    w_grams, w_dense, w_joins = problem.parts(found.x)
    table = np.zeros((len(ROLES) * BUCKETS, len(Label)), dtype=np.float32)
    table[problem.used] = w_grams
    joins = np.where(problem.allowed, w_joins, NEVER).astype(np.float32)
    bias = np.zeros(len(Label), dtype=np.float32)
    return Look(table.reshape(len(ROLES), BUCKETS, len(Label)), w_dense.astype(np.float32), joins, bias)


def strangers(examples: Sequence[Example]) -> dict[str, Look]:
    """For each voice a first look that has not seen it."""
    voices = sorted({example.voice for example in examples})
    found = {}
    for fold in (voices[at::FOLDS] for at in range(FOLDS)):
        look = fit([example for example in examples if example.voice not in fold])
        found.update(dict.fromkeys(fold, look))
    return found


def fit_both(examples: Sequence[Example], unseen: Mapping[str, Look]) -> tuple[Look, Look]:
    """First and second look."""
    taught = [second_example(example, unseen[example.voice]) for example in examples]
    first = fit(examples)
    return first, fit(taught, first)


def held_out(examples: Sequence[Example], unseen: Mapping[str, Look]) -> dict[str, float]:
    """Findings that first looks find in voices that they have not seen; the second look adds to that."""
    told = []
    for example in examples:
        scores = _scores(example, unseen[example.voice])
        scores[:, [Label.FINDING, Label.MORE_FINDING]] += (tagger.EAGER, tagger.EAGER / 2)
        labels = tagger.decode(scores, example.joins, unseen[example.voice].joins)
        told.append(counts(example.view, example.labels, labels))
    return figures(told)


def second_example(seen: Example, first: Look) -> Example:
    """The example as the second look sees it, after a first look."""
    around = surroundings(seen.view, tagger.posteriors(_scores(seen, first), seen.joins, first.joins))
    return replace(seen, dense=np.hstack([seen.dense, around]))


def _scores(seen: Example, look: Look) -> Floats:
    words = seen.ranges @ (seen.grams @ look.grams.reshape(-1, len(Label)))
    return np.asarray(words + seen.dense @ look.dense + look.bias)


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
    """Rebuild corpora/model/tagger.npz, and tagger.json with what was found in voices held out."""
    texts = corpus()
    told = examples(texts)
    unseen = strangers(told)
    tagger.save(*fit_both(told, unseen))
    figures_of = {"first look": held_out(told[: 2 * len(texts)], unseen)}  # as written, styled and plain
    tagger.MODEL.with_suffix(".json").write_text(json.dumps(figures_of, indent=1) + "\n", encoding="utf-8")
    print(f"{tagger.MODEL.name}: {tagger.MODEL.stat().st_size / 1e6:.1f} MB, {figures_of}")


if __name__ == "__main__":
    main()
