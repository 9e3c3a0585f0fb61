"""The tracking sheet has a cell for every column, in the order people print it."""

from service.office.sheet_forms import forms
from service.rules.tables import CellKind
from service.rules.tracking import Edition, tracking_sheet
from tests.service.factories import TODAY, checklist

FULL = Edition(forms(), forms().view("full"), TODAY)
COLUMNS = forms().laid_out(FULL.view)


def test_each_row_fills_the_columns() -> None:
    sheet = tracking_sheet(checklist("u1"), FULL)
    assert len(sheet.rows) == 10
    assert all(len(row.cells) == len(COLUMNS) for row in sheet.rows)


def test_columns_that_are_not_printed_stand_last() -> None:
    printed = [column.printed for column in COLUMNS]
    assert printed == sorted(printed, reverse=True)
    assert [column.title for column in COLUMNS if column.kind is CellKind.HIDDEN] == ["编号", "版本"]


def test_a_row_keeps_report_place_words_and_promises() -> None:
    sheet = tracking_sheet(checklist("u1"), FULL)
    cells = {column.key: cell for column, cell in zip(COLUMNS, sheet.rows[4].cells, strict=True)}
    assert cells["status"] == "顽固"
    assert cells["place"] == "u1-2023.pdf 二、存在的主要问题 第2页"
    assert str(cells["promised"]).startswith("2021年：")
    assert str(cells["id"]).endswith(":f3")
    assert str(cells["lead"]).endswith("（建议）")
