"""What a problem is about and what is wrong with it: the objects and faults of corpora/lexicons/topics.yaml."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

TABLE = Path(__file__).resolve().parents[1] / "corpora" / "lexicons" / "topics.yaml"
DISJOINT = -0.7  # both say what it is about, and it is something else

Names = frozenset[str]
Words = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """Names of the objects that a text speaks of (活动阵地) and of the faults that it finds in them (闲置)."""

    objects: Names
    faults: Names


@lru_cache(maxsize=1 << 14)
def topic(text: str) -> Topic:
    """The objects and faults whose words stand in a text."""
    return Topic(_named(text, _words("objects")), _named(text, _words("faults")))


def agreement(one: Names, other: Names) -> float:
    """How far two sets of names agree: 0..1, 0 where one is empty, negative where they have none in common."""
    if not one or not other:
        return 0.0
    return len(one & other) / math.sqrt(len(one) * len(other)) or DISJOINT


def _named(text: str, table: Words) -> Names:
    return frozenset(name for name, words in table if any(word in text for word in words))


@cache
def _words(kind: str) -> Words:
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return tuple((str(name), tuple(words)) for name, words in table[kind].items())
