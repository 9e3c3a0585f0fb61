"""Count sheets filled in as clerks do, for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from openpyxl import load_workbook

Filling = Mapping[tuple[str, str], Mapping[str, Any]]  # sheet and speaker -> column (group/title) -> what is written


def filled(form: bytes, filling: Filling) -> bytes:
    """The form with these cells filled in."""
    book = load_workbook(io.BytesIO(form))
    for (sheet, name), cells in filling.items():
        page = book[sheet]
        places = columns(page)
        row = next(row for row in range(5, page.max_row + 1) if page.cell(row, 1).value == name)
        for path, value in cells.items():
            page.cell(row, places[path]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def columns(page: Any) -> dict[str, int]:
    """Column numbers by group/title of a count sheet."""
    found, group = {}, ""
    for column in range(1, page.max_column + 1):
        group = page.cell(3, column).value or group
        found[f"{group}/{page.cell(4, column).value}"] = column
    return found


def ballots(*votes: int, issued: int = 0, blank: int = 0, multiple: int = 0) -> dict[str, Any]:
    """Votes 好 较好 一般 差, all ballots returned."""
    returned = sum(votes) + blank + multiple
    levels = dict(zip(("好", "较好", "一般", "差"), votes, strict=True))
    counted = {"票数/发出": issued or returned, "票数/收回": returned, "票数/空白": blank, "票数/多选": multiple}
    return counted | {f"总体评价/{name}": count for name, count in levels.items()}
