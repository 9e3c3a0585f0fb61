"""The trained tagger: which segments begin or continue a finding or a measure, decided for a document at once.

Two looks, each a linear-chain conditional random field over hashed character n-grams by role and counted cues; the
second also sees what the first found around a segment (surroundings.py). What they take for likely findings is judged
once more as a whole (judge.py). corpora/scripts/train_tagger.py makes corpora/model/tagger.npz from corpora/training.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import EDGES, Features, View, classes, features
from extractors.chinese.surroundings import surroundings
from extractors.grams import grams

MODEL = Path(__file__).parents[2] / "corpora" / "model" / "tagger.npz"
BUCKETS = 1 << 16
SIZES = (1, 2, 3, 4)
NEVER = -1e4  # weight of a join that can't be
EAGER = 0.3  # added to a beginning: on held-out voices about as many are missed as invented then
LIKELY = 1.2  # added to a beginning to find what may be a finding: nine of ten, and half as many that are none
RESCALED = 8  # rows of chances after which they are scaled: few enough for 64 bits
AT_ONCE = 1 << 14  # characters of ranges summed at once: few enough to stay in the processor's cache
_DIGIT = re.compile("[1-9]")

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


@dataclass(frozen=True, slots=True)
class Told:
    """What the tagger tells of the segments of a document."""

    labels: Ints  # the best ones
    likely: Ints  # the best ones where much is taken for a finding
    chances: Floats  # (segments, labels)
    cues: Floats  # (segments, classes of cues)


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
    return tags(tell(view)) if view.segments else []


def tags(told: Told) -> list[Tag]:
    """The best labels as tags."""
    sure = told.chances[np.arange(len(told.labels)), told.labels]
    return [Tag(LABELS[label], score) for label, score in zip(told.labels.tolist(), sure.tolist(), strict=True)]


def tell(view: View) -> Told:
    """Labels and chances of the segments; there must be one."""
    found, weights = features(view), model()
    words = emissions(view.text, found, weights.grams)
    own = words[:, : len(Label)] + found.dense @ weights.first.dense + weights.first.bias
    around = surroundings(view, posteriors(own, found.joins, weights.first.joins))
    dense = np.hstack([found.dense, around])
    scores = words[:, len(Label) :] + dense @ weights.second.dense + weights.second.bias
    return told_by(scores, weights.second.joins, found)


def told_by(scores: Scores, steps: Floats, found: Features) -> Told:
    """Labels and chances of segments whose labels fit as `scores` say and follow each other as `steps` say."""
    best, likely = (decode(_eager(scores, much), found.joins, steps) for much in (EAGER, LIKELY))
    chances = posteriors(_eager(scores, EAGER), found.joins, steps)
    return Told(best, likely, chances, found.dense[:, : len(classes("cues"))])


def _eager(scores: Scores, much: float) -> Scores:
    """The scores with something added to findings."""
    more = np.zeros(len(Label), dtype=scores.dtype)
    more[[Label.FINDING, Label.MORE_FINDING]] = much, much / 2
    return scores + more


def one_digit(text: str) -> str:
    """The text with 0 for every digit: what is counted matters, not how many."""
    return _DIGIT.sub("0", text)


def emissions(text: str, found: Features, table: Floats) -> Floats:
    """How well each label fits each segment by its words: (segments, labels of the table).

    For each role the weights of all n-grams inside its range, divided by the root of their number; a range that
    several segments share is summed once.
    """
    width = len(text) + 1
    starts, ends = found.ranges[..., 0], found.ranges[..., 1]
    roles = np.arange(len(found.ranges))[:, None]
    keys, back = np.unique((roles * width + starts) * width + ends, return_inverse=True)
    rest, ends = np.divmod(keys, width)
    roles, starts = np.divmod(rest, width)
    plain = one_digit(text)
    hashed = [grams(plain, range(size, size + 1), BUCKETS) for size in SIZES]
    parts = np.array_split(np.arange(len(keys)), 1 + int((ends - starts).sum()) // AT_ONCE)
    sums = np.concatenate([_summed(hashed, (roles[part], starts[part], ends[part]), table) for part in parts])
    return np.asarray(sums[back.reshape(found.ranges.shape[:2])].sum(axis=0), dtype=np.float32)


def _summed(hashed: Sequence[NDArray[np.uint32]], ranges: Sequence[NDArray[np.int64]], table: Floats) -> Floats:
    """One row for each of the ranges: roles, starts, ends."""
    roles, starts, ends = ranges
    flat = table.reshape(-1, table.shape[2])
    sums = np.zeros((len(starts), table.shape[2]), dtype=np.float32)
    counts = np.zeros(len(starts))
    for size, ids in zip(SIZES, hashed, strict=True):
        lengths = np.maximum(np.minimum(ends - size + 1, len(ids)) - starts, 0)
        filled = np.flatnonzero(lengths)
        if len(filled):
            long = lengths[filled]
            first = np.cumsum(long) - long
            at = np.arange(long.sum()) + np.repeat(starts[filled] - first, long)
            rows = flat.take(ids.take(at) + np.repeat(roles[filled] * BUCKETS, long), axis=0, mode="clip")
            sums[filled] += np.add.reduceat(rows, first, axis=0)
        counts += lengths
    return np.asarray(sums / np.sqrt(np.maximum(counts, 1))[:, None], dtype=np.float32)


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
    best = scores.copy()
    best[0, list(CONTINUES)] = NEVER
    ways = np.empty(table.shape[1:], np.result_type(best, steps))
    for before, step, here in zip(best[:, :, None], steps[1:], best[1:], strict=False):
        np.add(before, step, ways)
        here += np.maximum.reduce(ways)
    back = _highest(best[:-1, :, None] + steps[1:]).tolist()
    labels = [int(best[-1].argmax())]
    for choices in reversed(back):
        labels.append(choices[labels[-1]])
    return np.array(labels[::-1], dtype=np.int64)


def _highest(ways: Scores) -> NDArray[np.int64]:
    """ways.argmax(axis=1), quicker where there are few to choose from."""
    highest, found = ways[:, 0], np.zeros((len(ways), ways.shape[2]), np.int64)
    for at in range(1, ways.shape[1]):
        found[ways[:, at] > highest] = at
        highest = np.maximum(highest, ways[:, at])
    return found


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
