"""Whether words name something that can be checked: a number, a day, a place, a person, an example, a result.

All functions take a finding or measure without its leading number.
"""

from __future__ import annotations

import re

from extractors.lexicons import load

WORDS = load("concreteness")


def _any(*names: str) -> re.Pattern[str]:
    return re.compile("|".join(entry for name in names for entry in WORDS[name]))


NUMBER = re.compile(
    f"{_any('amounts').pattern}|(?<!进)[一二三四五六七八九十百千两几半][一二三四五六七八九十百千万多余来]*"
    f"(?:{_any('longer_units').pattern}|[{WORDS['counted']}])(?!{_any('not_counted').pattern})"
)
FACT = _any("times", "examples")
NAMED = _any("places", "persons")
SOFT, GENERAL, EFFORT = _any("soft"), _any("general"), _any("efforts")
DATE, RESULT = _any("dates"), _any("results")
OWNER, RECURRING = _any("owners"), _any("recurring")
CLAUSES = re.compile("[，。；：]")
FEW = 2  # clauses: more of them tell what happened


def has_instance(words: str) -> bool:
    """Whether a finding names an example, a number, a time; or a place or person and what happened there."""
    named = bool(NAMED.search(words)) and len(CLAUSES.split(words)) > FEW
    return named or bool(NUMBER.search(words) or FACT.search(words))


def soft_words(words: str) -> str:
    """The words by which a finding admits little; "" for none."""
    found = SOFT.search(words)
    return found[0] if found else ""


def is_general(words: str) -> bool:
    """Whether a finding only says that something is weak, in a clause or two."""
    return bool(GENERAL.search(words)) and len(CLAUSES.split(words)) <= FEW


def has_result(words: str) -> bool:
    """Whether a measure names something that can be looked at afterwards: not only efforts, and days are no result."""
    rest = DATE.sub("", words)
    return not EFFORT.search(rest) or bool(NUMBER.search(rest) or RESULT.search(rest))


def names_owner(words: str) -> bool:
    """Whether a measure says who does it, in words that tell no name."""
    return bool(OWNER.search(words))


def recurs(words: str) -> bool:
    """Whether a measure says how often it is done: it needs no last day."""
    return bool(RECURRING.search(words))
