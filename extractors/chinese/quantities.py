"""Quantified statements of a paragraph: what is counted, how much, per what, asked for or told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.chinese.amounts import Amount, amounts
from extractors.chinese.lines import fold
from extractors.findings import Comparator, Mode, Period, Quantity
from extractors.lexicons import alternatives, load

WORDS = load("quantity-words")
MODAL = "(?<![重主需纪必摘提])要(?![求点闻素])|(?<![供响对反相适])应(?![知急届用付对])|(?<![必])须"
REQUIRED = re.compile(f"{alternatives(WORDS['required'])}|{MODAL}")
REPORTED = re.compile(
    f"{alternatives(WORDS['reported'])}|了(?!解)|(?<![不超通经得])过(?![程半硬])|已(?!知)|(?:{'|'.join('达升')})了"
)
PERIODS = {word: Period(name) for name, words in WORDS["periods"].items() for word in words}
PERIOD = re.compile(f"(?<!上)(?:{alternatives(list(PERIODS))})(?!末)")
BACKDROP = re.compile(alternatives(list(WORDS["backdrop"])))
DEED = re.compile(alternatives(WORDS["deeds"]))
THING = re.compile(alternatives(WORDS["things"]))
COUNTS_WORK, COUNTS_THINGS = frozenset(WORDS["counts_work"]), frozenset(WORDS["counts_things"])
COUNTS_HEADS = frozenset(WORDS["counts_heads"])
TIME_UNITS = frozenset(WORDS["time_units"])
SENTENCE = re.compile("[。!?;]")
SOON = re.compile("[到办答回送完]")  # 三天到账: within three days
LIMIT_WORDS = alternatives(WORDS["lower"] + WORDS["upper"])
EDGES = re.compile(
    f"^(?:其中|共|累计|{alternatives(list(PERIODS))})+|(?:{LIMIT_WORDS}|达到?|为|共|均|各|了|已|要|应|须|每年|每月|保持在?|控制在?)+$"
)
LONGEST_SUBJECT = 30
BEFORE = 60  # characters in which earlier clauses of the sentence are looked at


@dataclass(frozen=True, slots=True)
class _Setting:
    """What kind of paragraph the amount stands in, and the words around it."""

    planning: bool
    yearly: bool
    words: str  # the quote, folded
    free: str  # the quote without the number and its unit
    earlier: str  # earlier clauses of the sentence


def quantities(text: str, *, planning: bool = False, yearly: bool = False, offset: int = 0) -> tuple[Quantity, ...]:
    """The quantities of a paragraph that starts at `offset`.

    `planning`: the paragraph lays down what is to be done; `yearly`: it tells of a year's work (述职, 总结).
    """
    folded = fold(text)
    found = ((amount, _setting(folded, amount, planning, yearly)) for amount in amounts(folded))
    return tuple(_quantity(text[one.start : one.end], one, setting, offset) for one, setting in found)


def _setting(folded: str, amount: Amount, planning: bool, yearly: bool) -> _Setting:
    head, tail = folded[amount.start : amount.number], folded[amount.after : amount.end]
    earlier = SENTENCE.split(folded[max(0, amount.start - BEFORE) : amount.start])[-1]
    return _Setting(planning, yearly, folded[amount.start : amount.end], f"{head}\x1f{tail}", earlier)


def _quantity(quote: str, amount: Amount, setting: _Setting, offset: int) -> Quantity:
    mode = _mode(amount, setting)
    return Quantity(
        quote=quote,
        start=offset + amount.start,
        end=offset + amount.end,
        mode=mode,
        subject=_subject(setting.free),
        comparator=_comparator(amount, setting, mode),
        value=amount.value,
        upper=amount.upper,
        unit=amount.unit,
        period=_period(amount, setting, mode),
        masked=amount.value is None,
    )


def _mode(amount: Amount, setting: _Setting) -> Mode:
    if REQUIRED.search(setting.words):
        return Mode.REQUIRED
    if REPORTED.search(setting.words):
        return Mode.REPORTED
    regular = "每" in setting.words or amount.limit is Comparator.LE
    if amount.limit and (regular or PERIOD.search(setting.free)):
        return Mode.REQUIRED
    asked = setting.planning and (regular or amount.limit or amount.upper or amount.unit in COUNTS_WORK | TIME_UNITS)
    return Mode.REQUIRED if asked or (regular and not setting.yearly) else Mode.REPORTED


def _comparator(amount: Amount, setting: _Setting, mode: Mode) -> Comparator:
    if amount.upper is not None:
        return Comparator.RANGE
    if amount.limit:
        return amount.limit
    if mode is Mode.REPORTED or (amount.unit == "%" and amount.value == 100):
        return Comparator.EQ
    soon = amount.unit in TIME_UNITS and SOON.match(setting.free.partition("\x1f")[2])
    return Comparator.LE if soon else Comparator.GE


def _period(amount: Amount, setting: _Setting, mode: Mode) -> Period:
    told = PERIOD.search(setting.free)
    if told:
        return PERIODS[told[0]]
    if mode is Mode.REQUIRED:
        counted = amount.unit not in TIME_UNITS and amount.unit != "%" and "每" not in setting.words
        return Period.YEAR if setting.yearly and setting.planning and counted else Period.ONCE
    if _counts_things(amount, setting):
        return Period.ONCE
    backdrop = BACKDROP.search(setting.earlier)
    if backdrop:
        return Period(WORDS["backdrop"][backdrop[0]])
    return Period.YEAR if setting.yearly else Period.ONCE


def _counts_things(amount: Amount, setting: _Setting) -> bool:
    """What stands there anyway (党员21名), not what was done in a period."""
    if amount.unit in COUNTS_THINGS or THING.search(setting.free):
        return True
    return amount.unit in COUNTS_HEADS and not DEED.search(setting.free)


def _subject(free: str) -> str:
    head, _, tail = free.partition("\x1f")
    words = head.strip(" ,;:、()“”")
    return EDGES.sub("", words if len(words) > 1 else tail)[-LONGEST_SUBJECT:]
