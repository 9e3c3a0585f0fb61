"""A standard as an Excel workbook: one row an item, the parts of items on sheets of their own; out and back in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from extractors.errors import BadStandard
from extractors.standards import Standard
from service.office.standard_columns import (
    ABOUT,
    HEADER,
    ITEM_SHEET,
    ITEMS,
    PARTS,
    BadCell,
    Column,
    Form,
    show,
    understand,
)

MOST_ROWS = 5000  # of one sheet
SHOWN = 20  # faults told at once
HELP = "说明"
HELP_LINES = (
    "一、“条目”表一行一个条目；“指标”“行事历”“典型问题”三张表按条目编码对应，可以不填。",
    "二、一格里有多个内容的，每个内容占一行（Alt+Enter 换行）。",
    "三、全部条目的权重合计应为 100。条目编码以方面编码开头，后跟数字，如 A、A1。",
    "四、“数值”可填数、是或否、分数（如 2/3）或区间（如 3~5）；分数请先把单元格格式设为文本。",
    "五、填好后执行：shugai standard check 文件名，再执行：shugai standard import 文件名。",
)
Place = tuple[str | int, ...]
ASPECT = ("aspects", 0)  # a place as long as any aspect's
UNREADABLE = (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, OSError, EOFError, SyntaxError)


@dataclass(slots=True)
class Draft:
    """A standard's data out of a workbook, and where each part of it stands there."""

    data: dict[str, Any]
    name: str
    spots: dict[Place, tuple[str, int, Sequence[Column]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def place(self, path: Place) -> str:
        """A path in the data as sheet, row and column."""
        if path[-1:] == ("weight_total",):
            return f"工作表“{ITEM_SHEET}”的“权重”列"
        known = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in self.spots), None)
        if known is None:
            return f"工作表“{ITEM_SHEET}”"
        sheet, row, columns = self.spots[known]
        step = path[len(known)] if len(path) > len(known) else ""
        key = f"aspect_{step}" if len(known) == len(ASPECT) else step
        header = next((column.header for column in columns if column.key == key), "")
        return f"工作表“{sheet}”第{row}行" + (f"“{header}”列" if header else "")


def read_workbook(content: bytes, name: str) -> Draft:
    """A standard's data as a YAML file would hold it; raises BadStandard that names sheet, row and column."""
    try:
        book = load_workbook(io.BytesIO(content), data_only=True)
    except UNREADABLE as error:
        raise BadStandard(f"“{name}”打不开，不是完好的 .xlsx 工作簿，请另存为 .xlsx 后重试。") from error
    draft = Draft({}, name)
    about = dict(_about(book, draft))
    aspects = _aspects(book, draft)
    by_code = {item["code"]: (place, item) for place, item in _items(aspects)}
    for key, (sheet, columns) in PARTS.items():
        _add_parts(draft, by_code, key, list(_rows(book, sheet, columns, draft)) if sheet in book.sheetnames else [])
    if draft.faults:
        raise BadStandard(_told(name, draft.faults))
    counts = {"aspects_count": len(aspects), "items_count": len(by_code)}
    weights = sum(item["weight"] for _, item in _items(aspects))
    header = {**about, **counts, "weight_total": weights}
    draft.data = {"schema_version": 1, "schema_notes": {}, "standard": header, "aspects": aspects}
    return draft


def _told(name: str, faults: Sequence[str]) -> str:
    more = [f"……另有{len(faults) - SHOWN}处"] if len(faults) > SHOWN else []
    return "\n".join([f"标准“{name}”有{len(faults)}处读不懂，请改正后重新导入：", *faults[:SHOWN], *more])


def _about(book: Workbook, draft: Draft) -> Iterator[tuple[str, Any]]:
    """The head of the standard: names in the first column, contents in the second."""
    if ABOUT not in book.sheetnames:
        draft.faults.append(f"缺少工作表“{ABOUT}”，可先导出模板对照")
        return
    rows = {str(row[0].value or "").strip(): row for row in book[ABOUT].iter_rows(max_col=2, max_row=MOST_ROWS)}
    for column in HEADER:
        cells = rows.get(column.header)
        if cells is None:
            draft.faults.append(f"工作表“{ABOUT}”缺少“{column.header}”一行")
            continue
        draft.spots["standard", column.key] = (ABOUT, cells[0].row or 0, ())
        yield column.key, _understood(cells[1].value, column, f"工作表“{ABOUT}”第{cells[0].row}行“内容”列", draft)


def _understood(value: Any, column: Column, where: str, draft: Draft) -> Any:
    try:
        return understand(value, column)
    except BadCell as error:
        draft.faults.append(f"{where}：{error}")
        return None


def _rows(
    book: Workbook, sheet: str, columns: Sequence[Column], draft: Draft
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The filled rows of a sheet with their numbers; columns are found by their headers."""
    lines = book[sheet].iter_rows(max_row=MOST_ROWS, values_only=True)
    heads = [str(value or "").strip() for value in next(lines, ())]
    missing = [column.header for column in columns if column.header not in heads]
    if missing:
        draft.faults += [f"工作表“{sheet}”第1行缺少“{header}”列" for header in missing]
        return
    for number, line in enumerate(lines, 2):
        if any(value is not None and str(value).strip() for value in line):
            yield number, {
                column.key: _understood(
                    line[heads.index(column.header)], column, f"工作表“{sheet}”第{number}行“{column.header}”列", draft
                )
                for column in columns
            }


def _aspects(book: Workbook, draft: Draft) -> list[dict[str, Any]]:
    """Items in their aspects, in the order of the rows."""
    if ITEM_SHEET not in book.sheetnames:
        draft.faults.append(f"缺少工作表“{ITEM_SHEET}”，可先导出模板对照")
        return []
    aspects: dict[Any, dict[str, Any]] = {}
    for number, row in _rows(book, ITEM_SHEET, ITEMS, draft):
        code, name = row.pop("aspect_code"), row.pop("aspect_name")
        aspect = aspects.setdefault(code, {"code": code, "name": name, "items": []})
        place: Place = ("aspects", list(aspects).index(code))
        draft.spots.setdefault(place, (ITEM_SHEET, number, ITEMS))
        draft.spots[*place, "items", len(aspect["items"])] = (ITEM_SHEET, number, ITEMS)
        aspect["items"].append({**row, **{key: [] for key in PARTS}})
    return list(aspects.values())


def _items(aspects: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Place, dict[str, Any]]]:
    for above, aspect in enumerate(aspects):
        for place, item in enumerate(aspect["items"]):
            yield ("aspects", above, "items", place), item


def _add_parts(
    draft: Draft,
    by_code: Mapping[str, tuple[Place, dict[str, Any]]],
    key: str,
    rows: Sequence[tuple[int, dict[str, Any]]],
) -> None:
    """Hang the rows of a sheet under their items, numbered as the schema numbers them."""
    sheet, columns = PARTS[key]
    for number, row in rows:
        code = row.pop("code")
        if code not in by_code:
            draft.faults.append(f"工作表“{sheet}”第{number}行“条目编码”列：“{ITEM_SHEET}”表里没有编码“{code}”")
            continue
        place, item = by_code[code]
        letter = {"metrics": "M", "typical_problems": "P"}.get(key)
        numbered = {"id": f"{code}-{letter}{len(item[key]) + 1}", **row} if letter else row
        draft.spots[*place, key, len(item[key])] = (sheet, number, columns)
        item[key].append(numbered)


def write_workbook(standard: Standard) -> bytes:
    """The standard as a workbook that can be filled in and read back."""
    book = Workbook()
    book.remove(book.worksheets[0])
    notes = book.create_sheet(HELP)
    notes.column_dimensions["A"].width = 100
    for line in HELP_LINES:
        notes.append([line])
    about = book.create_sheet(ABOUT)
    _fill(about, [("名称", 16.0), ("内容", 70.0)], [[c.header, show(getattr(standard, c.key), c)] for c in HEADER])
    placed = [{**_fields(item), "aspect_code": a.code, "aspect_name": a.name} for a, item in standard.placed()]
    _table(book, ITEM_SHEET, ITEMS, placed)
    for key, (sheet, columns) in PARTS.items():
        rows = [{**_fields(part), "code": item.code} for item in standard.items for part in getattr(item, key)]
        _table(book, sheet, columns, rows)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _table(book: Workbook, name: str, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> None:
    sheet = book.create_sheet(name)
    cells = [[show(row[column.key], column) for column in columns] for row in rows]
    _fill(sheet, [(column.header, column.width) for column in columns], cells)
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        if column.form is Form.WORD:
            choice = DataValidation(type="list", formula1=f'"{",".join(column.words)}"', allow_blank=True)
            choice.add(f"{letter}2:{letter}{MOST_ROWS}")
            sheet.add_data_validation(choice)


def _fill(sheet: Worksheet, heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[str | int]]) -> None:
    sheet.append([header for header, _ in heads])
    for place, (_, width) in enumerate(heads, 1):
        head = sheet.cell(1, place)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="D9E2F3")
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(number, place, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, str):
                cell.data_type, cell.number_format = "s", "@"
    sheet.freeze_panes = "A2"
