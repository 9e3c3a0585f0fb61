"""What helps people to fill in a sheet rightly: drop-downs, day cells, and protection of nothing but formulas."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from service.rules.names import STATES
from service.rules.tables import CellKind, Column, TableSheet

MORE_ROWS = 200  # below the table, for rows that people add
FIRST_DAY = "36526"  # 2000-01-01
ALLOWED = (
    *("formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows", "insertHyperlinks"),
    *("deleteColumns", "deleteRows", "sort", "autoFilter"),
)


def add_choices(page: Worksheet, sheet: TableSheet, first: int, last: int) -> None:
    """Lists to choose from, and days only in day cells, also in rows that people add below."""
    last += MORE_ROWS if sheet.returns else 0
    is_filled_in = sheet.returns or any(column.kind is CellKind.STATE for column in sheet.columns)
    for index, column in enumerate(sheet.columns, 1):
        rule = _rule(column)
        if rule and (is_filled_in or column.kind is not CellKind.DATE):
            rule.showErrorMessage = True
            letter = get_column_letter(index)
            rule.add(f"{letter}{first}:{letter}{last}")
            page.add_data_validation(rule)


def protect(page: Worksheet) -> None:
    """Lock the formulas, nothing else; there is no password."""
    page.protection.sheet = True
    for right in ALLOWED:
        setattr(page.protection, right, False)  # False: not locked


def _rule(column: Column) -> DataValidation | None:
    if column.kind is CellKind.DATE:
        rule = DataValidation(type="date", operator="greaterThan", formula1=FIRST_DAY, allow_blank=True)
        rule.error, rule.errorTitle = "请填日期，如 2026-03-09。", column.title
        return rule
    choices = tuple(STATES.values()) if column.kind is CellKind.STATE else column.choices
    if not choices:
        return None
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=column.kind is CellKind.CHOICE)
    rule.error, rule.errorTitle = f"请从下拉列表中选择{column.title}。", column.title
    return rule
