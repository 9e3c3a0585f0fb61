"""Quantified statements of a paragraph: what is counted, how much, per what, asked for or told."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.chinese.amounts import Amount, amounts
from extractors.chinese.lines import fold
from extractors.chinese.periods import (
    COUNTS_WORK,
    PERIOD,
    PERIODS,
    TIME_UNITS,
    Telling,
    Words,
    reported_period,
    required_period,
)
from extractors.findings import Comparator, Mode, Period, Quantity
from extractors.lexicons import alternatives, load
from extractors.openings import quick

WORDS = load("quantity-words")
# what may not stand before a word is looked at after it: patterns that begin with plain words are much faster
MODAL = "要(?<![重主需纪必摘提]要)(?![求点闻素])|应(?<![供响对反相适]应)(?![知急届用付对])|须(?<!必须)"
REQUIRED = re.compile(f"{alternatives(WORDS['required'])}|{MODAL}")
REPORTED = re.compile(
    f"{alternatives(WORDS['reported'])}|了(?!解)|过(?<![不超通经得]过)(?![程半硬])|已(?!知)|达了|升了"
)
SOON = re.compile("[到办答回送完]")  # 三天到账: within three days
LIMIT_WORDS = alternatives(WORDS["lower"] + WORDS["upper"])
LAST_WORDS = quick(f"{LIMIT_WORDS}|达到?|为|共|均|各|了|已|要|应|须|每年|每月|保持在?|控制在?")
EDGES = re.compile(f"^(?:其中|共|累计|{alternatives(list(PERIODS))})+|(?:{LAST_WORDS})+$")
LONGEST_SUBJECT = 30
BEFORE = 60  # characters in which earlier clauses of the sentence are looked at
PLAIN = Telling()


class _Reading(NamedTuple):
    """What the words make of an amount."""

    mode: Mode
    comparator: Comparator
    period: Period
    subject: str


def quantities(text: str, telling: Telling = PLAIN, *, offset: int = 0) -> tuple[Quantity, ...]:
    """The quantities of a paragraph that starts at `offset`."""
    folded = fold(text)
    found = ((amount, _words(folded, amount)) for amount in amounts(folded))
    return tuple(_quantity(text, amount, _reading(amount, words, telling), offset) for amount, words in found)


def _words(folded: str, amount: Amount) -> Words:
    head, tail = folded[amount.start : amount.number], folded[amount.after : amount.end]
    before = folded[max(0, amount.start - BEFORE) : amount.start]
    return Words(folded[amount.start : amount.end], f"{head}\x1f{tail}", before)


def _reading(amount: Amount, words: Words, telling: Telling) -> _Reading:
    mode = _mode(amount, words, telling)
    period = required_period if mode is Mode.REQUIRED else reported_period
    return _Reading(mode, _comparator(amount, words, mode), period(amount, words, telling), _subject(words.free))


def _quantity(text: str, amount: Amount, reading: _Reading, offset: int) -> Quantity:
    return Quantity(
        quote=text[amount.start : amount.end],
        start=offset + amount.start,
        end=offset + amount.end,
        mode=reading.mode,
        subject=reading.subject,
        comparator=reading.comparator,
        value=amount.value,
        upper=amount.upper,
        unit=amount.unit,
        period=reading.period,
        masked=amount.value is None,
    )


def _mode(amount: Amount, words: Words, telling: Telling) -> Mode:
    if REQUIRED.search(words.quote):
        return Mode.REQUIRED
    if REPORTED.search(words.quote):
        return Mode.REPORTED
    regular = "每" in words.quote or amount.limit is Comparator.LE
    if amount.limit and (regular or PERIOD.search(words.free)):
        return Mode.REQUIRED
    asked = telling.planning and (regular or amount.limit or amount.upper or amount.unit in COUNTS_WORK | TIME_UNITS)
    return Mode.REQUIRED if asked or (regular and not telling.yearly) else Mode.REPORTED


def _comparator(amount: Amount, words: Words, mode: Mode) -> Comparator:
    if amount.upper is not None:
        return Comparator.RANGE
    if amount.limit:
        return amount.limit
    if mode is Mode.REPORTED or (amount.unit == "%" and amount.value == 100):
        return Comparator.EQ
    soon = amount.unit in TIME_UNITS and SOON.match(words.free.partition("\x1f")[2])
    return Comparator.LE if soon else Comparator.GE


def _subject(free: str) -> str:
    head, _, tail = free.partition("\x1f")
    words = head.strip(" ,;:、()“”")
    return EDGES.sub("", words if len(words) > 1 else tail)[-LONGEST_SUBJECT:]
