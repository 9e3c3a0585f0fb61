"""The trained tagger: which segments begin or continue a finding or a measure, decided for a document at once.

A linear-chain conditional random field over hashed character n-grams by role and counted cues;
corpora/scripts/train_tagger.py makes corpora/model/tagger.npz from corpora/training.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import EDGES, Features, View, features
from extractors.grams import grams

MODEL = Path(__file__).parents[2] / "corpora" / "model" / "tagger.npz"
BUCKETS = 1 << 16
SIZES = (1, 2, 3, 4)
NEVER = -1e4  # weight of a join that can't be
ONE_DIGIT = str.maketrans("123456789", "000000000")

Floats = NDArray[np.float32]


class Label(IntEnum):
    """What a segment is."""

    OTHER = 0
    FINDING = 1  # begins a finding
    MORE_FINDING = 2  # continues it
    MEASURE = 3
    MORE_MEASURE = 4


CONTINUES = {Label.MORE_FINDING: (1, 2), Label.MORE_MEASURE: (3, 4)}
NEW_PLACE = (0, 1, 2)  # joins over a line's or a cell's edge: nothing continues there


@dataclass(frozen=True, slots=True)
class Model:
    """The learned weights."""

    grams: Floats  # (roles, buckets, labels)
    dense: Floats  # (dense features, labels)
    joins: Floats  # (edges, label before, label)
    bias: Floats  # (labels,)


@dataclass(frozen=True, slots=True)
class Tag:
    """One segment's label and how sure it is, 0..1."""

    label: Label
    score: float


@cache
def model() -> Model:
    """The shipped weights, loaded once."""
    with np.load(MODEL) as file:
        return Model(*(file[name].astype(np.float32) for name in ("grams", "dense", "joins", "bias")))


def tag(view: View) -> list[Tag]:
    """A tag for each segment of the document."""
    if not view.segments:
        return []
    found = features(view)
    scores = emissions(view.text, found, model())
    best, sure = decode(scores, found.joins, model().joins)
    return [Tag(Label(int(label)), float(score)) for label, score in zip(best, sure, strict=True)]


def emissions(text: str, found: Features, weights: Model) -> Floats:
    """How well each label fits each segment by itself: (segments, labels)."""
    total: Floats = found.dense @ weights.dense + weights.bias
    hashed = [grams(text.translate(ONE_DIGIT), range(size, size + 1), BUCKETS) for size in SIZES]
    for table, ranges in zip(weights.grams, found.ranges, strict=True):
        total += summed(hashed, ranges, table)
    return total


def summed(hashed: list[NDArray[np.uint32]], ranges: NDArray[np.int64], table: Floats) -> Floats:
    """Sums of weights over all n-grams inside each range, divided by the root of their number."""
    sums = np.zeros((len(ranges), table.shape[1]), dtype=np.float32)
    counts = np.zeros(len(ranges), dtype=np.float32)
    for size, ids in zip(SIZES, hashed, strict=True):
        running = np.zeros((len(ids) + 1, table.shape[1]), dtype=np.float64)
        np.cumsum(table[ids], axis=0, out=running[1:])
        starts = np.minimum(ranges[:, 0], len(ids))
        stops = np.minimum(np.maximum(starts, ranges[:, 1] - size + 1), len(ids))
        sums += (running[stops] - running[starts]).astype(np.float32)
        counts += (stops - starts).astype(np.float32)
    return np.asarray(sums / np.sqrt(np.maximum(counts, 1))[:, None], dtype=np.float32)


def allowed() -> NDArray[np.bool_]:
    """Which label may follow which, for each kind of join: (edges, before, label)."""
    table = np.ones((EDGES, len(Label), len(Label)), dtype=bool)
    for label, before in CONTINUES.items():
        table[:, :, label] = False
        for join in set(range(EDGES)) - set(NEW_PLACE):
            table[join, before, label] = True
    return table


def decode(scores: Floats, joins: NDArray[np.int64], table: Floats) -> tuple[NDArray[np.int64], Floats]:
    """The best labels of the whole sequence and the probability of each."""
    steps = table[joins]
    best = scores[0].copy()
    best[list(CONTINUES)] = NEVER
    forward = [best]
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        paths = best[:, None] + steps[at]
        back[at] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[at]
        forward.append(_log_sum(forward[-1][:, None] + steps[at]) + scores[at])
    labels = np.zeros(len(scores), dtype=np.int64)
    labels[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        labels[at - 1] = back[at, labels[at]]
    return labels, _sureness(scores, steps, forward, labels)


def _log_sum(paths: Floats) -> Floats:
    top = paths.max(axis=0)
    return np.asarray(top + np.log(np.exp(paths - top).sum(axis=0)), dtype=np.float32)


def _sureness(scores: Floats, steps: Floats, forward: list[Floats], labels: NDArray[np.int64]) -> Floats:
    """Posterior probability of each chosen label."""
    after = np.zeros(scores.shape[1], dtype=np.float32)
    sure = np.zeros(len(scores), dtype=np.float32)
    for at in range(len(scores) - 1, -1, -1):
        joint = forward[at] + after
        sure[at] = np.exp(joint[labels[at]] - _log_sum(joint[:, None])[0])
        after = _log_sum((steps[at] + scores[at] + after).T)
    return sure
