"""Headers and columns of other people's ledgers are recognized by name and by content."""

from __future__ import annotations

import pytest

from service.office.foreign_reading import read
from service.records import ClosureState
from service.rules.foreign_columns import Column, guess
from service.rules.foreign_days import read_day
from service.rules.foreign_fields import Field, field_of, named, source_of, state_of
from service.rules.foreign_grid import Filled, Grid
from service.rules.foreign_header import header_at, header_of
from tests.service import ledgers


def filled(data: bytes) -> Filled:
    return Filled(read(data, "台账.xlsx").grids[0])


def grid(*rows: tuple[str, ...]) -> Filled:
    return Filled(Grid("表", rows))


def columns(of: Filled) -> tuple[Column, ...]:
    header = header_of(of)
    assert header is not None
    return guess(of, header)


def test_the_header_stands_below_titles() -> None:
    header = header_of(filled(ledgers.plain()))
    assert header is not None
    assert (header.first, header.last) == (2, 2)
    assert header.names == ledgers.PLAIN_HEAD


def test_a_header_of_two_rows_is_joined_where_cells_are_merged() -> None:
    header = header_of(filled(ledgers.merged_down()))
    assert header is not None
    assert (header.first, header.last) == (1, 2)
    assert header.names[:3] == ("序号", "反馈问题/一级", "反馈问题/具体表现")
    assert [column.field for column in columns(filled(ledgers.merged_down()))] == [
        Field.NUMBER, Field.CATEGORY, Field.PROBLEM, Field.GOAL, Field.MEASURE, Field.LEAD, Field.DEPARTMENT, Field.DUE,
        Field.STATE,
    ]  # fmt: skip


def test_a_header_of_two_rows_without_merged_cells_is_joined_too() -> None:
    two = ("序号", "问题", "整改责任", "", "时限"), ("", "", "责任领导", "责任人", "")
    made = grid(*two, ("1", "记录不全", "甲", "乙", "6月"))
    header = header_of(made)
    assert header is not None
    assert (header.first, header.last) == (0, 1)


def test_a_person_may_point_at_the_header() -> None:
    made = grid(("说明",), ("情况",), ("一",))
    assert header_of(made) is None
    assert header_at(made, 1).names == ("情况",)


def test_the_same_columns_have_the_same_signature_in_every_file() -> None:
    one = header_of(grid(("序号", "具体 问题", "责任人"), ("1", "缺", "何望春")))
    two = header_of(grid(("年度台账", "", ""), ("序号", "具体问题：", "责任人"), ("9", "弱", "梁一鸣")))
    assert one is not None
    assert two is not None
    assert one.signature == two.signature


@pytest.mark.parametrize(
    ("header", "field"),
    [
        pytest.param("责任部门（人）", Field.DEPARTMENT, id="brackets"),
        pytest.param("整 改\n时 限", Field.DUE, id="blanks and line ends"),
        pytest.param("整改完成时限（年月日）", Field.DUE, id="a note in brackets"),
        pytest.param("巡察反馈的具体问题", Field.PROBLEM, id="a name inside a longer header"),
        pytest.param("整改/责任领导", Field.LEAD, id="a group above"),
        pytest.param("是否销号", Field.CLOSED, id="closed or not"),
        pytest.param("销号时间", Field.CLOSED_ON, id="closed when"),
        pytest.param("天气", None, id="nothing known"),
    ],
)
def test_headers_name_fields(header: str, field: Field | None) -> None:
    found = named(header)
    assert (found[0].field if found else None) is field


def test_columns_without_telling_names_are_recognized_by_content() -> None:
    rows = [
        ("1", ledgers.STUDY, "制定学习计划并每月检查落实", "何望春", "2024-06-30", "已完成", "巡察反馈"),
        ("2", ledgers.FEES, "组织委员每月收缴并公示一次", "梁一鸣", "立行立改", "整改中", "群众来信"),
        ("3", ledgers.ROOM, "建立开放值班表，加强督促落实", "孙立冬", "2024年9月底", "已销号", "自查"),
    ]
    made = grid(("A", "B", "C", "D", "E", "F", "G"), *rows)
    header = header_at(made, 0)
    assert [column.field for column in guess(made, header)] == [
        Field.NUMBER, Field.PROBLEM, Field.MEASURE, Field.OWNER, Field.DUE, Field.STATE, Field.SOURCE,
    ]  # fmt: skip
    assert all(column.reason.startswith("格内") for column in guess(made, header))


def test_a_progress_column_of_states_is_taken_for_the_state() -> None:
    made = grid(("序号", "问题", "完成情况"), ("1", "记录不全", "已完成"), ("2", "活动室锁门", "整改中"))
    assert columns(made)[2].field is Field.STATE


def test_a_second_column_of_the_same_field_stays_in_the_text_and_says_so() -> None:
    made = grid(("序号", "存在问题", "具体问题", "时限"), ("1", "学习", "记录不全", "6月"))
    second = columns(made)[2]
    assert second.field is None
    assert second.reason == "B列已作“具体问题”，本列只留在原文里"


def test_what_people_chose_goes_before_every_guess() -> None:
    made = grid(("序号", "存在问题", "具体问题", "时限"), ("1", "学习", "记录不全", "6月"))
    header = header_of(made)
    assert header is not None
    chosen = guess(made, header, {1: Field.CATEGORY, 2: Field.PROBLEM, 3: None})
    assert [column.field for column in chosen] == [Field.NUMBER, Field.CATEGORY, Field.PROBLEM, None]
    assert chosen[1].reason == "人工指定"


def test_fields_states_and_sources_have_many_names() -> None:
    assert field_of("具体问题") is Field.PROBLEM
    assert field_of("整改期限") is Field.DUE
    assert field_of("随便") is None
    assert state_of("已完成") is ClosureState.APPLY_CLOSE
    assert state_of("已销号。") is ClosureState.CLOSED
    assert state_of("正在整改") is ClosureState.IN_PROGRESS
    assert state_of("情况不明") is None
    assert source_of("区委巡察二组") == "inspection"
    assert source_of("述职评议会点评") == "review"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        pytest.param("2024.6.30", "2024-06-30", id="dots"),
        pytest.param("20240630", "2024-06-30", id="only digits"),
        pytest.param("45473", "2024-06-30", id="a serial number of Excel"),
        pytest.param("2024-06-30 00:00", "2024-06-30", id="with a clock"),
        pytest.param("2024年3月1日至6月30日", "2024-06-30", id="the end of a span"),
        pytest.param("9月底前", "2024-09-30", id="a month's end without a year"),
        pytest.param("2024年2月", "2024-02-29", id="a month of a leap year"),
        pytest.param("长期坚持", None, id="for good"),
    ],
)
def test_days_are_read_however_they_are_spelled(cell: str, day: str | None) -> None:
    found = read_day(cell, 2024)
    assert (found.deadline.date, found.fault) == (day, "")
    assert found.deadline.text == cell


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        pytest.param("2024-02-30", "没有“2024-02-30”这一天", id="no such day"),
        pytest.param("6月31日前", "没有“6月31日”这一天", id="a month of thirty days"),
        pytest.param("见附件", "看不出日期", id="no date at all"),
    ],
)
def test_broken_days_are_told(cell: str, fault: str) -> None:
    found = read_day(cell, 2024)
    assert (found.day, found.fault) == (None, fault)
