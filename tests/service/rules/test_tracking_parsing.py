"""Cells as people fill them in: days in any writing, states and choices by name, faults in Chinese."""

from datetime import date, datetime

import pytest

from service.office.sheet_forms import forms
from service.rules.tracking_cells import Value
from service.rules.tracking_parsing import day_of, parse

COLUMNS = forms().columns
NAMES = (
    *("day", "moment", "dots", "words", "clock", "digits", "number", "serial"),
    *("month", "no-such-day", "no-year", "no-day"),
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (date(2026, 3, 9), date(2026, 3, 9)),
        (datetime(2026, 3, 9, 8, 30), date(2026, 3, 9)),
        ("2026.3.9", date(2026, 3, 9)),
        ("2026年3月9日前", date(2026, 3, 9)),
        ("2026/03/09 00:00:00", date(2026, 3, 9)),
        ("20260309", date(2026, 3, 9)),
        (20260309, date(2026, 3, 9)),
        (46090, date(2026, 3, 9)),
        ("2026年2月底", date(2026, 2, 28)),
        ("2026-2-30", None),
        ("3月底", None),
        ("长期坚持", None),
    ],
    ids=NAMES,
)
def test_days_are_read_as_people_write_them(typed: Value, day: date | None) -> None:
    assert day_of(typed) == day


def test_a_year_far_off_is_a_fault() -> None:
    assert "年份不对" in parse(COLUMNS["due"], date(1926, 3, 9)).fault


def test_a_mark_of_a_proposal_is_taken_off() -> None:
    assert parse(COLUMNS["lead"], "党支部书记（建议）").words == "党支部书记"


def test_ticks_and_truths_mean_yes_and_no() -> None:
    assert [parse(COLUMNS["closed"], one).words for one in ("√", True, "未", "否")] == ["是", "是", "否", "否"]


def test_what_must_be_there_cannot_be_cleared() -> None:
    assert "不能为空" in parse(COLUMNS["state"], None).fault
    assert parse(COLUMNS["remark"], None).fault == ""


def test_long_numbers_stay_as_they_were_typed() -> None:
    assert parse(COLUMNS["phone"], 13800001234).words == "13800001234"
