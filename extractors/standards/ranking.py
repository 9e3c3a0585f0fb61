"""Findings under the items of a standard: at most three, best first, each with the words that speak for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extractors.findings import StandardMatch
from extractors.grams import bare, grams
from extractors.standards.model import Standard
from extractors.standards.witness import witnesses, words

BUCKETS = 1 << 15
SIZES = range(2, 4)
MOST = 3  # items offered for one finding
LEAST = 0.02  # cosine under which nothing fits
REASONS = 5

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a finding: headings above (outermost first) and the neighbouring text."""

    headings: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


ALONE = Context()


def rank(standard: Standard, quote: str, context: Context = Context()) -> tuple[StandardMatch, ...]:
    """The items that a finding falls under, best first, scores adding up to at most 1; () when nothing fits."""
    scores = _text_scores(standard, quote) + 0.2 * _text_scores(standard, "".join(context.headings))
    if scores.max(initial=0.0) < LEAST:
        return ()
    shares = np.exp(scores * 40.0)
    shares /= shares.sum()
    best = np.argsort(-shares)[:MOST]
    items = standard.items
    return tuple(
        StandardMatch(standard.id, items[i].code, round(float(shares[i]), 4), _reasons(standard, int(i), quote))
        for i in best
    )


def _reasons(standard: Standard, index: int, quote: str) -> tuple[str, ...]:
    found = [word for word in _words(standard)[index] if word in quote]
    return tuple(word for word in found if not any(word != other and word in other for other in found))[:REASONS]


@lru_cache(maxsize=16)
def _words(standard: Standard) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(dict.fromkeys(words(item))) for item in standard.items)


@lru_cache(maxsize=16)
def _table(standard: Standard) -> Floats:
    """Weight of each n-gram for each item: tf-idf over the items, a unit vector an item."""
    table = np.zeros((BUCKETS, len(standard.items)), np.float32)
    for column, item in enumerate(standard.items):
        for phrase, weight in witnesses(item):
            np.add.at(table[:, column], grams(bare(phrase), SIZES, BUCKETS), weight)
    idf = np.log((len(standard.items) + 1) / (np.count_nonzero(table, axis=1) + 0.5))
    table = np.log1p(table) * idf[:, None].astype(np.float32)
    scaled: Floats = table / np.maximum(np.linalg.norm(table, axis=0), 1e-6)
    return scaled


def _text_scores(standard: Standard, text: str) -> Floats:
    ids = grams(bare(text), SIZES, BUCKETS)
    if not len(ids):
        return np.zeros(len(standard.items), np.float32)
    scores: Floats = _table(standard)[ids].sum(axis=0) / np.float32(np.sqrt(len(ids)))
    return scores
