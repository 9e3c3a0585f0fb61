"""Reads any .xlsx as plain values: rows with their numbers, cells as text, number or day, merged areas."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from lxml import etree

from service.errors import Unreadable
from service.office.sheet_package import BROKEN, SAFE, Package, SheetPart, text_of, unescaped
from service.rules.tracking_cells import Sheet, SheetRow, Value, address, header_of, letters, text

__all__ = ["Book", "Sheet", "SheetRow", "Value", "address", "header_of", "letters", "read_book", "text"]

MOST_COLUMNS = 16_384  # of a sheet, Excel's limit
EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
DIGITS = "0123456789"
LAST_SERIAL = 2_958_465  # 9999-12-31

@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as values, with its custom document properties."""

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str]


def read_book(data: bytes) -> Book:
    """The workbook; formulas give the value that was saved with them. Raises Unreadable, TooLarge."""
    package = Package(data)
    reader = _Reader(package)
    return Book(tuple(reader.sheet(one) for one in package.sheets()), package.properties())


class _Reader:
    """Reads the sheets of one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._strings = package.strings()
        self._dates = package.date_styles()
        self._epoch = EPOCH_1904 if package.since_1904 else EPOCH

    def sheet(self, part: SheetPart) -> Sheet:
        merged: list[tuple[int, int, int, int]] = []
        try:
            rows = tuple(self._rows(part, merged))
        except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, ValueError) as error:
            raise Unreadable(BROKEN) from error
        return Sheet(part.name, rows, tuple(merged), part.hidden)

    def _rows(self, part: SheetPart, merged: list[tuple[int, int, int, int]]) -> Iterator[SheetRow]:
        number = 0
        events = etree.iterparse(self._package.open(part.path), tag=("{*}row", "{*}mergeCell"), **SAFE)
        for _, element in events:
            if element.tag.endswith("}mergeCell"):
                merged.append(_area(element.get("ref", "")))
                continue
            number = int(element.get("r", number + 1))
            cells = self._cells(element)
            element.clear()
            if any(value is not None for value in cells):
                yield SheetRow(number, cells)

    def _cells(self, row: Any) -> tuple[Value, ...]:
        values: list[Value] = []
        for cell in row:
            name = cell.get("r")
            place = _column(name.rstrip(DIGITS)) if name else len(values)
            if len(cell) and len(values) <= place < MOST_COLUMNS:
                values.extend([None] * (place - len(values)))
                values.append(self._value(cell))
        return tuple(values)

    def _value(self, cell: Any) -> Value:
        kind, last = cell.get("t"), cell[-1]
        if kind == "inlineStr":
            return text_of(last) or None
        raw = last.text if last.tag.endswith("}v") else cell.findtext("{*}v")
        if raw is None:
            return None
        if kind == "s":
            return self._strings[int(raw)] or None if int(raw) < len(self._strings) else None
        if kind in ("str", "e"):
            return unescaped(raw) or None
        return self._number(kind, raw, cell.get("s", "0"))

    def _number(self, kind: str | None, raw: str, style: str) -> Value:
        if kind == "b":
            return raw == "1"
        if kind == "d":
            return _day(datetime.fromisoformat(raw))
        number = float(raw)
        if style in self._dates and 0 < number <= LAST_SERIAL:
            return _day(self._epoch + timedelta(days=number))
        return int(number) if number.is_integer() else number


def _day(moment: datetime) -> date | datetime:
    """A day where the moment has no time; seconds are Excel's rounding."""
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    return moment if moment.hour or moment.minute else moment.date()


@lru_cache(maxsize=1024)
def _column(name: str) -> int:
    """Place of a column from its letters, counted from 0: AB -> 27."""
    place = 0
    for letter in name.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _area(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*_cell(first), *_cell(last or first))


def _cell(reference: str) -> tuple[int, int]:
    letters_only = reference.replace("$", "").rstrip(DIGITS)
    return int("".join(filter(str.isdigit, reference)) or 1), _column(letters_only) + 1
