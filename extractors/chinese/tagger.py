"""The trained tagger: which segments begin or continue a finding or a measure, decided for a document at once.

A linear-chain conditional random field over hashed character n-grams by role and counted cues. What it takes for likely
findings is judged as a whole (judge.py). corpora/scripts/train_tagger.py makes corpora/model/tagger.npz from
corpora/training.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.emissions import Weights, emissions, weights
from extractors.chinese.features import EDGES, Features, View, classes, features

MODEL = Path(__file__).parents[2] / "corpora" / "model" / "tagger.npz"
NEVER = -1e4  # weight of a join that can't be
EAGER = 0.3  # added to a beginning: on held-out voices about as many are missed as invented then
LIKELY = 2.0  # added to a beginning to find what may be a finding: 94 of 100, and half as many that are none
RESCALED = 8  # rows of chances after which they are scaled: few enough for 64 bits

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Scores = NDArray[np.floating[Any]]


class Label(IntEnum):
    """What a segment is."""

    OTHER = 0
    FINDING = 1  # begins a finding
    MORE_FINDING = 2  # continues it
    MEASURE = 3
    MORE_MEASURE = 4


LABELS = tuple(Label)
CONTINUES = {Label.MORE_FINDING: (1, 2), Label.MORE_MEASURE: (3, 4)}
DENSE_PARTS = ("dense", "joins", "bias")  # of a look, as the file names them
MORE_FINDINGS = np.array([[0, much, much / 2, 0, 0] for much in (EAGER, LIKELY)], np.float32)
NEW_PLACE = (0, 1, 2)  # joins over a line's or a cell's edge: nothing continues there


@dataclass(frozen=True, slots=True)
class Look:
    """The learned weights."""

    grams: Scores  # (roles, buckets, labels)
    dense: Floats  # (dense features, labels)
    joins: Floats  # (edges, label before, label)
    bias: Floats  # (labels,)


class Tag(NamedTuple):
    """One segment's label and how sure it is, 0..1."""

    label: Label
    score: float


@dataclass(frozen=True, slots=True)
class Told:
    """What the tagger tells of the segments of a document."""

    labels: Ints  # the best ones
    likely: Ints  # the best ones where much is taken for a finding
    chances: Floats  # (segments, labels)
    cues: Floats  # (segments, classes of cues)


@cache
def model() -> tuple[Weights, Look]:
    """What n-grams weigh, and the shipped weights, loaded once."""
    with np.load(MODEL) as file:
        look = Look(file["grams"], *(file[part].astype(np.float32) for part in DENSE_PARTS))
    return weights(look.grams), look


def save(look: Look) -> None:
    """Write corpora/model/tagger.npz."""
    MODEL.parent.mkdir(exist_ok=True)
    parts = {part: getattr(look, part) for part in DENSE_PARTS}
    np.savez_compressed(MODEL, allow_pickle=False, grams=look.grams.astype(np.float16), **parts)


def tag(view: View) -> list[Tag]:
    """A tag for each segment of the document."""
    return tags(tell(view)) if view.segments else []


def tags(told: Told) -> list[Tag]:
    """The best labels as tags."""
    sure = told.chances[np.arange(len(told.labels)), told.labels]
    return [Tag(LABELS[label], score) for label, score in zip(told.labels.tolist(), sure.tolist(), strict=True)]


def tell(view: View) -> Told:
    """Labels and chances of the segments; there must be one."""
    found, (words, look) = features(view), model()
    scores = found.dense @ look.dense + look.bias
    scores[:, 1:] += emissions(view.text, found.ranges, words)  # words count against the first label, which needs none
    return told_by(scores, look.joins, found)


def told_by(scores: Scores, steps: Floats, found: Features) -> Told:
    """Labels and chances of segments whose labels fit as `scores` say and follow each other as `steps` say."""
    eager = scores[:, None] + MORE_FINDINGS
    best, likely = decode(eager, found.joins, steps)
    chances = posteriors(eager[:, 0], found.joins, steps)
    return Told(best, likely, chances, found.dense[:, : len(classes("cues"))])


def allowed() -> NDArray[np.bool_]:
    """Which label may follow which, for each kind of join: (edges, before, label)."""
    table = np.ones((EDGES, len(Label), len(Label)), dtype=bool)
    for label, before in CONTINUES.items():
        table[:, :, label] = False
        for join in set(range(EDGES)) - set(NEW_PLACE):
            table[join, before, label] = True
    return table


def decode(scores: Scores, joins: NDArray[np.int64], table: Floats) -> NDArray[np.int64]:
    """The best labels of the whole sequence, for each of several ways to score it: (segments, ways, labels)."""
    steps = table[joins[1:], None] + scores[1:, :, None]
    best = scores.copy()
    best[0, :, list(CONTINUES)] = NEVER
    ways = np.empty(steps.shape[1:], np.result_type(best, steps))
    for before, step, here in zip(best[..., None], steps, best[1:], strict=False):
        np.maximum.reduce(np.add(before, step, ways), 1, None, here)
    back = (best[:-1, ..., None] + steps).argmax(axis=2).tolist()
    labels = [best[-1].argmax(axis=1).tolist()]
    for choices in reversed(back):
        labels.append([choice[label] for choice, label in zip(choices, labels[-1], strict=True)])
    return np.array(labels[::-1], dtype=np.int64).T


def posteriors(scores: Scores, joins: NDArray[np.int64], table: Floats) -> Floats:
    """Probability of each label for each segment, given the whole document."""
    own = np.exp(scores - scores.max(axis=1, keepdims=True), dtype=np.float64)
    own[0, list(CONTINUES)] = 0
    steps = np.exp(table, dtype=np.float64)[joins] * own[:, None, :]
    forward, backward = own.copy(), np.ones(own.shape)
    rows = zip(forward, steps[1:], forward[1:], strict=False)
    for at, (before, step, here) in enumerate(rows, 1):  # some rows are scaled, so that none grows or vanishes
        before.dot(step, here)
        if at % RESCALED == 0:
            here /= here.sum()
    rows = zip(steps[:0:-1], backward[:0:-1], backward[-2::-1], strict=True)
    for at, (step, behind, here) in zip(range(len(scores) - 1, 0, -1), rows, strict=True):
        step.dot(behind, here)
        if at % RESCALED == 0:
            here /= here.sum()
    chances = forward * backward
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float32)
