"""A linear table from hashed character n-grams to labels: ridge regression on examples, solved exactly in numpy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.grams import bare, grams

BUCKETS = 1 << 16
SIZES = range(1, 4)
RIDGE = 0.6  # how much an example of weight 1 may be missed
CONTEXT = 0.3  # weight of the surroundings against the text itself
AT_ONCE = 12  # texts weighed at once: few enough that the zeros of their matrix cost nothing
LEAST_LENGTH = 1e-6  # of a vector
COMMON = 24  # examples from which an n-gram is common
KEPT = 0.004  # smaller weights are not written: they fill the file and change nothing

Floats = NDArray[np.float32]
Weights = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A text that is known to belong to a label."""

    text: str
    label: str
    context: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Bags:
    """The n-grams of several texts, text by text, those of one text ascending."""

    size: int  # texts
    rows: Ints  # the text of each n-gram
    ids: Ints
    often: Floats  # 1 plus the logarithm of how often

    def starts(self) -> Ints:
        """Where the n-grams of each text begin that has any."""
        return changes(self.rows).nonzero()[0]

    def values(self, rarity: Floats) -> Floats:
        """The weight of each n-gram; those of one text make a vector of length 1."""
        found = self.often * rarity.take(self.ids)
        lengths = np.sqrt(np.bincount(self.rows, found * found, minlength=self.size))
        return np.asarray(found / np.maximum(lengths, LEAST_LENGTH).astype(np.float32)[self.rows])

    def each(self, rarity: Floats) -> Iterator[tuple[Ints, Floats]]:
        """The n-grams of each text with their weights."""
        ends = np.searchsorted(self.rows, np.arange(self.size), side="right")[:-1]
        return zip(np.split(self.ids, ends), np.split(self.values(rarity), ends), strict=True)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Scores of labels per n-gram; a text's scores lie around 0 (no) to 1 (yes)."""

    labels: tuple[str, ...]
    rarity: Floats  # BUCKETS: inverse document frequency
    weights: Weights  # BUCKETS x labels; half precision, or single where a table is asked often
    bias: Floats  # labels

    def scores(self, text: str, context: str = "") -> Floats:
        """How well each label fits the text."""
        found: Floats = self.scores_of(bags([text]), bags([context]) if context else None)[0]
        return found

    def scores_of(self, texts: Bags, contexts: Bags | None = None) -> Floats:
        """How well each label fits each text, each with its context: (texts, labels)."""
        found = self.bias + self.told_by(texts)
        return found if contexts is None else found + np.float32(CONTEXT) * self.told_by(contexts)

    def told_by(self, texts: Bags) -> Floats:
        """What the words of each text say for each label, bias apart: (texts, labels)."""
        found = np.zeros((texts.size, len(self.labels)), np.float32)
        values = texts.values(self.rarity)
        for first in range(0, texts.size, AT_ONCE):
            start, end = texts.rows.searchsorted((first, first + AT_ONCE))
            matrix = np.zeros((min(AT_ONCE, texts.size - first), end - start), np.float32)
            matrix[texts.rows[start:end] - first, np.arange(end - start)] = values[start:end]
            weights = self.weights.take(texts.ids[start:end], axis=0, mode="clip")
            found[first : first + AT_ONCE] = matrix @ weights.astype(np.float32, copy=False)
        return found

    def scores_in(self, texts: Bags, labels: Ints) -> Floats:
        """How well some labels fit each text, for each text others: (texts, labels of each)."""
        found = self.bias.take(labels)
        places = (texts.ids * len(self.labels))[:, None] + labels[texts.rows]
        weights = self.weights.take(places, mode="clip").astype(np.float32)
        weights *= texts.values(self.rarity)[:, None]
        starts = texts.starts()
        if len(starts):
            found[texts.rows[starts]] += np.add.reduceat(weights, starts, axis=0)
        return found

    def weigh(self, ids: Ints, values: Floats) -> Floats:
        """Scores of the labels for n-grams with their weights."""
        weights = self.weights.take(ids, axis=0, mode="clip")
        found: Floats = self.bias + values @ weights.astype(np.float32)
        return found

    def shares(self, texts: Sequence[str], labels: Sequence[int]) -> list[Floats]:
        """For each text what each character of bare(text) contributes to the score of its label."""
        plain = [bare(text) for text in texts]
        lengths = [len(text) for text in plain]
        rows, wanted = np.repeat(np.arange(len(plain)), lengths), np.asarray(labels, np.int64)
        found = np.zeros(len(rows), np.float32)
        for size in SIZES[1:]:
            ids = grams("".join(plain), range(size, size + 1), BUCKETS)
            own = rows[: len(ids)]
            parts = self.weights[ids, wanted[own]].astype(np.float32) * self.rarity.take(ids)
            parts[own != rows[size - 1 :]] = 0  # across two texts
            for offset in range(size):
                found[offset : offset + len(parts)] += parts
        ends = np.cumsum(lengths).tolist()
        return [found[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def bags(texts: Sequence[str]) -> Bags:
    """The n-grams of several texts, counted."""
    return _counted(tuple(texts))


@lru_cache(maxsize=4)  # several tables are asked about the same texts, one after the other
def _counted(texts: tuple[str, ...]) -> Bags:
    plain = [bare(text) for text in texts]
    rows = np.repeat(np.arange(len(plain)), [len(text) for text in plain])
    owners = [rows[: max(0, len(rows) - size + 1)] for size in SIZES]
    inside = np.concatenate([own == rows[size - 1 :] for own, size in zip(owners, SIZES, strict=True)])
    keys = (np.concatenate(owners) * BUCKETS + grams("".join(plain), SIZES, BUCKETS))[inside]  # not across two texts
    keys.sort()
    starts = changes(keys).nonzero()[0]
    found, ends = keys[starts], np.concatenate([starts[1:], [len(keys)]])[: len(starts)]
    return Bags(len(plain), found // BUCKETS, found % BUCKETS, (1 + np.log(ends - starts)).astype(np.float32))


def changes(values: Ints) -> NDArray[np.bool_]:
    """Where a value differs from the one before."""
    found = np.empty(len(values), np.bool_)
    found[:1] = True
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def unit(text: str, rarity: Floats) -> tuple[Ints, Floats]:
    """N-grams of a text, ascending, with their weights: a vector of length 1."""
    bag = bags([text])
    return bag.ids, bag.values(rarity)


def _vector(text: str, context: str, rarity: Floats) -> tuple[Ints, Floats]:
    ids, values = unit(text, rarity)
    if not context:
        return ids, values
    around, faint = unit(context, rarity)
    return np.concatenate([ids, around]), np.concatenate([values, np.float32(CONTEXT) * faint])


def fit(examples: Sequence[Example], labels: Sequence[str]) -> Table:
    """The table that says each example's label best; labels without an example stay at 0."""
    rarity = rarity_of([example.text for example in examples])
    vectors = [_vector(example.text, example.context, rarity) for example in examples]
    rows = np.repeat(np.arange(len(vectors)), [len(ids) for ids, _ in vectors])
    columns = np.concatenate([ids for ids, _ in vectors])
    values = np.concatenate([found for _, found in vectors])
    wanted = np.array([[example.label == label for label in labels] for example in examples], np.float64)
    bias = wanted.mean(axis=0)
    likeness = _likeness(rows, columns, values, len(vectors))
    likeness[np.diag_indices(len(vectors))] += [RIDGE / example.weight for example in examples]
    dual = np.linalg.solve(likeness, wanted - bias)
    weights = np.zeros((BUCKETS, len(labels)), np.float32)
    np.add.at(weights, columns, (values[:, None] * dual[rows]).astype(np.float32))
    return Table(tuple(labels), rarity, weights.astype(np.float16), bias.astype(np.float32))


def rarity_of(texts: Sequence[str]) -> Floats:
    """How rare each n-gram is among these texts: its inverse document frequency."""
    seen = np.zeros(BUCKETS)
    for text in texts:
        seen[np.unique(grams(bare(text), SIZES, BUCKETS))] += 1
    found: Floats = (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float32)
    return found


def _likeness(rows: Ints, columns: Ints, values: Floats, count: int) -> NDArray[np.float64]:
    """Dot products of all examples: rare n-grams pair by pair, the few common ones as a matrix."""
    found = np.zeros((count, count), np.float32)
    order = np.argsort(columns, kind="stable")
    rows, values = rows[order], values[order]
    _, starts, often = np.unique(columns[order], return_index=True, return_counts=True)
    common = np.flatnonzero(often > COMMON)
    matrix = np.zeros((count, len(common)), np.float32)
    for place, column in enumerate(common):
        part = slice(starts[column], starts[column] + often[column])
        np.add.at(matrix[:, place], rows[part], values[part])
    found += matrix @ matrix.T
    for size in range(1, COMMON + 1):
        parts = starts[often == size][:, None] + np.arange(size)
        here, weight = rows[parts], values[parts]
        np.add.at(found, (here[:, :, None], here[:, None, :]), weight[:, :, None] * weight[:, None, :])
    return found.astype(np.float64)


def save(table: Table, path: Path) -> None:
    """Write a table without its smallest weights."""
    weights = np.where(np.abs(table.weights) < KEPT, np.float16(0), table.weights)
    np.savez_compressed(
        path,
        labels=np.array(table.labels),
        rarity=table.rarity.astype(np.float16),
        weights=weights,
        bias=table.bias,
    )


def read(path: Path) -> Table:
    """A table that `save` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        return Table(
            tuple(str(label) for label in stored["labels"]),
            stored["rarity"].astype(np.float32),
            stored["weights"],
            stored["bias"],
        )
