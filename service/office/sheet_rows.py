"""The data rows of a worksheet as XML, written as text: much faster than cell objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from service.office.sheet_looks import row_height
from service.rules.tables import Cell, CellKind, Link, Row, TableSheet, clean

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # would be taken for an escaped character
EPOCH = date(1899, 12, 30)

StyleOf = Callable[[int, Row, Cell, bool], int]  # place of column, row, value, to be guarded -> number of the style


def rows_xml(sheet: TableSheet, first: int, style: StyleOf, light: Callable[[int], str]) -> Iterator[bytes]:
    """The rows from row `first` on; `light` gives the formula of a row's light."""
    names = [get_column_letter(place) for place in range(1, len(sheet.columns) + 1)]
    kinds = [column.kind for column in sheet.columns]
    for number, row in enumerate(sheet.rows, first):
        cells = []
        for place, (name, kind, value) in enumerate(zip(names, kinds, row.cells, strict=True)):
            text = _text(value)
            look = style(place, row, value, text is not None and text.startswith(FORMULA_SIGNS))
            inside = _formula(light(number)) if kind is CellKind.LIGHT else _inside(value, text)
            cells.append(f'<c r="{name}{number}" s="{look}"{inside}')
        height = row_height(sheet.columns, row.cells)
        yield f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>'.encode()


def links_xml(sheet: TableSheet, first: int) -> bytes:
    """The cells that lead to a row of another sheet, whose table begins at the same row; b"" where there are none."""
    found = [
        f'<hyperlink ref="{get_column_letter(place)}{number}" location={_target(value, first)}/>'
        for number, row in enumerate(sheet.rows, first)
        for place, value in enumerate(row.cells, 1)
        if isinstance(value, Link)
    ]
    return f"<hyperlinks>{''.join(found)}</hyperlinks>".encode() if found else b""


def _target(link: Link, first: int) -> str:
    return quoteattr(f"'{link.sheet}'!A{first + link.row}")


def _text(value: Cell) -> str | None:
    """The words of a cell; None for a number, a day or nothing."""
    if isinstance(value, Link):
        value = value.text
    return clean(value) if isinstance(value, str) and value else None


def _inside(value: Cell, text: str | None) -> str:
    """The rest of a cell's element after its style; words are never taken for a formula."""
    if text is not None:
        words = ESCAPE_LIKE.sub("_x005F_", escape(text)).replace("\r", "_x000D_")
        return f' t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
    if isinstance(value, date):
        return f"><v>{(value - EPOCH).days}</v></c>"
    return f"><v>{value}</v></c>" if isinstance(value, int) else "/>"


def _formula(text: str) -> str:
    return f' t="str"><f>{escape(text.removeprefix("="))}</f></c>'
