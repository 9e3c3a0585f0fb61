"""Ruled tables of PDFs: merged cells, continued pages, rows cut by the page's end."""

from __future__ import annotations

import io
from collections.abc import Set
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from extractors.document import BlockKind, Document
from tests.extractors.readers.printed_pages import FONT, HEIGHT, canvas, read

EDGES = (72, 132, 192, 372, 522)
Cells = list[tuple[int, int, str]]  # row, column, words


def _table(sheet: Canvas, top: float, rows: int, cells: Cells, merged: Set[tuple[int, int]] = frozenset()) -> None:
    """A table of rows 30 points high; the rule above a merged cell is left out."""
    sheet.setFont(FONT, 11)
    for row in range(rows + 1):
        for column, (left, right) in enumerate(pairwise(EDGES)):
            if (row, column) not in merged:
                sheet.line(left, HEIGHT - top - 30 * row, right, HEIGHT - top - 30 * row)
    for edge in EDGES:
        sheet.line(edge, HEIGHT - top, edge, HEIGHT - top - 30 * rows)
    for row, column, words in cells:
        sheet.drawString(EDGES[column] + 3, HEIGHT - top - 30 * row - 19, words)


def _rows(found: Document) -> list[list[str]]:
    rows = [block for block in found.blocks if block.kind is BlockKind.ROW]
    return [[block.text[cell.start : cell.end] for cell in block.cells] for block in rows]


HEAD: Cells = [(0, 0, "类别"), (0, 1, "序号"), (0, 2, "存在的问题"), (0, 3, "责任人")]


def _read(*pages: tuple[int, Cells, Set[tuple[int, int]]]) -> Document:
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    for rows, cells, merged in pages:
        _table(sheet, 100, rows, cells, merged)
        sheet.showPage()
    sheet.save()
    return read(buffer.getvalue())


def test_rows_have_cells_with_grid_places() -> None:
    found = _read((2, [*HEAD, (1, 0, "组织"), (1, 1, "1"), (1, 2, "会议记录不全"), (1, 3, "张三")], set()))
    assert _rows(found) == [["类别", "序号", "存在的问题", "责任人"], ["组织", "1", "会议记录不全", "张三"]]
    assert [(block.table, block.row, block.header) for block in found.blocks] == [(0, 0, True), (0, 1, False)]
    assert found.blocks[1].text == "组织\t1\t会议记录不全\t张三"
    assert [cell.column for cell in found.blocks[1].cells] == [0, 1, 2, 3]


def test_a_merged_cell_is_listed_once_with_its_height() -> None:
    first: Cells = [(1, 0, "组织"), (1, 1, "1"), (1, 2, "会议记录不全"), (1, 3, "张三")]
    second: Cells = [(2, 1, "2"), (2, 2, "党费迟交"), (2, 3, "李四")]
    found = _read((3, [*HEAD, *first, *second], {(2, 0)}))
    assert _rows(found)[1:] == [["组织", "1", "会议记录不全", "张三"], ["2", "党费迟交", "李四"]]
    assert found.blocks[1].cells[0].height == 2


def test_a_table_goes_on_over_the_page_without_its_head_repeated() -> None:
    first = [*HEAD, (1, 0, "组织"), (1, 1, "1"), (1, 2, "会议记录不全。"), (1, 3, "张三")]
    second = [*HEAD, (1, 0, "作风"), (1, 1, "2"), (1, 2, "走访不够。"), (1, 3, "李四")]
    found = _read((2, first, set()), (2, second, set()))
    assert [row[1] for row in _rows(found)] == ["序号", "1", "2"]
    assert [(block.table, block.row, block.page) for block in found.blocks] == [(0, 0, 1), (0, 1, 1), (0, 2, 2)]
    assert [(skipped.reason, skipped.count) for skipped in found.reading.skipped] == [("续页重复的表头", 12)]
    assert found.reading.tables == 1


def test_a_row_cut_by_the_page_is_one_row() -> None:
    first = [*HEAD, (1, 0, "组织"), (1, 1, "1"), (1, 2, "会议记录不全，参会人员签名"), (1, 3, "张三")]
    second: Cells = [(0, 2, "由一人代签。"), (1, 0, "作风"), (1, 1, "2"), (1, 2, "走访不够。"), (1, 3, "李四")]
    found = _read((2, first, set()), (2, second, set()))
    assert [row[2] for row in _rows(found)] == ["存在的问题", "会议记录不全，参会人员签名由一人代签。", "走访不够。"]


def test_text_around_a_table_stays_around_it() -> None:
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    sheet.setFont(FONT, 12)
    sheet.drawString(96, HEIGHT - 80, "整改台账如下。")
    _table(sheet, 100, 2, [*HEAD, (1, 1, "1"), (1, 2, "会议记录不全")])
    sheet.drawString(96, HEIGHT - 190, "以上问题年底前全部销号。")
    sheet.save()
    kinds = [(block.kind, block.text[:5]) for block in read(buffer.getvalue()).blocks]
    assert kinds[0] == (BlockKind.PARAGRAPH, "整改台账如")
    assert kinds[-1] == (BlockKind.PARAGRAPH, "以上问题年")


def test_a_centred_line_above_a_table_is_told_from_the_line_below_it() -> None:
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    sheet.setFont(FONT, 12)
    sheet.drawCentredString(297, HEIGHT - 60, "整改台账")
    sheet.drawString(77, HEIGHT - 80, "说明：以下为问题清单。")
    _table(sheet, 100, 2, [*HEAD, (1, 1, "1"), (1, 2, "会议记录不全")])
    sheet.save()
    assert [block.text for block in read(buffer.getvalue()).blocks[:2]] == ["整改台账", "说明：以下为问题清单。"]
