"""How alike short Chinese texts are by the character pairs that they share, rare pairs counting more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

Vector = dict[str, float]
Shares = tuple[NDArray[np.int64], NDArray[np.float64]]  # texts that have a pair, what it weighs in each


class Wording:
    """Texts to compare others with; pairs that stand in many of them count little."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [_pairs(text) for text in texts]
        seen = Counter(pair for count in counts for pair in count)
        self._size = len(texts)
        self._rarity = {pair: log(1 + len(texts) / times) for pair, times in seen.items()}
        self._shares = _by_pair([self._vector(count) for count in counts])

    def likeness(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """For each text its cosine (0..1) with each text given first; time grows with the pairs that they share."""
        found = np.zeros((len(texts), self._size))
        for row, text in enumerate(texts):
            weights = self._vector(_pairs(text))
            shared = [(*self._shares[pair], weight) for pair, weight in weights.items()]
            if shared:
                at = np.concatenate([places for places, _, _ in shared])
                parts = np.concatenate([weight * others for _, others, weight in shared])
                found[row] = np.bincount(at, parts, minlength=self._size)
        return found

    def _vector(self, count: Counter[str]) -> Vector:
        """The pairs that stand in the texts given first, a vector of length 1."""
        weights = {pair: times * self._rarity[pair] for pair, times in count.items() if pair in self._rarity}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {pair: weight / length for pair, weight in weights.items()}


def _by_pair(vectors: Sequence[Vector]) -> dict[str, Shares]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    weights: defaultdict[str, list[float]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for pair, weight in vector.items():
            places[pair].append(at)
            weights[pair].append(weight)
    return {pair: (np.array(held), np.array(weights[pair])) for pair, held in places.items()}


def _pairs(text: str) -> Counter[str]:
    letters = "".join(filter(str.isalpha, text))
    return Counter(map("".join, pairwise(letters)))
