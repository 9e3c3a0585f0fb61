"""Days in the cells of foreign ledgers: spelled in any way, as Excel's serial numbers, as spans; broken ones told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.cells import deadline_of
from extractors.findings import Deadline, DeadlineKind
from service.rules.deadlines import parse_day

EPOCH = date(1899, 12, 30)
SERIALS = range(36526, 65380)  # 2000-01-01 to 2078: other numbers are no days
SERIAL = re.compile(r"\d{5}(?:\.0+)?")
CLOCK = re.compile(r"^(\d{4}-\d\d-\d\d) \d\d:\d\d$")
PLAIN = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
SPAN = re.compile(r"^.*\d\s*[日月号]?\s*(?:[-—–~～至到]+)\s*(?=(?:20\d\d[年./-]|\d{1,2}月))")
FULL = re.compile(r"(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")
SHORT = re.compile(r"(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
NOTHING = frozenset({"", "-", "—", "——", "/", "无", "待定", "暂无", "\\"})
LEAP = 2024  # a year that has every day


@dataclass(frozen=True, slots=True)
class ReadDay:
    """What a cell says about time; `fault` in Chinese where it says it wrongly."""

    deadline: Deadline
    fault: str = ""

    @property
    def day(self) -> date | None:
        """The day, where there is one."""
        return parse_day(self.deadline.date)


def read_day(text: str, year: int) -> ReadDay:
    """The deadline that a cell names, in its own words; a day that does not exist is none."""
    plain = _plain(text)
    if plain in NOTHING:
        return ReadDay(Deadline("", DeadlineKind.NONE))
    broken = _impossible(plain)
    if broken:
        return ReadDay(Deadline(text, DeadlineKind.NONE), f"没有“{broken}”这一天")
    found = deadline_of(plain, year)
    if found.kind is DeadlineKind.NONE and not found.text:
        return ReadDay(Deadline(text, DeadlineKind.NONE), "看不出日期")
    return ReadDay(replace(found, text=text))


def _plain(text: str) -> str:
    """The cell as the reader of deadlines knows it: serials and runs of digits spelled out, of a span its end."""
    text = " ".join(text.split())
    if SERIAL.fullmatch(text) and int(float(text)) in SERIALS:
        return (EPOCH + timedelta(days=int(float(text)))).isoformat()
    text = PLAIN.sub(r"\1-\2-\3", CLOCK.sub(r"\1", text))
    return SPAN.sub("", text) if not FULL.fullmatch(text) else text


def _impossible(text: str) -> str:
    """The first day named that no calendar has."""
    for found in FULL.finditer(text):
        if not _exists(*map(int, found.groups())):
            return found[0]
    for found in SHORT.finditer(text):
        if not _exists(LEAP, int(found[1]), int(found[2])):
            return found[0]
    return ""


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
