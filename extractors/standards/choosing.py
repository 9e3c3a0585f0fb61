"""Which standard a whole document should be placed under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

import numpy as np

from extractors.lexicons import load
from extractors.standards.model import Standard
from extractors.standards.ranking import scorer_of

LEAST = 0.14  # mean best item score under which a standard does not fit
LEAST_AT_HOME = 1.2  # words of the standard's world in 1,000 characters under which the text speaks of another world
SHORTEST = 6  # characters of a text that says anything
MOST = 200  # texts looked at; more say the same


def choose(standards: Iterable[Standard], texts: Iterable[str], whole: str = "") -> Standard | None:
    """The standard that fits a document's texts (its findings, or else its lines) best; None when none does.

    `whole` is all that the document says, where the texts are not.
    """
    listed = [text for text in texts if len(text) >= SHORTEST]
    known = {standard: tuple(load("surroundings").get(standard.id, ())) for standard in standards if listed}
    home = {words: not words or _at_home(words, whole or "\n".join(listed)) for words in set(known.values())}
    looked_at = listed[:: max(1, len(listed) // MOST)]
    scored = [(_fit(standard, looked_at), standard) for standard, words in known.items() if home[words]]
    best, chosen = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return chosen if best >= LEAST else None


def _fit(standard: Standard, texts: Sequence[str]) -> float:
    return float(np.mean(scorer_of(standard).scores(texts).max(axis=1)))


def _at_home(words: Sequence[str], whole: str) -> bool:
    """Whether a text is of the world that the words are of."""
    return any(found * 1000 >= LEAST_AT_HOME * len(whole) for found in accumulate(map(whole.count, words), initial=0))
