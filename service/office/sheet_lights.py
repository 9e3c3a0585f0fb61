"""Warning lights: computed by Excel from due day and state, so never stale."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from service.records import ClosureState
from service.rules.names import STATES
from service.rules.tables import TableSheet

DUE = "due"
CLOSURE = {"state": STATES[ClosureState.CLOSED], "closed": "是"}  # what says that an item is closed, by column
DONE_TEXT, RED_TEXT, YELLOW_TEXT, GREEN_TEXT, NONE_TEXT = "完成", "红", "黄", "绿", "—"
RED, YELLOW, GREEN, GREY = "FF8A80", "FFE57F", "A5D6A7", "D0D0D0"


def light_formula(sheet: TableSheet, row: int) -> str:
    """The light of a row as an Excel formula over its due day and state."""
    due, closed = _address(sheet, DUE, row), _closed(sheet, row)
    return (
        f'=IF({closed},"{DONE_TEXT}",IF({due}="","{NONE_TEXT}",'
        f'IF({due}<TODAY(),"{RED_TEXT}",IF({due}-TODAY()<={sheet.near_days},"{YELLOW_TEXT}","{GREEN_TEXT}"))))'
    )


def add_lights(page: Worksheet, sheet: TableSheet, first: int, last: int) -> None:
    """Colours for the light and the due day of each row, where the sheet has what they are computed from."""
    if not _place(sheet, DUE) or not any(_place(sheet, key) for key in CLOSURE):
        return
    due, closed = "$" + _address(sheet, DUE, first), _closed(sheet, first, "$")
    still = _closed(sheet, first, "$", "<>")
    rules = (
        (closed, GREY),
        (f'AND({due}<>"",{still},{due}<TODAY())', RED),
        (f'AND({due}<>"",{still},{due}>=TODAY(),{due}-TODAY()<={sheet.near_days})', YELLOW),
        (f'AND({due}<>"",{still},{due}-TODAY()>{sheet.near_days})', GREEN),
    )
    for key in ("light", DUE):
        for formula, colour in rules if _place(sheet, key) else ():
            fill = PatternFill("solid", bgColor=colour)
            look = DifferentialStyle(font=Font(bold=key != DUE), fill=fill)
            rule = Rule(type="expression", dxf=look, formula=[formula], stopIfTrue=True)
            column = get_column_letter(_place(sheet, key))
            page.conditional_formatting.add(f"{column}{first}:{column}{last}", rule)


def _closed(sheet: TableSheet, row: int, fixed: str = "", sign: str = "=") -> str:
    """The condition that an item is closed (or with sign <> that it is not)."""
    key = next(key for key in CLOSURE if _place(sheet, key))
    return f'{fixed}{_address(sheet, key, row)}{sign}"{CLOSURE[key]}"'


def _place(sheet: TableSheet, key: str) -> int:
    """Place of a column, from 1; 0 where the sheet has none."""
    return next((index for index, column in enumerate(sheet.columns, 1) if column.key == key), 0)


def _address(sheet: TableSheet, key: str, row: int) -> str:
    return f"{get_column_letter(_place(sheet, key))}{row}"
