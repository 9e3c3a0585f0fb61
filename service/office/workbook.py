"""The one writer of workbooks: tables as values in, .xlsx out, with filters, drop-downs and lights."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from copy import copy
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.writer.excel import ExcelWriter

from service.office.package import stable
from service.office.sheet_lights import add_lights, add_states, light_formula
from service.office.sheet_looks import Looks, row_height
from service.office.sheet_rates import add_rates
from service.rules.tables import Cell, CellKind, Column, Link, Row, TableSheet

HEADER = 3  # the header's row: title and note stand above
MOST_CHARACTERS = 32767  # of a cell
NAME_LENGTH = 31  # of a sheet
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
NOT_PRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
CUT = "……（过长，已截断）"


def write(sheets: Sequence[TableSheet], made_on: date) -> bytes:
    """A workbook of these sheets; the same values and day give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "述改"
    book.properties.created = datetime(made_on.year, made_on.month, made_on.day)
    looks = Looks(book)
    for sheet in sheets:
        _fill(book.create_sheet(NOT_IN_NAMES.sub("_", sheet.name)[:NAME_LENGTH]), sheet, looks)
        if sheet.with_rates:
            add_rates(book, sheet, (HEADER + 1, _last(sheet)), looks)
    buffer = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED)).save()  # stable() compresses, once
    return stable(buffer.getvalue())


def clean(text: str) -> str:
    """Text that a cell can hold."""
    text = NOT_PRINTED.sub("", text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT


def put(cell: Any, value: Cell) -> None:
    """Write a value; text is never taken for a formula, also when somebody edits the cell later."""
    if isinstance(value, Link):
        cell.hyperlink = Hyperlink(cell.coordinate, location=f"'{value.sheet}'!A{HEADER + 1 + value.row}")
        value = value.text
    if not isinstance(value, str):
        cell.value = value
        return
    text = clean(value)
    cell.value = text
    if text.startswith(FORMULA_SIGNS):
        cell.data_type = "s"
        cell._style = copy(cell._style)
        cell.quotePrefix = True


def _fill(page: Any, sheet: TableSheet, looks: Looks) -> None:
    _head(page, sheet, looks)
    for index, row in enumerate(sheet.rows, HEADER + 1):
        _row(page, index, row, (sheet, looks))
    last = _last(sheet)
    _print_setup(page, sheet.columns, last)
    add_states(page, sheet.columns, HEADER + 1, last)
    add_lights(page, sheet, HEADER + 1, last)


def _last(sheet: TableSheet) -> int:
    """The last row of data; an empty table still has one row to write in."""
    return HEADER + max(1, len(sheet.rows))


def _head(page: Any, sheet: TableSheet, looks: Looks) -> None:
    shown = sum(column.printed for column in sheet.columns)
    for line, (text, look) in enumerate(((sheet.title, looks.title), (sheet.note, looks.note)), 1):
        page.merge_cells(start_row=line, end_row=line, start_column=1, end_column=shown)
        cell = page.cell(line, 1)
        cell._style = look
        put(cell, text)
    page.row_dimensions[1].height = 30
    page.row_dimensions[2].height = 32
    for index, column in enumerate(sheet.columns, 1):
        cell = page.cell(HEADER, index, column.title)
        cell._style = looks.header
        width = page.column_dimensions[get_column_letter(index)]
        width.width = column.width
        width.hidden = column.kind is CellKind.HIDDEN
    page.row_dimensions[HEADER].height = 32


def _row(page: Any, index: int, row: Row, context: tuple[TableSheet, Looks]) -> None:
    sheet, looks = context
    for place, (column, value) in enumerate(zip(sheet.columns, row.cells, strict=True), 1):
        cell = page.cell(index, place)
        cell._style = _look(column, row, value, looks)
        if column.kind is CellKind.LIGHT:
            cell.value = light_formula(sheet.columns, index, sheet.near_days)
        else:
            put(cell, value)
    page.row_dimensions[index].height = row_height(sheet.columns, row.cells)


def _look(column: Column, row: Row, value: Cell, looks: Looks) -> object:
    if row.total:
        return looks.total_date if column.kind is CellKind.DATE else looks.total
    if isinstance(value, Link):
        return looks.link
    if column.kind is CellKind.STATUS:
        return looks.status(str(value))
    return looks.of(column.kind, marked=column.key in row.marked)


def _print_setup(page: Any, columns: Sequence[Column], last: int) -> None:
    printed = sum(column.printed for column in columns)
    page.print_area = f"A1:{get_column_letter(printed)}{last}"
    page.freeze_panes = f"B{HEADER + 1}"
    page.auto_filter.ref = f"A{HEADER}:{get_column_letter(len(columns))}{last}"
    page.print_title_rows = f"{HEADER}:{HEADER}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom, page.page_margins.footer = 0.6, 0.75, 0.35
    page.oddFooter.center.text = "第 &P 页，共 &N 页"
    page.sheet_view.zoomScale = 90
