"""Lengths of time that end in a day (一个月内, 10个工作日内), told apart from limits for each case (来信三日内答复)."""

from __future__ import annotations

import datetime as dt
import re

from extractors.chinese import calendar as days
from extractors.chinese.due import SECOND, Anchor, Hit
from extractors.chinese.numerals import NUMBER, whole
from extractors.lexicons import alternatives, load

COUNT = f"(?P<count>{NUMBER}|半)个?(?P<half>半)?"
LENGTH = re.compile(f"{COUNT}(?P<unit>工作日|自然日|日|天|周|星期|月|年|学期)(?:之内|以内|内)")
SPAN = re.compile(f"期限为?{COUNT}(?P<unit>工作日|日|天|周|月|年)")
STARTED = re.compile(
    "之日起|反馈后|反馈意见后|(?:本|此次)[^,;。]{0,8}后|收到(?:本|此|反馈|通报|整改|通知|建议|督办)[^,;。]{0,8}后?"
)
CLAUSE = re.compile("[,;。!?:(]")
PER_EVENT_BEFORE = re.compile(alternatives(load("deadline-words")["per_event_before"]))
PER_EVENT_AFTER = re.compile(alternatives(load("deadline-words")["per_event_after"]))
UNIT_DAYS = {"自然日": 1, "日": 1, "天": 1, "周": 7, "星期": 7}


def ends(text: str, at: Anchor) -> list[Hit]:
    """The days that lengths of time lead to, counted from the feedback or the document."""
    out = []
    for match in (*LENGTH.finditer(text), *SPAN.finditer(text)):
        before = CLAUSE.split(text[max(0, match.start() - 30) : match.start()])[-1]
        started = STARTED.search(before) or match.re is SPAN
        if started or not _per_event(before, text[match.end() : match.end() + 6]):
            day = _day(match, at.feedback if started else at.day)
            if day:
                out.append(Hit(match.start(), match.end(), day, SECOND, not at.sure))
    return out


def _per_event(before: str, after: str) -> bool:
    return bool(PER_EVENT_BEFORE.search(before) or PER_EVENT_AFTER.search(CLAUSE.split(after)[0]))


def _day(match: re.Match[str], start: dt.date) -> dt.date | None:
    count, unit = match["count"], match["unit"]
    length = 0 if count == "半" else whole(count)
    if length is None or length > 1000:
        return None
    if unit == "工作日":
        return days.working_days_on(start, length)
    if unit in UNIT_DAYS:
        return start + dt.timedelta(days=length * UNIT_DAYS[unit])
    months = {"月": 1, "年": 12, "学期": 6}[unit]
    halves = (count == "半") or bool(match["half"])
    whole_months, odd = divmod(length * months * 2 + halves * months, 2)
    return days.months_on(start, whole_months) + dt.timedelta(days=15 * odd)
