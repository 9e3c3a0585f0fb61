"""The trained tagger: which segments begin or continue a finding or a measure, decided for a document at once.

Two looks, each a linear-chain conditional random field over hashed character n-grams by role and counted cues; the
second also sees what the first found around a segment (surroundings.py). corpora/scripts/train_tagger.py makes
corpora/model/tagger.npz from corpora/training.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import EDGES, Features, View, features
from extractors.chinese.surroundings import surroundings
from extractors.grams import grams

MODEL = Path(__file__).parents[2] / "corpora" / "model" / "tagger.npz"
BUCKETS = 1 << 16
SIZES = (1, 2, 3, 4)
NEVER = -1e4  # weight of a join that can't be
ONE_DIGIT = str.maketrans("123456789", "000000000")

Floats = NDArray[np.float32]
Scores = NDArray[np.floating[Any]]


class Label(IntEnum):
    """What a segment is."""

    OTHER = 0
    FINDING = 1  # begins a finding
    MORE_FINDING = 2  # continues it
    MEASURE = 3
    MORE_MEASURE = 4


CONTINUES = {Label.MORE_FINDING: (1, 2), Label.MORE_MEASURE: (3, 4)}
DENSE_PARTS = ("dense", "joins", "bias")  # of a look, as the file names them
NEW_PLACE = (0, 1, 2)  # joins over a line's or a cell's edge: nothing continues there


@dataclass(frozen=True, slots=True)
class Look:
    """The learned weights of one look."""

    grams: Floats  # (roles, buckets, labels)
    dense: Floats  # (dense features, labels)
    joins: Floats  # (edges, label before, label)
    bias: Floats  # (labels,)


@dataclass(frozen=True, slots=True)
class Model:
    """Both looks; their n-gram tables stand side by side, so that one pass over the text serves both."""

    grams: Floats  # (roles, buckets, labels of the first look and of the second)
    first: Look
    second: Look


@dataclass(frozen=True, slots=True)
class Tag:
    """One segment's label and how sure it is, 0..1."""

    label: Label
    score: float


@cache
def model() -> Model:
    """The shipped weights, loaded once."""
    with np.load(MODEL) as file:
        table = file["grams"].astype(np.float32)
        first, second = (
            Look(part, *(file[f"{name}{number}"].astype(np.float32) for name in DENSE_PARTS))
            for number, part in enumerate(np.split(table, 2, axis=2), 1)
        )
    return Model(table, first, second)


def save(first: Look, second: Look) -> None:
    """Write both looks to corpora/model/tagger.npz."""
    MODEL.parent.mkdir(exist_ok=True)
    parts = {f"{name}{n}": getattr(look, name) for n, look in ((1, first), (2, second)) for name in DENSE_PARTS}
    table = np.concatenate([first.grams, second.grams], axis=2).astype(np.float16)
    np.savez_compressed(MODEL, allow_pickle=False, grams=table, **parts)


def tag(view: View) -> list[Tag]:
    """A tag for each segment of the document."""
    if not view.segments:
        return []
    found, weights = features(view), model()
    words = emissions(view.text, found, weights.grams)
    own = words[:, : len(Label)] + found.dense @ weights.first.dense + weights.first.bias
    around = surroundings(view, posteriors(own, found.joins, weights.first.joins))
    dense = np.hstack([found.dense, around])
    scores = words[:, len(Label) :] + dense @ weights.second.dense + weights.second.bias
    best = decode(scores, found.joins, weights.second.joins)
    sure = posteriors(scores, found.joins, weights.second.joins)[np.arange(len(best)), best]
    return [Tag(Label(int(label)), float(score)) for label, score in zip(best, sure, strict=True)]


def emissions(text: str, found: Features, table: Floats) -> Floats:
    """How well each label fits each segment by its words: (segments, labels of the table)."""
    total = np.zeros((found.ranges.shape[1], table.shape[2]), dtype=np.float32)
    hashed = [grams(text.translate(ONE_DIGIT), range(size, size + 1), BUCKETS) for size in SIZES]
    for role, ranges in zip(table, found.ranges, strict=True):
        total += summed(hashed, ranges, role)
    return total


def summed(hashed: list[NDArray[np.uint32]], ranges: NDArray[np.int64], table: Floats) -> Floats:
    """Sums of weights over all n-grams inside each range, divided by the root of their number."""
    places, back = np.unique(ranges, axis=0, return_inverse=True)
    sums = np.zeros((len(places), table.shape[1]), dtype=np.float32)
    counts = np.zeros(len(places), dtype=np.float32)
    for size, ids in zip(SIZES, hashed, strict=True):
        starts = np.minimum(places[:, 0], len(ids))
        lengths = np.minimum(places[:, 1] - size + 1, len(ids)) - starts
        lengths = np.maximum(lengths, 0)
        filled = np.flatnonzero(lengths)
        if len(filled):
            first = np.cumsum(lengths[filled]) - lengths[filled]
            at = np.arange(lengths[filled].sum()) + np.repeat(starts[filled] - first, lengths[filled])
            sums[filled] += np.add.reduceat(table[ids[at]], first, axis=0)
        counts += lengths.astype(np.float32)
    return np.asarray((sums / np.sqrt(np.maximum(counts, 1))[:, None])[back.ravel()], dtype=np.float32)


def allowed() -> NDArray[np.bool_]:
    """Which label may follow which, for each kind of join: (edges, before, label)."""
    table = np.ones((EDGES, len(Label), len(Label)), dtype=bool)
    for label, before in CONTINUES.items():
        table[:, :, label] = False
        for join in set(range(EDGES)) - set(NEW_PLACE):
            table[join, before, label] = True
    return table


def decode(scores: Scores, joins: NDArray[np.int64], table: Floats) -> NDArray[np.int64]:
    """The best labels of the whole sequence."""
    steps = table[joins]
    best = scores[0].copy()
    best[list(CONTINUES)] = NEVER
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        paths = best[:, None] + steps[at]
        back[at] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[at]
    labels = np.zeros(len(scores), dtype=np.int64)
    labels[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        labels[at - 1] = back[at, labels[at]]
    return labels


def posteriors(scores: Scores, joins: NDArray[np.int64], table: Floats) -> Floats:
    """Probability of each label for each segment, given the whole document."""
    steps = table[joins]
    forward, backward = np.zeros(scores.shape), np.zeros(scores.shape)
    forward[0] = scores[0]
    forward[0, list(CONTINUES)] = NEVER
    for at in range(1, len(scores)):
        forward[at] = _log_sum(forward[at - 1][:, None] + steps[at]) + scores[at]
    for at in range(len(scores) - 2, -1, -1):
        backward[at] = _log_sum((steps[at + 1] + scores[at + 1] + backward[at + 1]).T)
    joint = forward + backward
    joint -= joint.max(axis=1, keepdims=True)
    chances = np.exp(joint)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float32)


def _log_sum(paths: NDArray[np.float64]) -> NDArray[np.float64]:
    top = paths.max(axis=0)
    return np.asarray(top + np.log(np.exp(paths - top).sum(axis=0)))
