"""Drop-down of states and warning lights: computed by Excel from due day and state, so never stale."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from service.records import ClosureState
from service.rules.names import STATES
from service.rules.tables import CellKind, Column, TableSheet

CLOSED = STATES[ClosureState.CLOSED]
DONE_TEXT, RED_TEXT, YELLOW_TEXT, GREEN_TEXT, NONE_TEXT = "完成", "红", "黄", "绿", "—"
RED, YELLOW, GREEN, GREY = "FF8A80", "FFE57F", "A5D6A7", "D0D0D0"


def light_formula(columns: Sequence[Column], row: int, near_days: int) -> str:
    """The light of a row as an Excel formula over its due day and state."""
    due, state = _address(columns, CellKind.DATE, row), _address(columns, CellKind.STATE, row)
    return (
        f'=IF({state}="{CLOSED}","{DONE_TEXT}",IF({due}="","{NONE_TEXT}",'
        f'IF({due}<TODAY(),"{RED_TEXT}",IF({due}-TODAY()<={near_days},"{YELLOW_TEXT}","{GREEN_TEXT}"))))'
    )


def add_lights(page: Worksheet, sheet: TableSheet, first: int, last: int) -> None:
    """Colours for the light and the due day of each row, where the sheet has lights."""
    if not any(column.kind is CellKind.LIGHT for column in sheet.columns):
        return
    due = "$" + _address(sheet.columns, CellKind.DATE, first)
    state = "$" + _address(sheet.columns, CellKind.STATE, first)
    open_item = f'{due}<>"",{state}<>"{CLOSED}"'
    rules = (
        (f'{state}="{CLOSED}"', GREY),
        (f"AND({open_item},{due}<TODAY())", RED),
        (f"AND({open_item},{due}>=TODAY(),{due}-TODAY()<={sheet.near_days})", YELLOW),
        (f"AND({open_item},{due}-TODAY()>{sheet.near_days})", GREEN),
    )
    for kind in (CellKind.LIGHT, CellKind.DATE):
        column = get_column_letter(_index(sheet.columns, kind))
        for formula, colour in rules:
            fill = PatternFill("solid", bgColor=colour)
            look = DifferentialStyle(font=Font(bold=kind is CellKind.LIGHT), fill=fill)
            rule = Rule(type="expression", dxf=look, formula=[formula], stopIfTrue=True)
            page.conditional_formatting.add(f"{column}{first}:{column}{last}", rule)


def add_states(page: Worksheet, columns: Sequence[Column], first: int, last: int) -> None:
    """A list of states to choose from, and dates only in date cells."""
    states = DataValidation(type="list", formula1='"' + ",".join(STATES.values()) + '"', allow_blank=False)
    states.error, states.errorTitle = "请从下拉列表中选择整改状态。", "整改状态"
    dates = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
    dates.error, dates.errorTitle = "请填日期，如 2026-03-09。", "日期"
    for index, column in enumerate(columns, 1):
        letter = get_column_letter(index)
        if column.kind is CellKind.STATE:
            states.add(f"{letter}{first}:{letter}{last}")
        elif column.kind is CellKind.DATE and any(one.kind is CellKind.STATE for one in columns):
            dates.add(f"{letter}{first}:{letter}{last}")
    for validation in (states, dates):
        if validation.sqref:
            validation.showErrorMessage = True
            page.add_data_validation(validation)


def _index(columns: Sequence[Column], kind: CellKind) -> int:
    """Place of the first column of a kind, from 1."""
    return next(index for index, column in enumerate(columns, 1) if column.kind is kind)


def _address(columns: Sequence[Column], kind: CellKind, row: int) -> str:
    return f"{get_column_letter(_index(columns, kind))}{row}"
