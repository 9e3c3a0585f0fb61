"""Somebody else's spreadsheet (.xlsx .xls .et .ods .csv) as plain grids; made to run in the sandbox's child."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache

from pydantic import TypeAdapter

from extractors.errors import EmptyFile, ExtractError, TooLarge, UnreadableFile
from extractors.spreadsheets import opened
from service.errors import ServiceError
from service.office.foreign_text import delimited
from service.office.sheet_reading import Sheet, read_book, text
from service.rules.foreign_grid import Area, Book, Grid
from service.rules.tables import clean

MOST_ROWS = 20_000  # with text, of one sheet
MOST_COLUMNS = 200
MOST_CELLS = 2_000_000  # of all sheets
CSV_NAME = "表格"
UNCOUNTED = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
COMMENT = re.compile(rb"<(?:\w+:)?comment\b")


def read_grids(data: bytes, name: str) -> bytes:
    """The sheets as the JSON of a Book; raises an ExtractError."""
    return books().dump_json(read(data, name))


@cache
def books() -> TypeAdapter[Book]:
    """The format in which grids cross from child to parent."""
    return TypeAdapter(Book)


def read(data: bytes, name: str) -> Book:
    """The sheets of a file; raises an ExtractError that says what to do."""
    content = opened(data, name)
    if isinstance(content, str):
        return Book((_text_grid(content, name),), "csv")
    try:
        book = read_book(content)
    except ServiceError as error:
        raise UnreadableFile(f"“{name}”：{error.message}") from error
    notes = tuple(_notes(content))
    grids = tuple(_grid(sheet, notes if place == 0 else (), name) for place, sheet in enumerate(book.sheets))
    if sum(len(grid.rows) * grid.width for grid in grids) > MOST_CELLS:
        raise _too_large(name)
    if not any(map(any, (row for grid in grids for row in grid.rows))):
        raise EmptyFile(f"“{name}”的各个工作表里都没有内容。请确认文件已保存好再上传。")
    return Book(grids, "xlsx")


def _grid(sheet: Sheet, notes: tuple[str, ...], name: str) -> Grid:
    """Rows from the first on, with empty ones where the file leaves them out; nothing beyond the last text."""
    texts = {row.number: tuple(clean(text(cell)) for cell in row.cells) for row in sheet.rows}
    texts = {number: cells for number, cells in texts.items() if any(cells)}
    width = max((_width(cells) for cells in texts.values()), default=0)
    last = max(texts, default=0)
    if len(texts) > MOST_ROWS or width > MOST_COLUMNS or last > 2 * MOST_ROWS:
        raise _too_large(name)
    areas = tuple(_areas(sheet, last, width))
    rows = [_padded(texts.get(number, ()), width) for number in range(1, last + 1)]
    return Grid(sheet.name, tuple(_without_covered(rows, areas)), areas, sheet.hidden, notes)


def _areas(sheet: Sheet, last: int, width: int) -> Iterator[Area]:
    """Merged areas as far as there is text; rows and columns from 0."""
    for top, left, bottom, right in sheet.merged:
        if 1 <= top <= last and 1 <= left <= width:
            yield Area(top - 1, left - 1, min(bottom, last) - 1, min(right, width) - 1)


def _without_covered(rows: Sequence[tuple[str, ...]], areas: Sequence[Area]) -> Iterator[tuple[str, ...]]:
    """A merged cell's text stands in its first cell alone; what programs left below it nobody sees."""
    hidden = {
        (row, column)
        for area in areas
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    }
    for number, row in enumerate(rows):
        yield tuple("" if (number, column) in hidden else cell for column, cell in enumerate(row)) if hidden else row


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells[:width], *("",) * (width - len(cells)))


def _width(cells: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(cells, 1) if cell), default=0)


def _notes(package: bytes) -> Iterator[str]:
    """What the file holds that its cells do not show: formulas without a result, comments."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        sheets = [one for one in archive.namelist() if one.startswith("xl/worksheets/") and one.endswith(".xml")]
        uncounted = sum(len(UNCOUNTED.findall(archive.read(one))) for one in sheets)
        comments = [one for one in archive.namelist() if re.fullmatch(r"xl/(?:comments/)?comments?\d*\.xml", one)]
        remarks = sum(len(COMMENT.findall(archive.read(one))) for one in comments)
    if uncounted:
        yield f"有{uncounted}个公式格没有存下计算结果，读出来是空的。请用 Excel 或 WPS 打开、保存一次再导入。"
    if remarks:
        yield f"有{remarks}个批注，没有导入。"


def _too_large(name: str) -> ExtractError:
    most = f"{MOST_ROWS} 行或 {MOST_COLUMNS} 列"
    return TooLarge(f"“{name}”超过 {most}，不像一份台账。请删去无关的行列，或分成几个文件后再导入。")


def _text_grid(content: str, name: str) -> Grid:
    rows = delimited(content, name)
    width = max(map(_width, rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise _too_large(name)
    return Grid(CSV_NAME, tuple(_padded(tuple(map(clean, row)), width) for row in rows))
