"""The result of an assessment as a workbook: ranks and grades, votes with charts, who is to be talked to."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from datetime import date
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.utils import get_column_letter

from service.office.assessment_cells import Pages, Shown
from service.rules.assessment import Assessment, Standing
from service.rules.scoring_grades import EMPTY
from service.rules.scoring_votes import OVERALL, Round
from service.rules.tables import CellKind

HEADS, FIRST = 3, 4  # rows
RESULTS, SHARES, TALKS, DETAIL = "测评结果", "得票分布", "谈话名单", "分组得票"
COLOURS = ("2E7D32", "8BC34A", "FFB300", "C62828", "9E9E9E", "607D8B")
LONG = 24  # characters of a text that is better set left
WIDE, LEAST_HIGH, LINE_HIGH = 24.0, 9.0, 0.75  # cm of a chart, and of each bar


def results_book(one: Round, found: Assessment, made_on: date) -> bytes:
    """The workbook of a round whose counts are in."""
    pages = Pages(made_on)
    _results(pages, found)
    _shares(pages, found)
    _talks(pages, found)
    _detail(pages, one)
    return pages.data()


def _about(found: Assessment) -> str:
    grades = "，".join(f"{grade}{count}人" for grade, count in found.grade_counts)
    return (
        f"{found.organization}{found.year}年度。算法：{found.scheme_name}，{found.formula}。"
        f"发出{found.issued}票，收回{found.returned}票，有效{found.valid}票。{grades}；平均{found.average_text}分。"
    )


def _results(pages: Pages, found: Assessment) -> None:
    """Best first; those without votes last, with a dash."""
    heads = ("名次", "述职人", "单位", "得分", "等次", f"“{found.levels[0]}”得票率", "有效票", "备注")
    page = pages.page(RESULTS, (f"{found.meeting}{RESULTS}", _about(found)), (7, 12, 32, 10, 9, 15, 9, 46))
    pages.heads(page, HEADS, heads)
    for row, one in enumerate(found.standings, FIRST):
        rank: Shown = one.rank if one.rank is not None else EMPTY
        cells = (rank, one.speaker.name, one.speaker.unit, _score(one), one.grade or EMPTY, one.best_share, one.valid)
        _row(pages, page, row, (*cells, "；".join(one.notes)))
    scored = [one for one in found.standings if one.score is not None]
    if scored:
        page.add_chart(_scores(page, len(scored)), f"A{FIRST + len(found.standings) + 2}")


def _score(one: Standing) -> Shown:
    """As shown, so that nobody sees two different scores."""
    return float(one.score_text) if one.score is not None else EMPTY


def _shares(pages: Pages, found: Assessment) -> None:
    widths = (12, 32, *[10.0] * (len(found.levels) + 2))
    page = pages.page(SHARES, (f"{found.meeting}{SHARES}", f"“{OVERALL}”各等次票数。"), widths)
    pages.heads(page, HEADS, ("述职人", "单位", *found.levels, "有效票", "收回"))
    for row, one in enumerate(found.standings, FIRST):
        _row(pages, page, row, (one.speaker.name, one.speaker.unit, *one.votes, one.valid, one.returned))
    page.add_chart(_stacked(page, found), f"A{FIRST + len(found.standings) + 2}")


def _talks(pages: Pages, found: Assessment) -> None:
    note = f"得分低于{found.talk_line}分的。" if found.talk_line else "这种算法不列谈话名单。"
    heads = ("述职人", "单位", "得分", "等次", "谈话人", "谈话时间", "谈话情况")
    page = pages.page(TALKS, (f"{found.meeting}{TALKS}", note), (12, 32, 10, 9, 12, 16, 40))
    pages.heads(page, HEADS, heads)
    for row, one in enumerate(found.talks, FIRST):
        _row(pages, page, row, (one.speaker.name, one.speaker.unit, one.score_text, one.grade, "", "", ""))
    if found.talk_line and not found.talks:
        _row(pages, page, FIRST, ("无", *[""] * (len(heads) - 1)))


def _detail(pages: Pages, one: Round) -> None:
    """Every tally as it was counted, items too."""
    levels = [level.name for level in one.scheme.levels]
    heads = ("述职人", "单位", "参评人员", "测评内容", *levels, "发出", "收回", "空白", "多选", "无法辨认", "有效票")
    widths = (12, 30, 14, 14, *[8.0] * (len(levels) + 6))
    page = pages.page(DETAIL, (f"{one.meeting}{DETAIL}", "按交回的计票表，每类人员、每项内容一行。"), widths)
    pages.heads(page, HEADS, heads)
    row = FIRST
    for tally in one.tallies:
        speaker, group = one.speakers[tally.speaker], one.scheme.groups[tally.group].name
        ballots = (tally.issued, tally.returned, tally.blank, tally.multiple, tally.unclear, tally.valid)
        for name, votes in ((OVERALL, tally.overall), *zip(one.items, tally.items, strict=False)):
            _row(pages, page, row, (speaker.name, speaker.unit, group, name, *votes, *ballots))
            row += 1
    page.auto_filter.ref = f"A{HEADS}:{get_column_letter(len(heads))}{max(row - 1, HEADS)}"


def _row(pages: Pages, page: Any, row: int, cells: Sequence[Shown]) -> None:
    for place, value in enumerate(cells, 1):
        look = pages.looks.of(CellKind.LABEL) if isinstance(value, str) and len(value) < LONG else None
        cell = pages.put(page, (row, place), value, look)
        if isinstance(value, float):
            cell._style = copy(cell._style)
            cell.number_format = "0.00"


def _scores(page: Any, count: int) -> Any:
    chart = BarChart()
    chart.type, chart.title, chart.legend = "bar", "得分", None
    chart.add_data(Reference(page, min_col=4, min_row=FIRST, max_row=FIRST + count - 1))
    chart.set_categories(Reference(page, min_col=2, min_row=FIRST, max_row=FIRST + count - 1))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 100
    chart.series[0].graphicalProperties.solidFill = COLOURS[0]
    return _sized(chart, count)


def _stacked(page: Any, found: Assessment) -> Any:
    last, count = FIRST + len(found.standings) - 1, len(found.levels)
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.title = "bar", "percentStacked", 100, SHARES
    chart.add_data(Reference(page, min_col=3, max_col=2 + count, min_row=HEADS, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(page, min_col=1, min_row=FIRST, max_row=last))
    for series, colour in zip(chart.series, COLOURS * count, strict=False):
        series.graphicalProperties.solidFill = colour
    return _sized(chart, len(found.standings))


def _sized(chart: Any, bars: int) -> Any:
    chart.width, chart.height = WIDE, max(LEAST_HIGH, LINE_HIGH * bars + 3)
    chart.x_axis.scaling.orientation = "maxMin"  # the best on top
    chart.x_axis.delete = chart.y_axis.delete = False  # openpyxl hides axes unless told
    return chart
