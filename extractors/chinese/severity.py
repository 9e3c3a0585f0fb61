"""How grave a finding is, by its words and its data: safety and offences, sums of money, repetition, vagueness."""

from __future__ import annotations

import re
from functools import cache

from extractors.chinese.lines import fold
from extractors.chinese.numerals import NUMBER, number
from extractors.findings import Severity
from extractors.lexicons import load

LARGE = 100_000  # yuan from which a sum makes a finding grave
MONEY = re.compile(rf"(?P<amount>{NUMBER})(?P<scale>[万亿]?)[余多]?元")
SCALE = {"": 1, "万": 10_000, "亿": 100_000_000}


def severity(quote: str) -> Severity:
    """High by what happened, by a large sum or by coming back; low for a wish without data; else medium."""
    words = _words()
    if words["high"].search(quote) or words["again"].search(quote) or _sum(quote) >= LARGE:
        return Severity.HIGH
    vague = words["soft"].search(quote) and not (words["repeated"].search(quote) or any(map(str.isdigit, quote)))
    return Severity.LOW if vague else Severity.MEDIUM


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(words)) for name, words in load("severity").items()}


def _sum(quote: str) -> float:
    """The largest sum of money that a text tells, in yuan."""
    return max(map(_yuan, MONEY.finditer(fold(quote))), default=0.0) if "元" in quote else 0.0


def _yuan(found: re.Match[str]) -> float:
    return (number(found["amount"]) or 0.0) * SCALE[found["scale"]]
