"""The one writer of workbooks: tables as values in, .xlsx out, with filters, drop-downs and lights."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from service.office.package import stable
from service.office.sheet_lights import add_lights, light_formula
from service.office.sheet_looks import Looks
from service.office.sheet_protection import add_choices, protect
from service.office.sheet_rates import add_rates
from service.office.sheet_rows import links_xml, rows_xml
from service.rules.tables import Cell, CellKind, Column, Link, Row, TableSheet, clean

HEADER = 3  # the header's row: title and note stand above
NAME_LENGTH = 31  # of a sheet
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
ROWS_END = b"</sheetData>"
AFTER_LINKS = b"<pageMargins"
DIMENSION = re.compile(rb'(<dimension ref=")[^"]*(")')


def write(sheets: Sequence[TableSheet], made_on: date, properties: Mapping[str, str] | None = None) -> bytes:
    """A workbook of these sheets; the same values and day give the same bytes. `properties` stay with the file."""
    book: Any = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "述改"
    book.properties.created = datetime(made_on.year, made_on.month, made_on.day)
    for name, value in (properties or {}).items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    looks = Looks(book)
    bodies = _Bodies(looks)
    for sheet in sheets:
        page = book.create_sheet(NOT_IN_NAMES.sub("_", sheet.name)[:NAME_LENGTH])
        _fill(page, sheet, looks)
        bodies.add(len(book.worksheets), sheet)
        if sheet.with_rates:
            add_rates(book, sheet, (HEADER + 1, _last(sheet)), looks)
    buffer = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED)).save()  # stable() compresses, once
    return stable(buffer.getvalue(), bodies.into)


class _Bodies:
    """The data rows of all sheets, put into the package when the rest is written."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._rows: dict[str, tuple[bytes, bytes, bytes]] = {}  # by part: the used area, the rows, the links

    def add(self, number: int, sheet: TableSheet) -> None:
        """The rows of the sheet with this number in the book."""
        area = f"A1:{get_column_letter(len(sheet.columns))}{_last(sheet)}".encode()
        light = partial(light_formula, sheet)
        rows = b"".join(rows_xml(sheet, HEADER + 1, _Styles(sheet, self._looks), light))
        self._rows[f"xl/worksheets/sheet{number}.xml"] = area, rows, links_xml(sheet, HEADER + 1)

    def into(self, name: str, content: bytes) -> bytes:
        """A part of the package with its rows."""
        if name not in self._rows:
            return content
        area, rows, linked = self._rows[name]
        content = DIMENSION.sub(rb"\g<1>" + area + rb"\g<2>", content, count=1)
        content = content.replace(AFTER_LINKS, linked + AFTER_LINKS, 1)
        head, end, tail = content.partition(ROWS_END)
        return b"".join((head, rows, end, tail))


class _Styles:
    """The style numbers of one sheet's cells, each looked up once."""

    def __init__(self, sheet: TableSheet, looks: Looks) -> None:
        self._columns, self._looks = sheet.columns, looks
        self._known: dict[tuple[object, ...], int] = {}

    def __call__(self, place: int, row: Row, value: Cell, guarded: bool) -> int:
        column = self._columns[place]
        status = value if column.kind is CellKind.STATUS else isinstance(value, Link)
        key = (place, status, column.key in row.marked, row.total, guarded)
        if key not in self._known:
            self._known[key] = self._looks.number(_look(column, row, value, self._looks), guarded=guarded)
        return self._known[key]


def put(cell: Any, text: str) -> None:
    """Write words above the table; they are never taken for a formula."""
    cell.value = clean(text)
    cell.data_type = "s"


def _fill(page: Any, sheet: TableSheet, looks: Looks) -> None:
    _head(page, sheet, looks)
    last = _last(sheet)
    _print_setup(page, sheet.columns, last)
    add_choices(page, sheet, HEADER + 1, last)
    add_lights(page, sheet, HEADER + 1, last)
    if sheet.returns:
        protect(page)


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
