"""The days that time expressions name: one rule a kind of expression, each a pattern and how to count."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from extractors.chinese import calendar as days
from extractors.chinese.base import Base, SchoolCalendar
from extractors.chinese.numerals import whole
from extractors.lexicons import alternatives, load

Day = dt.date
FIRST, SECOND, LAST = 0, 1, 2  # ranks of hits: a day or a month named, a period named, a day without 前
YEAR_END = (12, 20)  # from this day on 年底 is that of the next year
LATEST_PLAIN = dt.timedelta(days=366)  # a day without 前 is a deadline only this near; half of it without a year


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative times are counted from."""

    day: Day
    feedback: Day
    school: SchoolCalendar
    sure: bool  # False: the document bears no date


@dataclass(frozen=True, slots=True)
class Hit:
    """A day that some words name."""

    start: int
    end: int
    day: Day
    rank: int
    guessed: bool


Found = tuple[Day, bool]  # the day and whether the year or the day was inferred
Count = Callable[[re.Match[str], Anchor], Found | None]

YEAR = (
    r"(?=[\d〇零一二三四五六七八九十元明次来翌今本当后度\s第上下年岁底春秋学])"  # no such day opens otherwise
    r"(?:(?P<year>\d{4}|\d{2}|[〇零一二三四五六七八九]{4})年|"
    r"(?P<rel>明年|次年|来年|翌年|今年|本年|当年|后年))?度?\s?"
)
MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元)\s?月份?"
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号]"
DIGIT_MONTH = "(?P<month>1[0-2]|0?[1-9])"
DIGIT_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])"
PART = r"(?P<part>底|末|上旬|中旬|下旬|中|初)"
UNTIL = r"(?:之前|以前|前|以内|之内|内|止|底前)"
RELATIVE_YEARS = {"明年": 1, "次年": 1, "来年": 1, "翌年": 1, "后年": 2}
PART_DAYS = {"上旬": 10, "初": 10, "中旬": 20, "中": 15}
QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
FESTIVALS = alternatives([*load("festivals")["fixed"], *load("festivals")["moving"]])


def anchor(base: Base) -> Anchor | None:
    """The day to count from; without a date an end of the working year, without both none."""
    if base.date:
        return Anchor(base.date, base.feedback or base.date, base.calendar, True)
    if base.feedback:
        return Anchor(base.feedback, base.feedback, base.calendar, True)
    if not base.year:
        return None
    day = Day(base.year, 1, 1) if base.early else Day(base.year, 12, 31)
    return Anchor(day, day, base.calendar, False)


def _year(match: re.Match[str], at: Anchor) -> int | None:
    """The year that the words give; None where they give none."""
    groups = match.groupdict()
    if groups.get("rel"):
        return at.day.year + RELATIVE_YEARS.get(groups["rel"], 0)
    if groups.get("year"):
        year = whole(groups["year"])
        return None if year is None else year + 2000 if year < 100 else year
    return None


def _dated(match: re.Match[str], at: Anchor, make: Callable[[int], Day]) -> Found | None:
    """The day in the year that is given, else in the first year that puts it on or after the anchor."""
    year = _year(match, at)
    try:
        if year is not None:
            return make(year), bool(match.groupdict().get("rel")) and not at.sure
        day = make(at.day.year)
        return (day, not at.sure) if day >= at.day else (make(at.day.year + 1), True)
    except ValueError:
        return None


def _month_day(match: re.Match[str], at: Anchor) -> Found | None:
    month = 1 if match["month"] == "元" else whole(match["month"])
    groups = match.groupdict()
    day = whole(groups["day"]) if groups.get("day") else PART_DAYS.get(groups.get("part") or "")
    if month is None:
        return None
    return _dated(match, at, lambda year: Day(year, month, day) if day else days.month_end(year, month))


def _plain_day(match: re.Match[str], at: Anchor) -> Found | None:
    found = _month_day(match, at)
    if found is None:
        return None
    latest = LATEST_PLAIN if _year(match, at) else LATEST_PLAIN / 2
    return found if dt.timedelta(0) <= found[0] - at.day <= latest else None


def _quarter(match: re.Match[str], at: Anchor) -> Found | None:
    number = QUARTER[match["quarter"]]
    return _dated(match, at, lambda year: days.month_end(year, number * 3))


def _half(match: re.Match[str], at: Anchor) -> Found | None:
    month = 6 if match["half"] == "上" else 12
    return _dated(match, at, lambda year: days.month_end(year, month))


def _year_end(match: re.Match[str], at: Anchor) -> Found | None:
    year = _year(match, at)
    if year is None:
        year = at.day.year + ((at.day.month, at.day.day) > YEAR_END)
    return Day(year, 12, 31), not at.sure


def _nearest(match: re.Match[str], at: Anchor, ends: list[tuple[int, int]], before: int) -> Found | None:
    """The first of such yearly days, counted so many days back; a guess, for schools keep their own calendar."""
    back = days.ONE_DAY * before
    found = (_dated(match, at, partial(_back_from, end, back)) for end in ends)
    nearest = min((f for f in found if f), default=None)
    return nearest and (nearest[0], True)


def _back_from(end: tuple[int, int], back: dt.timedelta, year: int) -> Day:
    return Day(year, *end) - back


def _term_opening(match: re.Match[str], at: Anchor) -> Found | None:
    season = match["season"]
    return _nearest(match, at, [at.school.spring_start if season == "春" else at.school.autumn_start], 1)


def _month_opening(match: re.Match[str], at: Anchor) -> Found | None:
    month = whole(match["month"])
    return _dated(match, at, lambda year: Day(year, month, 1) - days.ONE_DAY) if month else None


def _term_end(match: re.Match[str], at: Anchor) -> Found | None:
    ends = [at.school.spring_end] if match["whole"] == "学年" else [at.school.spring_end, at.school.autumn_end]
    return _nearest(match, at, ends, 0)


def _holiday_start(match: re.Match[str], at: Anchor) -> Found | None:
    return _nearest(match, at, [at.school.autumn_end if match["holiday"] == "寒" else at.school.spring_end], 0)


def _holiday_end(match: re.Match[str], at: Anchor) -> Found | None:
    return _nearest(match, at, [at.school.spring_start if match["holiday"] == "寒" else at.school.autumn_start], 1)


def _festival_eve(match: re.Match[str], at: Anchor) -> Found | None:
    day = days.eve(match["festival"], at.day)
    return (day, not at.sure) if day else None


def _this_month(match: re.Match[str], at: Anchor) -> Found | None:
    day = days.months_on(at.day, 1) if match["which"].startswith("下") else at.day
    return days.month_end(day.year, day.month), not at.sure


def _five_year_plan(match: re.Match[str], at: Anchor) -> Found | None:
    return Day(1955 + 5 * (whole(match["plan"]) or 0), 12, 31), True


def _spelled(match: re.Match[str], at: Anchor) -> Found | None:
    """2025.4.15, 2022-06, 6/30."""
    year, month, day = match["year"], int(match["month"]), int(match["day"] or 0)
    try:
        if not year:
            return _dated(match, at, lambda y: Day(y, month, day) if day else days.month_end(y, month))
        return (Day(int(year), month, day) if day else days.month_end(int(year), month)), False
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of expression, and how to count the day that it names."""

    mark: str  # a word without which no such expression stands in a text
    pattern: re.Pattern[str]
    rank: int
    count: Count


def _rule(mark: str, pattern: str, rank: int, count: Count) -> Rule:
    return Rule(mark, re.compile(pattern), rank, count)


WITHIN_YEAR = r"(?:(?P<year>\d{4})年度?|(?P<rel>明年|今年|本年度?)|(?<![半每\d一两三二])年)(?:之|以)?内"
OPENED = "(?:正式)?(?:开学|开课|开班|开园)之?前(?!后)"
PROSE: tuple[Rule, ...] = (
    _rule("月", YEAR + MONTH + DAY + f"(?:{OPENED}|期末前?|{UNTIL})", FIRST, _month_day),
    _rule("月", YEAR + MONTH + "(?:当天)?" + UNTIL, FIRST, _month_day),
    _rule("月", YEAR + MONTH + PART + UNTIL + "?", FIRST, _month_day),
    _rule("月", YEAR + MONTH + "完成", FIRST, _month_day),
    _rule("月", YEAR + MONTH + OPENED, FIRST, _month_opening),
    _rule("季度", YEAR + "第?(?P<quarter>[一二三四1-4])季度[末底]?" + UNTIL + "?", SECOND, _quarter),
    _rule("半年", YEAR + "(?P<half>[上下])半年[底末]?" + UNTIL + "?", SECOND, _half),
    _rule("前", YEAR + "(?<![本当每])(?:年底|年末|岁末|年终|(?<=年)底)(?:之前|以前|前)", FIRST, _year_end),
    _rule("内", WITHIN_YEAR, FIRST, _year_end),
    _rule("年", r"(?P<year>\d{4})年年?(?:底|末)", LAST, _year_end),
    _rule("前", YEAR + "(?P<season>[春秋])季?(?:(?:学期|班)?" + OPENED + "|学期之?前)", FIRST, _term_opening),
    _rule("学年", YEAR + "(?P<season>学年)" + OPENED, FIRST, _term_opening),
    _rule("", "(?<![每上])[本这一个]?(?P<whole>学期|学年|期)(?:末|底|结束)(?:之?前|内)?", LAST, _term_end),
    _rule("前", "(?P<holiday>[寒暑])[假期](?:放假|开始)?之?前", FIRST, _holiday_start),
    _rule("", "(?P<holiday>[寒暑])[假期](?:结束之?前|期间|内|里|(?=完工|完成|装|施工|竞聘))", SECOND, _holiday_end),
    _rule("前", f"(?P<festival>{FESTIVALS})(?:青年|劳动|建党|儿童|建军)?节?”?(?:放假)?之?前", FIRST, _festival_eve),
    _rule("月", "(?P<which>本|这个|下个?)月(?:底|末)?(?:之?前|以前|内)", SECOND, _this_month),
    _rule("月底", r"(?<![\d一二三四五六七八九十元个每本xX×])(?P<which>)月底之?前", SECOND, _this_month),
    _rule("末", "“?(?P<plan>十[一二三四五六七八九])五”?期?末", SECOND, _five_year_plan),
    _rule("20", rf"(?<!\d)(?P<year>20\d\d)[./-]{DIGIT_MONTH}(?:[./-]{DIGIT_DAY})?(?![\d.])", SECOND, _spelled),
    _rule("月", YEAR + MONTH + DAY, LAST, _plain_day),
    _rule("元月", "(?P<month>元)月", LAST, _month_day),
)
CELL: tuple[Rule, ...] = (
    *PROSE,
    _rule("月", YEAR + MONTH, LAST, _month_day),
    _rule("", rf"^(?P<year>){DIGIT_MONTH}[./-]{DIGIT_DAY}(?=\D*$)", SECOND, _spelled),
    _rule("年", "年底|年末", LAST, _year_end),
    _rule("年", r"(?P<year>20\d\d)年度?$", LAST, _year_end),
)


def hits(text: str, at: Anchor, rules: tuple[Rule, ...] = PROSE) -> list[Hit]:
    """Every day that the (folded) words name, in no order; one place may be hit by several rules."""
    out = []
    for rule in rules:
        for match in rule.pattern.finditer(text) if rule.mark in text else ():
            found = rule.count(match, at)
            if found:
                out.append(Hit(match.start(), match.end(), found[0], rule.rank, found[1]))
    return out
