"""Date on a document, and the working year that it speaks about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from extractors.chinese.campaigns import campaign_year
from extractors.chinese.heads import Head
from extractors.chinese.numerals import whole
from extractors.findings import Kind

EARLIEST, LATEST = 1990, 2100
MAX_DATE_LINE = 48  # characters; a longer line tells of a day, it is not dated
NEW_YEAR_MONTHS = 3  # up to this month a report looks back on the year before
OPENING_SHARE = 0.1  # of a text: a year that is named only later is one of the past, its own year it calls 今年

_YEAR = r"((?:19|20)\d\d|二[〇○零0][〇○零0一二三四五六七八九]{2})"
_COUNT = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(rf"{_YEAR}\s*(?:年\s*{_COUNT}\s*月\s*{_COUNT}\s*日|[-./]{_COUNT}[-./]{_COUNT}(?!\d))")
# a line that ends in its date: a signature, not a sentence with a deadline in it
_SIGNED = re.compile(rf"^[^,。;]{{0,40}}{_DATE.pattern}(?:[^\d,。;前底内]{{0,12}})$")
_YEAR_MENTION = re.compile(rf"(?<!\d){_YEAR}\s*(?:学?年|[—～~-]\s*(?=20\d\d\s*学?年))")
_IN_TITLE = re.compile(rf"(?<!\d){_YEAR}\s*(?:年|学年|$)")
_HALF_DATE = re.compile(r"(?<![年\d])(\d{1,2})月(\d{1,2})日")
_LATER = re.compile(
    r"^(?:(?:第?[一二三四1-4]季度|上半年|\d+月(?:\d+日)?|年|[春秋]季学期)?(?:底前?|末|前(?!后)|内)"
    r"|.{0,6}(?:打算|计划|起施行|目标))"
)
_DEADLINE = re.compile(rf"{_YEAR}年(?:(\d+)月(?:\d+日)?|年)?(?:底前?|末|前(?!后)|起施行)")
_ONCE = re.compile(r"(?:\d+月)?(?:创办|成立|建校|建成|创建|开办|出生|生[,，]|印发)")
# 关于2022年度述职评议问题的…: the year of the round, not this paper's
_OF_OTHERS = re.compile(r"(?:^|关于.{0,12}|落实.{0,4})$")
_ROUND = re.compile(r"度?[^。]{0,14}?(?:述职|评议|点评|生活会|考核|巡[察视]|督[查导]|反馈)")
_NUMBERED = re.compile(r"[〔\[【(](20\d\d)[〕\]】)]\s*\d+\s*号")
_SINCE = re.compile(r"(?:自|从|于|成立于|始建于)$")
_PLANS = re.compile(r"打算|下一步|努力方向|整改措施|今后|明年|工作安排|改进措施")
_SINCE_THEN = re.compile(rf"{_YEAR}年[^,。;]{{0,4}}以来")
_OWN = re.compile(rf"{_YEAR}年[,，]")  # 2024年,学校…: the year is told of, not mentioned in passing
# 2022年区委巡察。今年8月…: this year is the next one
_THEN_THIS_YEAR = re.compile(rf"{_YEAR}年(?!,)[^。]*(?:。[^。]*)?今年")
_SPAN = re.compile(rf"{_YEAR}年\d+月(?:\d+日)?至(?:{_YEAR}年)?\d+[月日]")
_WRITTEN = re.compile(r"(?:检查|反馈|发言|会议|述职)?(?:日期|时间)\s*:")

_FORWARD = {Kind.RECTIFICATION_PLAN, Kind.RECTIFICATION_REPORT}  # a year in the title names the round, not the work
_BACKWARD = {Kind.DUTY_REPORT, Kind.SELF_EXAMINATION, Kind.REVIEW_REMARKS}


def document_date(head: Head) -> str | None:
    """The date on the document (ISO): in its signature, under its title, in a line of its own."""
    signed = [line for line in (*reversed(head.closing), *head.body[:4]) if _SIGNED.search(line)]
    lines = (*signed[: len(head.closing)], *head.titles, *head.under)
    days = (day for line in lines if len(line) <= MAX_DATE_LINE for day in _dates(line))
    found = next(days, None) or _named_day(head)
    return found.isoformat() if found else None


def _named_day(head: Head) -> dt.date | None:
    """A day in a line such as 时间:… of any length."""
    return next((day for line in head.body if _WRITTEN.match(line) for day in _dates(line)), None)


def _dates(text: str) -> Iterator[dt.date]:
    for found in _DATE.finditer(text):
        parts = [_whole(part) for part in found.groups() if part]
        try:
            yield dt.date(*parts)
        except (ValueError, TypeError):
            continue


def _whole(text: str) -> int:
    return whole(text.replace("○", "〇")) or 0


def working_year(head: Head, kind: Kind, date: str | None, name: str = "") -> int | None:
    """The year whose work the document speaks about: said, told by its date and its kind, hinted at by the file's name.

    A year that is named in passing only is one of the past: the text's own is taken to be the next one.
    """
    return _said(head, kind, date) or year_in_name(name) or _after_the_past(head, kind)


def _said(head: Head, kind: Kind, date: str | None) -> int | None:
    day = dt.date.fromisoformat(date) if date else None
    titled, of_round = _titled_year(head, kind)
    if titled and not of_round:
        return titled
    if kind is Kind.INSPECTION_FEEDBACK:
        return _inspected_year(head, day)
    if day:
        back = kind in _BACKWARD and day.month <= NEW_YEAR_MONTHS
        return day.year - 1 if back else day.year
    return max(titled + 1, _told(head, kind) or 0) if titled else _told(head, kind)


def year_in_name(name: str) -> int | None:
    """A year in a file's name: the weakest hint."""
    found = re.search(r"(?<!\d)(20\d\d)(?!\d)", name)
    return int(found[1]) if found else None


def _numbered_year(head: Head) -> int | None:
    """The latest year of document numbers (文号 〔2016〕15号) that the text names."""
    return max((int(found[1]) for line in head.body for found in _NUMBERED.finditer(line)), default=None)


def _titled_year(head: Head, kind: Kind) -> tuple[int | None, bool]:
    """A year in the title or the lines under it that is not part of a date; whether it is that of a round before."""
    for line in (head.title, *head.under):
        plain = _DATE.sub("", line)
        found = _IN_TITLE.search(plain)
        if found:
            of_others = _OF_OTHERS.search(plain[: found.start()]) and _ROUND.match(plain, found.end())
            return _whole(found[1]), kind in _FORWARD and bool(of_others)
    return None, False


def _inspected_year(head: Head, day: dt.date | None) -> int | None:
    """The year in which the inspection took place."""
    text = "\n".join(head.opening)
    spans = [_whole(found[2] or found[1]) for found in _SPAN.finditer(text)]
    if spans:
        return max(spans)
    if day is None:
        return _told(head, Kind.INSPECTION_FEEDBACK)
    months = [int(found[1]) for found in _HALF_DATE.finditer(text)]
    looks_back = bool(months) and min(months[:2]) > day.month + NEW_YEAR_MONTHS
    return day.year - 1 if looks_back else day.year


def _told(head: Head, kind: Kind) -> int | None:
    """The latest year told of before the plans begin; where it is named in passing only, what else tells the year."""
    lines = head.opening if kind is Kind.RECTIFICATION_PLAN else tuple(_before_plans(head.body, kind))
    told = [year for line in lines for year in _years(line)]
    due = _due_year(head, kind)
    if kind is Kind.RECTIFICATION_PLAN:
        return max((*told, *((due,) if due else ())), default=None) or _numbered_year(head) or campaign_year(head.text)
    if told and (any(_years(_SINCE_THEN.sub("", _opening(head)))) or _OWN.search("\n".join(lines))):
        told_of = {_whole(found[1]) for line in head.opening for found in _THEN_THIS_YEAR.finditer(line)}
        return max(told) + (max(told) in told_of)
    hints = (_numbered_year(head), campaign_year(head.text), due)
    return next((year for year in hints if year and year >= max(told, default=year)), None)


def _after_the_past(head: Head, kind: Kind) -> int | None:
    told = [year for line in _before_plans(head.body, kind) for year in _years(line)]
    return max(told) + 1 if told else None


def _before_plans(body: Iterable[str], kind: Kind) -> Iterator[str]:
    """The lines that look back; all lines of what does not end with plans."""
    for line in body:
        if kind in _BACKWARD and len(line) < MAX_DATE_LINE and _PLANS.search(line):
            return
        yield line


def _opening(head: Head) -> str:
    return head.text[: round(len(head.text) * OPENING_SHARE)]


def _due_year(head: Head, kind: Kind) -> int | None:
    """The year by the first deadline: what is due in spring was promised in the year before."""
    found = (deadline for line in head.body for deadline in _DEADLINE.finditer(line))
    first = min(((_whole(one[1]), int(one[2] or 12)) for one in found), default=None)
    if first is None:
        return None
    year, month = first
    return year - (kind in _BACKWARD or month < NEW_YEAR_MONTHS)


def _years(text: str) -> Iterator[int]:
    """Years that are told of; deadlines and founding years are left out."""
    for found in _YEAR_MENTION.finditer(text):
        after, before = text[found.end() : found.end() + 20], text[max(0, found.start() - 4) : found.start()]
        year = _whole(found[1])
        past = _ONCE.match(after) or _SINCE.search(before)
        if EARLIEST <= year <= LATEST and not _LATER.match(after) and not past:
            yield year
