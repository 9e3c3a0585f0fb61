"""How cells of a workbook look: one shared style a kind, made once a workbook."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from service.rules.tables import Cell, CellKind, Column

FONT = "宋体"
HEADER_FILL = "D9E2F3"
TOTAL_FILL = "F2F2F2"
STATUS_FILLS = {"销号后复发": "E8B4D8", "顽固": "F4B6B6", "复发": "FCE0B8", "未提及": "E3E3E3", "未达标": "F4B6B6"}
MARKED_COLOUR = "44546A"
LINK_COLOUR = "0563C1"
GENERAL = "General"
DATE_FORMAT = "yyyy-mm-dd"
PERCENT_FORMAT = "0.00%"
FORMATS = {CellKind.DATE: DATE_FORMAT}
LINE = 14.0  # points
WIDEST = 2.1  # columns that a character takes at most
MOST_HEIGHT = 409.0  # points, Excel's limit
THIN = Side(style="thin", color="9A9A9A")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
CENTRED = frozenset(CellKind) - {CellKind.TEXT, CellKind.HIDDEN}
WRAPPED = frozenset({CellKind.TEXT, CellKind.LABEL})  # whose text may need more lines than one


@dataclass(frozen=True, slots=True)
class Draft:
    """What a style is made of."""

    font: Font
    fill: str | None = None
    centred: bool = True
    ruled: bool = True
    form: str = GENERAL
    locked: bool = False  # where the sheet is protected


class Looks:
    """The styles of one workbook, as arrays that cells share: a cell that changes its style copies it first."""

    def __init__(self, book: Any) -> None:
        self._book, self._page = book, book.create_sheet("draft")
        bold = Font(name=FONT, size=10.5, bold=True)
        link = Font(name=FONT, size=10.5, color=LINK_COLOUR, underline="single")
        self.title = self._make(Draft(Font(name="黑体", size=16), ruled=False))
        self.note = self._make(Draft(Font(name=FONT, size=10, color="595959"), centred=False, ruled=False))
        self.header = self._make(Draft(Font(name="黑体", size=10.5), HEADER_FILL))
        self.total = self._make(Draft(bold, TOTAL_FILL))
        self.total_date = self._make(Draft(bold, TOTAL_FILL, form=DATE_FORMAT))
        self.percent = self._make(Draft(_font(), form=PERCENT_FORMAT))
        self.link = self._make(Draft(link, centred=False))
        self._kinds = {
            (kind, marked): self._make(
                Draft(
                    _font(marked=marked),
                    centred=kind in CENTRED,
                    form=FORMATS.get(kind, GENERAL),
                    locked=kind is CellKind.LIGHT,
                )
            )
            for kind in CellKind
            for marked in (False, True)
        }
        self._statuses = {name: self._make(Draft(_font(), fill)) for name, fill in STATUS_FILLS.items()}
        book.remove(self._page)

    def of(self, kind: CellKind, *, marked: bool = False) -> Any:
        """The look of a kind of cell; marked for a proposal."""
        return self._kinds[kind, marked]

    def status(self, name: str) -> Any:
        """The look of 新发, 复发, 顽固, 销号后复发 or 未提及."""
        return self._statuses.get(name, self._kinds[CellKind.STATUS, False])

    def number(self, look: Any, *, guarded: bool = False) -> int:
        """The number of a look in the file; guarded for words that might be taken for a formula."""
        if guarded:
            look = copy(look)
            look.quotePrefix = 1
        number: int = self._book._cell_styles.add(look)
        return number

    def _make(self, draft: Draft) -> Any:
        cell = self._page.cell(1, 1)
        cell.font = draft.font
        aside = "center" if draft.centred else "left"
        cell.alignment = Alignment(horizontal=aside, vertical="center", wrap_text=True)
        cell.fill = PatternFill("solid", fgColor=draft.fill) if draft.fill else PatternFill()
        cell.border = BORDER if draft.ruled else Border()
        cell.number_format = draft.form
        cell.protection = Protection(locked=draft.locked)
        made = cell._style
        del self._page._cells[1, 1]
        return made


def _font(*, marked: bool = False) -> Font:
    return Font(name=FONT, size=10.5, italic=marked, color=MARKED_COLOUR if marked else "000000")


def row_height(columns: Sequence[Column], cells: Sequence[Cell]) -> float:
    """Points that the longest wrapped cell needs: not every program fits rows by itself."""
    lines = (
        _lines(str(getattr(value, "text", value)), column.width)
        for column, value in zip(columns, cells, strict=True)
        if value is not None and column.kind in WRAPPED
    )
    return min(MOST_HEIGHT, max(lines, default=1) * LINE + 6)


def _lines(text: str, width: float) -> int:
    if len(text) * WIDEST <= width - 1.5 and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(_columns(part) / max(1.0, width - 1.5))) for part in text.split("\n"))


def _columns(text: str) -> float:
    """About the columns that a text needs: a Chinese character takes three bytes and two columns."""
    return len(text) + (len(text.encode(errors="replace")) - len(text)) / 2 * 1.05
