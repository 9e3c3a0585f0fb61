"""The workbook that goes out before an assessment: ballots to print, and a count sheet for each group of voters."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from service.office.assessment_cells import Pages
from service.rules.scoring_layout import (
    BALLOT_SHEET,
    HIDDEN_SHEET,
    CountColumn,
    Part,
    count_columns,
    sheet_name,
)
from service.rules.scoring_votes import OVERALL, Round
from service.rules.tables import CellKind

GROUPS, TITLES, FIRST = 3, 4, 5  # rows of a count sheet: groups of columns, titles, the first speaker
BOX = "□"
BALLOT_NOTE = "无记名填写。每行只在一格打√；不打、打两个以上或涂改不清的，该票无效。"
COUNT_NOTE = (
    "一人一行。有效票=收回-空白-多选-无法辨认；总体评价各等次合计应等于有效票，核对一栏显示“相符”。"
    "没有的填0或不填。"
)
COMPUTED = frozenset({Part.VALID, Part.CHECK})
NUMBERS = frozenset(Part) - COMPUTED - {Part.NAME, Part.UNIT}
WIDTHS = {Part.NAME: 12.0, Part.UNIT: 26.0, Part.UNCLEAR: 9.0, Part.CHECK: 9.0}
PRINTED = 24  # columns that one sheet of paper can show
MOST_VOTES = 100_000


def ballots_book(one: Round, made_on: date) -> bytes:
    """The workbook of a round; who fills it in changes nothing but numbers."""
    pages = Pages(made_on)
    _ballots(pages, one)
    for group in range(len(one.scheme.groups)):
        _count_sheet(pages, one, group)
    hidden = pages.book.create_sheet(HIDDEN_SHEET)
    hidden.sheet_state = "hidden"
    hidden["A1"] = one.id
    return pages.data()


def _ballots(pages: Pages, one: Round) -> None:
    """One ballot: a block a speaker where items are asked too, else a row a speaker."""
    levels = [level.name for level in one.scheme.levels]
    heads = ("述职人", "单位", "测评内容", *levels)
    page = pages.page(BALLOT_SHEET, (f"{one.meeting}测评表", BALLOT_NOTE), (12, 28, 16, *[9.0] * len(levels)))
    pages.heads(page, GROUPS, heads)
    page.print_title_rows = f"1:{GROUPS}"
    row = GROUPS
    for speaker in one.speakers:
        first = row + 1
        for question in (OVERALL, *one.items):
            row += 1
            cells = (speaker.name, speaker.unit, question, *[BOX] * len(levels))
            for place, text in enumerate(cells, 1):
                pages.put(page, (row, place), text, pages.looks.of(CellKind.LABEL))
        for place in (1, 2) if row > first else ():
            page.merge_cells(start_row=first, end_row=row, start_column=place, end_column=place)
    pages.put(page, (row + 2, 1), "意见建议：", pages.looks.of(CellKind.TEXT))
    page.merge_cells(start_row=row + 2, end_row=row + 2, start_column=1, end_column=len(heads))
    page.row_dimensions[row + 2].height = 60


def _count_sheet(pages: Pages, one: Round, group: int) -> None:
    columns = count_columns(one)
    name = one.scheme.groups[group].name
    widths = [WIDTHS.get(column.part, 7.5) for column in columns]
    page = pages.page(sheet_name(one, group), (f"{one.meeting}计票表（{name}）", COUNT_NOTE), widths)
    _heads(pages, page, columns)
    for number, speaker in enumerate(one.speakers):
        row = FIRST + number
        for place, column in enumerate(columns, 1):
            if column.part in (Part.NAME, Part.UNIT):
                text = speaker.name if column.part is Part.NAME else speaker.unit
                pages.put(page, (row, place), text)
            elif column.part in COMPUTED:
                pages.formula(page, (row, place), _formula(columns, column, row))
            else:
                pages.open(page, (row, place))
    _only_numbers(page, columns, FIRST + len(one.speakers) - 1)
    page.protection.sheet = True  # against slips; there is no password
    page.freeze_panes = page.cell(FIRST, 3)
    page.print_title_rows, page.print_title_cols = f"{GROUPS}:{TITLES}", "A:B"
    page.page_setup.fitToWidth = -(-len(columns) // PRINTED)


def _heads(pages: Pages, page: Any, columns: tuple[CountColumn, ...]) -> None:
    pages.heads(page, GROUPS, [column.group for column in columns])
    pages.heads(page, TITLES, [column.title for column in columns])
    at = 1
    for _, members in groupby(columns, key=lambda column: column.group):
        count = len(list(members))
        if count > 1:
            page.merge_cells(start_row=GROUPS, end_row=GROUPS, start_column=at, end_column=at + count - 1)
        at += count


def _formula(columns: tuple[CountColumn, ...], column: CountColumn, row: int) -> str:
    at = {one.part: f"{get_column_letter(place)}{row}" for place, one in enumerate(columns, 1)}
    if column.part is Part.VALID:
        return f"={at[Part.RETURNED]}-{at[Part.BLANK]}-{at[Part.MULTIPLE]}-{at[Part.UNCLEAR]}"
    overall = [place for place, one in enumerate(columns, 1) if one.part is Part.LEVEL and one.item is None]
    votes = f"SUM({get_column_letter(overall[0])}{row}:{get_column_letter(overall[-1])}{row})"
    told = f'IF(AND({votes}={at[Part.VALID]},{at[Part.RETURNED]}<={at[Part.ISSUED]}),"相符","不符")'
    return f'=IF({at[Part.ISSUED]}="","",{told})'


def _only_numbers(page: Any, columns: tuple[CountColumn, ...], last: int) -> None:
    """Votes are whole numbers from 0; scores may have decimals."""
    whole = DataValidation(type="whole", operator="between", formula1="0", formula2=str(MOST_VOTES), allow_blank=True)
    whole.error, whole.showErrorMessage = "票数请填0以上的整数。", True
    score = DataValidation(type="decimal", operator="between", formula1="-100", formula2="100", allow_blank=True)
    score.error, score.showErrorMessage = "得分请填数字。", True
    for place, column in enumerate(columns, 1):
        if column.part in NUMBERS:
            rule = score if column.part in (Part.DAILY, Part.BONUS) else whole
            rule.add(f"{get_column_letter(place)}{FIRST}:{get_column_letter(place)}{last}")
    for rule in (whole, score):
        if rule.sqref:
            page.add_data_validation(rule)
