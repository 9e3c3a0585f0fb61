"""A standard in Excel, out and back in."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from extractors.errors import BadStandard
from extractors.standards import Standard, parse, shipped
from service.office.standard_sheet import read_workbook, write_workbook


def changed(sheet: str, cell: str, value: Any) -> bytes:
    book = load_workbook(io.BytesIO(write_workbook(shipped()[0])))
    book[sheet][cell] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def complaint(content: bytes) -> str:
    with pytest.raises(BadStandard) as caught:
        draft = read_workbook(content, "标准.xlsx")
        parse(draft.data, "标准.xlsx", draft.place)
    return caught.value.message


@pytest.mark.parametrize("standard", shipped(), ids=lambda standard: standard.id)
def test_a_standard_comes_back_as_it_went_out(standard: Standard) -> None:
    draft = read_workbook(write_workbook(standard), "标准.xlsx")
    assert parse(draft.data, "标准.xlsx", draft.place) == standard


def test_one_row_is_one_item() -> None:
    sheet = load_workbook(io.BytesIO(write_workbook(shipped()[0])))["条目"]
    assert sheet.max_row == 22


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "told"),
    [
        ("条目", "E3", "五", "工作表“条目”第3行“权重”列：“五”应为整数"),
        ("条目", "E3", 50, "工作表“条目”的“权重”列：各条目权重合计为"),
        ("条目", "D4", None, "工作表“条目”第4行“条目名称”列：不能为空"),
        ("条目", "C22", "Z9", "“条目编码”列：“条目”表里没有编码“E4”"),
        ("条目", "A22", "F", "工作表“条目”第22行“条目编码”列：条目编码应以方面编码 F 开头"),
        ("指标", "D2", "大概", "工作表“指标”第2行“比较”列：“大概”不在可选值之内"),
        ("指标", "E2", "三次", "工作表“指标”第2行“数值”列：“三次”应为数"),
        ("指标", "A2", "Q7", "工作表“指标”第2行“条目编码”列：“条目”表里没有编码“Q7”"),
        ("典型问题", "E2", "重", "工作表“典型问题”第2行“严重程度”列"),
        ("条目", "D1", "名字", "工作表“条目”第1行缺少“条目名称”列"),
        ("标准", "B2", "我的标准", "工作表“标准”第2行"),
    ],
)
def test_an_error_names_sheet_row_and_column(sheet: str, cell: str, value: Any, told: str) -> None:
    assert told in complaint(changed(sheet, cell, value))


def test_a_figure_that_excel_took_for_a_date_is_told() -> None:
    import datetime

    assert "当成了日期" in complaint(changed("指标", "E2", datetime.date(2024, 2, 3)))


def test_a_workbook_of_items_alone_is_enough() -> None:
    book = load_workbook(io.BytesIO(write_workbook(shipped()[1])))
    for name in ("说明", "指标", "行事历", "典型问题"):
        book.remove(book[name])
    buffer = io.BytesIO()
    book.save(buffer)
    draft = read_workbook(buffer.getvalue(), "标准.xlsx")
    assert len(parse(draft.data, "标准.xlsx", draft.place).items) == 20


def test_what_is_no_workbook_is_refused() -> None:
    assert "打不开" in complaint(b"PK\x03\x04 broken")
