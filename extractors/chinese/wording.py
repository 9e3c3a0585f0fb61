"""How alike short Chinese texts are by the character pairs that they share, rare pairs counting more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

Vector = dict[str, float]


class Wording:
    """Texts to compare others with; pairs that stand in many of them count little."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [_pairs(text) for text in texts]
        seen = Counter(pair for count in counts for pair in count)
        self._rarity = {pair: log(1 + len(texts) / times) for pair, times in seen.items()}
        self._vectors = [self._vector(count) for count in counts]

    def likeness(self, texts: Sequence[str]) -> list[list[float]]:
        """For each text its cosine (0..1) with each text given first."""
        vectors = [self._vector(_pairs(text)) for text in texts]
        return [
            [sum(weight * other.get(pair, 0.0) for pair, weight in vector.items()) for other in self._vectors]
            for vector in vectors
        ]

    def _vector(self, count: Counter[str]) -> Vector:
        weights = {pair: times * self._rarity.get(pair, 0.0) for pair, times in count.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {pair: weight / length for pair, weight in weights.items() if weight}


def _pairs(text: str) -> Counter[str]:
    letters = "".join(char for char in text if char.isalpha())
    return Counter(letters[at : at + 2] for at in range(len(letters) - 1))
