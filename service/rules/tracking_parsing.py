"""What people typed into a cell of the tracking sheet, as the words that are kept, or what is wrong with it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rapidfuzz import fuzz, process

from service.rules.names import STATES, SUGGESTED
from service.rules.tables import CellKind
from service.rules.tracking_cells import Value, text
from service.rules.tracking_columns import SheetColumn

EPOCH = date(1899, 12, 30)
SERIALS = range(36526, 73051)  # 2000-01-01 to 2099-12-31, as Excel counts days
YEARS = range(2000, 2100)
DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?(?:\s*前|\s+\d{1,2}:\d{2}(?::\d{2})?)?")
DIGITS = re.compile(r"(20\d{2})(\d{2})(\d{2})")
MONTH = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?\s*(?:底|末)?\s*前?")
TRUE = frozenset({"是", "√", "✓", "y", "yes", "true", "1", "已销号", "公开"})
FALSE = frozenset({"否", "×", "x", "n", "no", "false", "0", "未", "未销号", "不公开"})
YES_NO = ("是", "否")
REQUIRED = frozenset({"problem", "state", "closed", "public"})
NEAR = 50.0  # rapidfuzz ratio from which a known word is offered instead, 0..100
FAULTY_DAY = "“{}”不是日期，没有采用。请填成 2026-03-09 这样。"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The words to keep; with a fault nothing is kept."""

    words: str
    fault: str = ""


def parse(column: SheetColumn, value: Value) -> Parsed:
    """What a cell says; the fault is a Chinese sentence."""
    typed = text(value)
    if not typed:
        return Parsed("", f"“{column.title}”不能为空，没有采用。" if column.key in REQUIRED else "")
    return PARSERS.get(column.kind, _words)(column, value)


def _words(column: SheetColumn, value: Value) -> Parsed:
    return Parsed(text(value).removesuffix(SUGGESTED).rstrip())


def _date(column: SheetColumn, value: Value) -> Parsed:
    day = day_of(value)
    if day is None:
        return Parsed("", FAULTY_DAY.format(text(value)))
    if day.year not in YEARS:
        return Parsed("", f"“{text(value)}”的年份不对，没有采用。请核对后填成 2026-03-09 这样。")
    return Parsed(day.isoformat())


def day_of(value: Value) -> date | None:
    """The day that a cell means; a month means its last day; None for what is no day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        return EPOCH + timedelta(days=int(value)) if int(value) in SERIALS else _spelled(text(value))
    return _spelled(text(value))


def _spelled(typed: str) -> date | None:
    found = DAY.fullmatch(typed) or DIGITS.fullmatch(typed)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        month = MONTH.fullmatch(typed)
        if month:
            year, number = int(month[1]), int(month[2])
            return date(year, number, monthrange(year, number)[1])
    except ValueError:
        return None
    return None


def _state(column: SheetColumn, value: Value) -> Parsed:
    return _one_of(column, text(value), tuple(STATES.values()))


def _choice(column: SheetColumn, value: Value) -> Parsed:
    typed = text(value)
    if column.choices == YES_NO and typed.lower() in TRUE | FALSE:
        return Parsed(YES_NO[typed.lower() in FALSE])
    return _one_of(column, typed, column.choices)


def _one_of(column: SheetColumn, typed: str, known: tuple[str, ...]) -> Parsed:
    if typed in known:
        return Parsed(typed)
    offer = f"可填：{'、'.join(known)}{nearest(typed, known)}。"
    return Parsed("", f"“{typed}”不是“{column.title}”的选项，没有采用。{offer}")


def nearest(typed: str, known: Iterable[str]) -> str:
    """An offer of the known word that is most like the typed one; "" where none is."""
    found = process.extractOne(typed, list(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return f"；相近的是“{found[0]}”" if found else ""


PARSERS: dict[CellKind, Callable[[SheetColumn, Value], Parsed]] = {
    CellKind.DATE: _date,
    CellKind.STATE: _state,
    CellKind.CHOICE: _choice,
}
