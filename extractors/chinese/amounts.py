"""Numbers with a unit in running text, and the stretch of words that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.chinese.numerals import ARABIC, number
from extractors.findings import Comparator
from extractors.lexicons import alternatives, load

WORDS = load("quantity-words")
LONGEST = 40  # characters of a quote before its number at most
SHORT_HEAD = 5  # with fewer characters before the number, the words after it belong to the quote
NEAR = 14  # characters before a number in which a limit (不少于) may stand

HAN_NUMBER = "[零〇一二两三四五六七八九十百千廿卅]"
VALUE = rf"(?:{ARABIC}|{HAN_NUMBER}{{1,10}}|[xX×]{{1,3}})"
UNIT = f"[万亿]?(?:{alternatives(WORDS['units'])})"
AMOUNT = re.compile(
    rf"(?=[\dxX×全每半过廿卅]|{HAN_NUMBER})(?:"  # no amount starts otherwise: that settles most characters
    rf"百分之(?P<hundredth>{HAN_NUMBER}{{1,10}})"
    rf"|(?P<below>{HAN_NUMBER})分之(?P<above>{HAN_NUMBER})"
    rf"|(?P<tenth>{HAN_NUMBER})成(?=[以的多,。;、及]|$)"
    r"|(?P<half>半数|过半|一半)(?=以上|党员|的|委员)"
    r"|(?P<myriads>\d+)万(?P<thousands>\d)千元"
    r"|(?P<all>全部(?:整改|清零|完成|到位|办结|销号))"
    rf"|(?P<low>{VALUE})%?\s?(?:(?:至|到|-|—|~|–)(?P<high>{VALUE}))?(?P<more>多|余|来)?\s?(?:(?P<rate>[%‰])|(?P<unit>{UNIT}))"
    r"|每(?P<every>日|天|周|月|季度|半年|年|学期)(?=(?:进行|开展|组织|召开|[^,;。、\d]{0,4}研究)))"
)
CLAUSE = re.compile("[,;。!?:、()\t\n]")
REST = re.compile("[^,;。!?:、()\t\n]{0,20}")
NOT_HERE = re.compile(r"[第.\d/-]$")
IN_DATE = re.compile("[年月]$")
FROM = re.compile("(?:由|从)[^,;。]{0,8}$")
NEVER_ONCE = ("不", "也", "没", "未")  # 一次不落
TO = re.compile("[^,;。]{0,4}(?:升|降|增|提|上|变|压|到|下)")
LIMITS = dict.fromkeys(WORDS["lower"], Comparator.GE) | dict.fromkeys(WORDS["upper"], Comparator.LE)
LIMIT = re.compile(alternatives(list(LIMITS)))
LOWER_AFTER = re.compile(f"[^,;。]{{0,4}}?(?:{alternatives(WORDS['lower_after'])})")
UPPER_AFTER = re.compile(alternatives(WORDS["upper_after"]))
LIMITS_AFTER = alternatives(WORDS["lower_after"] + WORDS["upper_after"])
SHORT_TAIL = re.compile(f"(?:{LIMITS_AFTER})?(?:[\\u4e00-\\u9fff]{{0,6}}(?=[,;。、]|$))?")


class Amount(NamedTuple):
    """A number with its unit and the words around it; places count characters of the text."""

    start: int
    end: int
    number: int  # where the number starts
    after: int  # where the unit ends
    value: float | None  # None: masked (x次)
    upper: float | None
    unit: str
    limit: Comparator | None  # what the words right before or after say


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of a folded text in reading order; stretches of one clause may overlap."""
    found = [match for match in AMOUNT.finditer(text) if not _is_none(match, text)]
    for at, match in enumerate(found):
        head = CLAUSE.split(text[max(0, match.start() - LONGEST) : match.start()])[-1]
        following = found[at + 1].start() if at + 1 < len(found) else len(text)
        if match["low"] or not (match["all"] or match["every"]) or _alone(text, head, match.end(), following):
            yield _amount(match, head, match.start() - len(head), _end(match, text, len(head), following))


def _alone(text: str, head: str, end: int, following: int) -> bool:
    """Whether no other amount stands in the clause."""
    return not AMOUNT.search(head) and (following == len(text) or CLAUSE.search(text, end, following) is not None)


def _end(match: re.Match[str], text: str, head: int, following: int) -> int:
    """Where the quote ends: at its limit word, or with the clause where the number stands at its start."""
    rest = REST.match(text, match.end(), following) if head <= SHORT_HEAD or match["every"] else None
    tail = SHORT_TAIL.match(text, match.end())
    if rest and (rest.end() < following or following == len(text)):
        return rest.end()
    return min(tail.end(), following) if tail else match.end()


def _is_none(match: re.Match[str], text: str) -> bool:
    """Dates, ordinals, the first number of a change (由81%升到96%), 一 that only means "a"."""
    if not match["low"]:
        return False
    before, after = text[max(0, match.start() - NEAR) : match.start()], text[match.end() : match.end() + 6]
    unit = match["unit"] or ""
    if NOT_HERE.search(before[-2:]) or _is_date(match["low"], unit, before, after):
        return True
    if TO.match(after) and FROM.search(before):
        return True
    return match["low"] == "一" and (
        after[:1] in NEVER_ONCE or (unit in WORDS["weak_units"] and "每" not in before[-6:])
    )


def _is_date(low: str, unit: str, before: str, after: str) -> bool:
    if unit == "日":
        return bool(IN_DATE.search(before)) or after[:1] in ("起", "至", "前")
    return unit == "年" and ((low.isdigit() and len(low) == 4) or after[:1] in tuple("度底初内前级之来以级"))


def _amount(match: re.Match[str], head: str, start: int, end: int) -> Amount:
    value, upper, unit = _reading(match)
    after = match.start() if match["every"] else match.end()
    return Amount(start, end, match.start(), after, value, upper, unit, _limit(match, head))


def _reading(match: re.Match[str]) -> tuple[float | None, float | None, str]:
    if match["low"]:
        return number(match["low"]), number(match["high"]) if match["high"] else None, match["rate"] or match["unit"]
    if match["hundredth"]:
        return number(match["hundredth"]), None, "%"
    if match["below"]:
        return (number(match["above"]) or 0) / (number(match["below"]) or 1), None, "比例"
    if match["tenth"]:
        return (number(match["tenth"]) or 0) * 10, None, "%"
    if match["myriads"]:
        return int(match["myriads"]) + int(match["thousands"]) / 10, None, "万元"
    return _implied(match)


def _implied(match: re.Match[str]) -> tuple[float, None, str]:
    """半数 is a half, 全部整改 all of it, 每月召开 once a month."""
    if match["half"]:
        return 0.5, None, "比例"
    return (100.0, None, "%") if match["all"] else (1.0, None, "次")


def _limit(match: re.Match[str], head: str) -> Comparator | None:
    told = LIMIT.findall(head[-NEAR:])
    if told:
        return LIMITS[told[-1]]
    if UPPER_AFTER.match(match.string, match.end()):
        return Comparator.LE
    return Comparator.GE if match["more"] or LOWER_AFTER.match(match.string, match.end()) else None
