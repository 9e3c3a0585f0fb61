"""The statistics workbook: a sheet a side with its chart, rates with their formulas, years, and a heat map."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter

from service.office.package import stable
from service.office.sheet_looks import Looks
from service.rules.rates import EMPTY
from service.rules.statistics import Heat, Side, Statistics, YearLine
from service.rules.tables import CellKind, clean
from service.rules.wording import date_text

HEADER = 3  # row of the heads: a title and a note stand above
SIDE_HEADS = (("问题", 9), ("已完成", 9), ("未完成", 9), ("逾期", 9), ("复发", 9), ("完成率", 11))
RATE_HEADS = (("代号", 8), ("名称", 24), ("计算口径", 46), ("分子", 9), ("分母", 9), ("结果", 12))
YEAR_HEADS = (("年度", 9), ("新提出", 10), ("往年提出过", 12), ("合计", 9), ("往年提出过的占比", 17))
CHARTED = 20  # lines that a chart can show
WIDE, HIGH = 22.0, 11.0  # cm of a chart
DONE_COLOUR, OPEN_COLOUR = "70AD47", "ED7D31"
SCALE: Any = Rule(
    type="colorScale",
    colorScale=ColorScale(
        cfvo=[FormatObject("num", 0), FormatObject("percentile", 50), FormatObject("max")],
        color=[Color("FFFFFFFF"), Color("FFFCE0B8"), Color("FFE46C5A")],
    ),
)


def statistics_book(found: Statistics, made_on: date) -> bytes:
    """The workbook as .xlsx; the same figures and day give the same bytes."""
    book: Any = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "述改"
    book.properties.created = datetime(made_on.year, made_on.month, made_on.day)
    looks = Looks(book)
    pages = _Pages(book, looks, f"{date_text(made_on)}生成；{found.organizations}个单位最近年度的整改清单。")
    pages.rates(found)
    for side in found.sides:
        pages.side(side)
    pages.years(found.years)
    pages.heat(found.heat)
    buffer = io.BytesIO()
    book.save(buffer)
    return stable(buffer.getvalue())


class _Pages:
    """Adds the sheets of a workbook one after another."""

    def __init__(self, book: Any, looks: Looks, note: str) -> None:
        self._book, self._looks, self._note = book, looks, note

    def rates(self, found: Statistics) -> None:
        """R1 to R8, each beside the words that say how it is counted."""
        page = self._page("整改率", RATE_HEADS, "总数为0时显示“—”；没有全部完成时不因四舍五入显示100%。")
        for row, rate in enumerate(found.rates, HEADER + 1):
            share = f'=IF(E{row}<=0,"{EMPTY}",IF(D{row}<E{row},MIN(0.9999,ROUND(D{row}/E{row},4)),1))'
            self._row(page, row, (rate.code, rate.name, rate.formula, rate.part, rate.whole, share), 6)
        self._landscape(page)

    def side(self, side: Side) -> None:
        """A line a value, sums below, and a chart of done and open."""
        page = self._page(side.title, ((side.head, 34), *SIDE_HEADS))
        for row, line in enumerate(side.lines, HEADER + 1):
            cells = (line.name, line.total, line.done, line.total - line.done, line.overdue, line.repeated)
            self._row(page, row, (*cells, self._share(row)), 7)
        last = HEADER + len(side.lines)
        if side.lines:
            self._sums(page, last)
            page.add_chart(_bars(page, side, min(len(side.lines), CHARTED)), f"I{HEADER}")
        self._landscape(page)

    def years(self, lines: Sequence[YearLine]) -> None:
        """Problems a year, new and told before, with the trend."""
        page = self._page("按年度", YEAR_HEADS, "往年提出过：以前年度的报告里已经有同一问题。")
        for row, line in enumerate(lines, HEADER + 1):
            share = f'=IF(D{row}=0,"{EMPTY}",C{row}/D{row})'
            self._row(page, row, (str(line.year), line.new, line.again, line.total, share), 5)
        if lines:
            page.add_chart(_trend(page, len(lines)), f"G{HEADER}")
        self._landscape(page)

    def heat(self, heat: Heat) -> None:
        """Organizations by aspects; the deeper the colour, the more problems."""
        heads = (("单位", 34), *((aspect, 12) for aspect in heat.aspects), ("合计", 9))
        page = self._page("热力图", heads, "颜色越深，问题越多。")
        for row, (name, counts) in enumerate(heat.rows, HEADER + 1):
            self._row(page, row, (name, *counts, sum(counts)), 0)
        if heat.rows and heat.aspects:
            area = f"B{HEADER + 1}:{get_column_letter(1 + len(heat.aspects))}{HEADER + len(heat.rows)}"
            page.conditional_formatting.add(area, SCALE)
        self._landscape(page)

    def _page(self, title: str, heads: Sequence[tuple[str, float]], more: str = "") -> Any:
        page = self._book.create_sheet(title)
        last = get_column_letter(len(heads))
        for row, text, look in ((1, title, self._looks.title), (2, self._note + more, self._looks.note)):
            page.merge_cells(f"A{row}:{last}{row}")
            page.cell(row, 1, text)._style = look
        page.row_dimensions[1].height, page.row_dimensions[2].height = 26, 30
        for index, (head, wide) in enumerate(heads, 1):
            page.cell(HEADER, index, head)._style = self._looks.header
            page.column_dimensions[get_column_letter(index)].width = wide
        page.freeze_panes = page.cell(HEADER + 1, 2)
        page.print_title_rows = f"{HEADER}:{HEADER}"
        return page

    def _row(self, page: Any, row: int, cells: Sequence[str | int], share: int) -> None:
        """Cells of a line; words are never formulas, except in the column of the share (0: there is none)."""
        for index, value in enumerate(cells, 1):
            is_number = isinstance(value, int)
            cell = page.cell(row, index)
            cell.value = clean(value) if isinstance(value, str) else value
            if isinstance(value, str) and index != share:
                cell.data_type = "s"
            kind = CellKind.NUMBER if is_number else CellKind.TEXT
            cell._style = self._looks.percent if index == share else self._looks.of(kind)

    def _share(self, row: int) -> str:
        return f'=IF(B{row}=0,"{EMPTY}",IF(C{row}<B{row},MIN(0.9999,ROUND(C{row}/B{row},4)),1))'

    def _sums(self, page: Any, last: int) -> None:
        row = last + 1
        page.cell(row, 1, "合计")._style = self._looks.total
        for index in range(2, 7):
            letter = get_column_letter(index)
            page.cell(row, index, f"=SUM({letter}{HEADER + 1}:{letter}{last})")._style = self._looks.total
        page.cell(row, 7, self._share(row))._style = self._looks.percent

    def _landscape(self, page: Any) -> None:
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True


def _bars(page: Any, side: Side, count: int) -> Any:
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title = side.title
    chart.add_data(Reference(page, min_col=3, max_col=4, min_row=HEADER, max_row=HEADER + count), titles_from_data=True)
    chart.set_categories(Reference(page, min_col=1, min_row=HEADER + 1, max_row=HEADER + count))
    chart.x_axis.scaling.orientation = "maxMin"  # the first line on top
    for series, colour in zip(chart.series, (DONE_COLOUR, OPEN_COLOUR), strict=True):
        series.graphicalProperties.solidFill = colour
    return _sized(chart, max(HIGH, 0.7 * count))


def _trend(page: Any, count: int) -> Any:
    chart = LineChart()
    chart.title = "各年度问题数"
    chart.add_data(Reference(page, min_col=2, max_col=4, min_row=HEADER, max_row=HEADER + count), titles_from_data=True)
    chart.set_categories(Reference(page, min_col=1, min_row=HEADER + 1, max_row=HEADER + count))
    for series in chart.series:
        series.smooth = False
    return _sized(chart, HIGH)


def _sized(chart: Any, high: float) -> Any:
    chart.width, chart.height = WIDE, high
    chart.x_axis.delete = chart.y_axis.delete = False  # openpyxl hides axes unless told
    return chart
