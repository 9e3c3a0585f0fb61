"""What the workbooks of an assessment share: a book, titles, heads, and words that are never formulas."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import copy
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter

from service.office.package import stable
from service.office.sheet_looks import Looks
from service.rules.tables import CellKind, clean

Shown = str | int | float | None


class Pages:
    """A workbook in the making."""

    def __init__(self, made_on: date) -> None:
        self.book: Any = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.book.properties.creator = "述改"
        self.book.properties.created = datetime(made_on.year, made_on.month, made_on.day)
        self.looks = Looks(self.book)

    def page(self, name: str, texts: tuple[str, str], widths: Sequence[float]) -> Any:
        """A sheet with a title and a note over columns of these widths."""
        page = self.book.create_sheet(name)
        last = get_column_letter(len(widths))
        for row, text, look, high in ((1, texts[0], self.looks.title, 30), (2, texts[1], self.looks.note, 44)):
            page.merge_cells(f"A{row}:{last}{row}")
            self.put(page, (row, 1), text, look)
            page.row_dimensions[row].height = high
        for place, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(place)].width = width
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        return page

    def put(self, page: Any, place: tuple[int, int], value: Shown, look: Any = None) -> Any:
        """A value in its look: words of people are words, also when they begin with =."""
        cell = page.cell(*place)
        cell.value = clean(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        cell._style = look or self.looks.of(CellKind.TEXT if isinstance(value, str) else CellKind.NUMBER)
        return cell

    def open(self, page: Any, place: tuple[int, int]) -> None:
        """An empty cell that may be filled in on a protected sheet."""
        cell = self.put(page, place, None)
        cell._style = copy(cell._style)
        cell.protection = Protection(locked=False)

    def formula(self, page: Any, place: tuple[int, int], text: str) -> Any:
        """A formula of our own."""
        cell = page.cell(*place, text)
        cell._style = self.looks.of(CellKind.LABEL)
        return cell

    def heads(self, page: Any, row: int, titles: Sequence[str]) -> None:
        """A row of column heads."""
        for place, title in enumerate(titles, 1):
            self.put(page, (row, place), title, self.looks.header)

    def data(self) -> bytes:
        """The workbook; the same content gives the same bytes."""
        buffer = io.BytesIO()
        self.book.save(buffer)
        return stable(buffer.getvalue())
