"""Per what an amount counts (每月, 全年 or once): said by its words, else by what is told and where."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.chinese.amounts import Amount
from extractors.findings import Period
from extractors.lexicons import alternatives, load
from extractors.openings import quick

WORDS = load("quantity-words")
PERIODS = {word: Period(name) for name, words in WORDS["periods"].items() for word in words}
PERIOD = re.compile(f"(?<!上)(?:{quick(alternatives(list(PERIODS)))})(?!末)")
BACKDROPS = {word: Period(name) for word, name in WORDS["backdrop"].items()}
BACKDROP = re.compile(alternatives(list(BACKDROPS)))
SENTENCE = re.compile("[。!?;]")
DEED, THING, EVENT, TOTAL, PREPARING = (
    re.compile(alternatives(WORDS[part])) for part in ("deeds", "things", "events", "totals", "preparing")
)
COUNTS_WORK, COUNTS_THINGS = frozenset(WORDS["counts_work"]), frozenset(WORDS["counts_things"])
COUNTS_HEADS, TIME_UNITS = frozenset(WORDS["counts_heads"]), frozenset(WORDS["time_units"])
COUNTS_DAYS = frozenset(WORDS["counts_days"])


class Telling(NamedTuple):
    """What kind of text a paragraph belongs to."""

    planning: bool = False  # lays down what is to be done
    yearly: bool = False  # tells of a year's work, done or planned (述职, 总结, 工作要点)
    recalling: bool = False  # looks at the year's work among other things (对照检查, 点评, 讲话)


class Words(NamedTuple):
    """The words around an amount."""

    quote: str  # folded
    free: str  # the quote without the number and its unit
    before: str  # what stands before the quote

    @property
    def earlier(self) -> str:
        """Earlier clauses of the sentence."""
        return SENTENCE.split(self.before)[-1]


def required_period(amount: Amount, words: Words, telling: Telling) -> Period:
    """The period of what is asked for."""
    told = PERIOD.search(words.free)
    if told:
        return PERIODS[told[0]]
    counted = amount.unit not in TIME_UNITS and amount.unit != "%" and "每" not in words.quote
    return Period.YEAR if telling.yearly and telling.planning and counted else Period.ONCE


def reported_period(amount: Amount, words: Words, telling: Telling) -> Period:
    """The period of what was done, or stands there."""
    told = PERIOD.search(words.free)
    if told:
        return PERIODS[told[0]]
    if _stands_there(amount, words) or _of_an_event(amount, words):
        return Period.ONCE
    backdrop = BACKDROP.search(words.earlier)
    if backdrop:
        return BACKDROPS[backdrop[0]]
    return Period.YEAR if telling.yearly or (telling.recalling and _is_work(amount, words)) else Period.ONCE


def _stands_there(amount: Amount, words: Words) -> bool:
    """What stands there anyway (党员21名), not what was done in a period."""
    if amount.unit in COUNTS_THINGS or THING.search(words.free):
        return True
    return amount.unit in COUNTS_HEADS and not DEED.search(words.free)


def _of_an_event(amount: Amount, words: Words) -> bool:
    """A stretch of days, or what was done in a time of need (疫情, 塌方), if it isn't summed up."""
    apart = amount.unit in COUNTS_DAYS or EVENT.search(words.earlier + words.free)
    return bool(apart) and not TOTAL.search(words.free)


def _is_work(amount: Amount, words: Words) -> bool:
    """Work that is counted over a year, not what came before the meeting (会前谈心)."""
    counted = amount.unit in COUNTS_WORK and amount.unit != "%"
    return counted and not PREPARING.search(words.earlier + words.free)
