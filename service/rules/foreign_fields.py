"""What a column of a ledger can be, told by its name: synonyms and words are data in corpora/lexicons."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from extractors.findings import Source
from extractors.lexicons import load
from service.records import ClosureState

LEXICON = "ledger-columns"
EXACT = 1.0
PART, PART_SPAN = 0.55, 0.35  # of a header that holds a name among other words: more for a longer name
SHORTEST_PART = 2  # characters
BRACKETS = re.compile(r"[(（\[【〔].*?[)）\]】〕]")
NOT_WORDS = re.compile(r"[^\w√✓×]+")


class Field(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    ORGANIZATION = "organization"
    YEAR = "year"
    SOURCE = "source"
    CATEGORY = "category"
    PROBLEM = "problem"
    CAUSE = "cause"
    GOAL = "goal"
    MEASURE = "measure"
    LEAD = "lead"
    DEPARTMENT = "department"
    OWNER = "owner"
    PARTNER = "partner"
    DUE = "due"
    START = "start"
    KIND = "kind"
    STATE = "state"
    CLOSED = "closed"
    CLOSED_ON = "closed_on"
    PROGRESS = "progress"
    EVIDENCE = "evidence"
    SEVERITY = "severity"
    ITEM = "item"
    PHONE = "phone"
    SUPERVISOR = "supervisor"
    REMARK = "remark"

    @property
    def chinese(self) -> str:
        """Its Chinese name."""
        return str(words()["titles"][self.value])


SEVERAL = frozenset({Field.CATEGORY, Field.MEASURE, Field.REMARK, Field.EVIDENCE, Field.PROGRESS, Field.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class Named:
    """A field that a header may name, how surely, and why."""

    field: Field
    score: float  # 0..1
    reason: str


def words() -> dict[str, Any]:
    """The lexicon."""
    return load(LEXICON)


def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the lexicon's looks."""
    return re.compile(words()["looks"][name])


def bare(text: str) -> str:
    """A header or a word without blanks and punctuation, in half-width."""
    return NOT_WORDS.sub("", unicodedata.normalize("NFKC", text))


def named(header: str) -> tuple[Named, ...]:
    """The fields that a header (parts of several rows joined by /) may name, the surest first."""
    parts = [part for part in header.split("/") if bare(part)]
    if not parts:
        return ()
    found: dict[Field, Named] = {}
    for text in (parts[-1], *parts[:-1][::-1]):
        for one in _named(text):
            weighed = one if text is parts[-1] else Named(one.field, one.score * 0.8, one.reason)
            if one.field not in found or found[one.field].score < weighed.score:
                found[one.field] = weighed
    return tuple(sorted(found.values(), key=lambda one: -one.score))


def field_of(title: str) -> Field | None:
    """The field that a person names, by its Chinese title, a synonym or its key."""
    plain = bare(title)
    by_key = {field.value: field for field in Field} | {bare(field.chinese): field for field in Field}
    return by_key.get(plain) or _names().get(plain)


def state_of(text: str) -> ClosureState | None:
    """The state that a short cell names; None where it names none."""
    return _states().get(bare(text))


def source_of(text: str) -> Source | None:
    """Who found the problem, by the first telling word."""
    return next((Source(name) for name, told in words()["sources"] if any(word in text for word in told)), None)


def _named(text: str) -> list[Named]:
    whole, short = bare(text), bare(BRACKETS.sub("", text))
    exact = _names().get(whole) or _names().get(short)
    if exact:
        return [Named(exact, EXACT, f"列名“{short or whole}”")]
    held = [(name, field) for name, field in _names().items() if len(name) >= SHORTEST_PART and name in whole]
    return [
        Named(field, PART + PART_SPAN * len(name) / len(whole), f"列名里有“{name}”")
        for name, field in sorted(held, key=lambda one: len(one[0]))
    ]


@cache
def _names() -> dict[str, Field]:
    return {bare(name): Field(key) for key, names in words()["fields"].items() for name in names}


@cache
def _states() -> dict[str, ClosureState]:
    return {bare(word): ClosureState(key) for key, told in words()["states"].items() for word in told}
