"""Numbers as reports write them: 12, 1,300, 十二, 二〇二四, 两, 廿, 一百一十."""

from __future__ import annotations

from functools import lru_cache

KEPT = 1024  # numbers that are remembered: few make up most of a text
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"亿": 100_000_000, "万": 10_000}
FIXED = {"廿": 20, "卅": 30}

ARABIC = r"\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,6})?"
CHINESE = "[零〇一二两三四五六七八九十百千万亿廿卅]{1,12}"
NUMBER = rf"(?:{ARABIC}|{CHINESE})"


@lru_cache(maxsize=KEPT)
def number(text: str) -> float | None:
    """The value of a number in digits or in Chinese numerals; None where it is neither."""
    plain = text.replace(",", "").replace(" ", "")
    if plain.isascii():
        return _arabic(plain)
    if len(plain) > 1 and all(char in DIGITS for char in plain):
        return float("".join(str(DIGITS[char]) for char in plain))
    return _chinese(plain)


def _arabic(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _chinese(text: str) -> float | None:
    for order in MYRIADS:
        high, found, low = text.partition(order)
        if found:
            above, below = _chinese(high), _chinese(low)
            scale = MYRIADS[order]
            return None if above is None or below is None else above * scale + below * _short_form(low, scale)
    return _section(text)


def _section(text: str) -> float | None:
    total = digit = 0
    last = 1
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in FIXED:
            total += FIXED[char]
        elif char in TENS:
            last = TENS[char]
            total += (digit or 1) * last
            digit = 0
        else:
            return None
    return float(total + digit * (_short_form(text[-1], last) if text[-2:-1] in TENS else 1))


def _short_form(rest: str, last: int) -> int:
    """一百一 is 110 and 一万二 12,000: a lone digit at the end counts the next order down."""
    return last // 10 if last >= 100 and len(rest) == 1 and rest in DIGITS else 1


def whole(text: str) -> int | None:
    """The value as a whole number; None where it is none."""
    value = number(text)
    return int(value) if value is not None and value.is_integer() else None
