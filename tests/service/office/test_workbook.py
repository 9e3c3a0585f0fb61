"""Workbooks have filters, drop-downs and lights, and no words of a report ever become a formula."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from service.office.sheet_forms import forms
from service.office.workbook import HEADER, write
from service.rules.tables import CUT, MOST_CHARACTERS, CellKind, Column, Link, Row, TableSheet
from service.rules.tracking import Edition, tracking_sheet
from tests.service.factories import TODAY, checklist

FULL = Edition(forms(), forms().view("full"), TODAY)
COLUMNS = forms().laid_out(FULL.view)
SHEET = tracking_sheet(checklist("u1"), FULL)
PAGE = openpyxl.load_workbook(io.BytesIO(write((SHEET,), TODAY)))["整改台账"]
AT = {column.key: index for index, column in enumerate(COLUMNS, 1)}


def one_cell(value: str) -> openpyxl.cell.cell.Cell:
    sheet = TableSheet("表", "标题", "说明", (Column("a", "甲", 20),), (Row((value,)),))
    return openpyxl.load_workbook(io.BytesIO(write((sheet,), TODAY)))["表"].cell(HEADER + 1, 1)


def test_header_filter_and_print_setup() -> None:
    assert [cell.value for cell in PAGE[HEADER]] == [column.title for column in COLUMNS]
    assert PAGE.freeze_panes == f"B{HEADER + 1}"
    assert PAGE.auto_filter.ref == f"A{HEADER}:X{HEADER + len(SHEET.rows)}"
    assert PAGE.print_title_rows == f"${HEADER}:${HEADER}"
    assert (PAGE.page_setup.orientation, PAGE.page_setup.paperSize) == ("landscape", 9)


def test_id_and_version_are_hidden() -> None:
    hidden = [letter for letter, dimension in PAGE.column_dimensions.items() if dimension.hidden]
    assert [PAGE[f"{letter}{HEADER}"].value for letter in hidden][:1] == ["编号"]
    assert str(PAGE.cell(HEADER + 1, AT["id"]).value).endswith(":f4")
    assert PAGE.cell(HEADER + 1, AT["version"]).value == 0


def test_due_days_are_dates() -> None:
    cell = PAGE.cell(HEADER + 2, AT["due"])
    assert cell.is_date
    assert cell.value.date() == date(2024, 1, 19)


def test_states_are_chosen_from_a_list() -> None:
    rules = {str(rule.sqref): rule for rule in PAGE.data_validations.dataValidation}
    assert "已销号" in rules["L4:L213"].formula1
    assert rules["K4:K213"].type == "date"


def test_lights_follow_due_day_and_state() -> None:
    formula = PAGE.cell(HEADER + 1, AT["light"]).value
    assert formula.startswith('=IF(L4="已销号","完成"')
    assert "K4<TODAY()" in formula
    ranges = {str(one.sqref): one for one in PAGE.conditional_formatting}
    assert set(ranges) == {"K4:K13", "M4:M13"}
    assert [rule.formula[0] for rule in ranges["M4:M13"].rules][1] == 'AND($K4<>"",$L4<>"已销号",$K4<TODAY())'


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5人", "@某某", "=HYPERLINK(\"http://x\")", "\t=1"])
def test_words_never_become_formulas(text: str) -> None:
    cell = one_cell(text)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


def test_characters_that_excel_refuses_are_left_out() -> None:
    assert one_cell("一\x00\x0b二\ud800").value == "一二"


def test_a_cell_that_is_too_long_is_cut_and_says_so() -> None:
    value = one_cell("长" * 40000).value
    assert len(value) == MOST_CHARACTERS
    assert value.endswith(CUT)


def test_links_lead_to_the_row() -> None:
    columns = (Column("a", "甲", 20),)
    sheets = (
        TableSheet("问题", "标题", "说明", columns, (Row((Link("报告", "报告一览", 2),)),)),
        TableSheet("报告一览", "标题", "说明", columns, ()),
    )
    page = openpyxl.load_workbook(io.BytesIO(write(sheets, TODAY)))["问题"]
    assert page.cell(HEADER + 1, 1).value == "报告"
    assert page.cell(HEADER + 1, 1).hyperlink.location == "'报告一览'!A6"


def test_sums_keep_numbers_and_dates_apart() -> None:
    columns = (Column("n", "数", 8, CellKind.NUMBER), Column("d", "日", 12, CellKind.DATE))
    sheet = TableSheet("汇总", "标题", "说明", columns, (Row((5, date(2024, 1, 1)), total=True),) * 2)
    page = openpyxl.load_workbook(io.BytesIO(write((sheet,), TODAY)))["汇总"]
    assert [(row[0].value, row[0].number_format) for row in page.iter_rows(HEADER + 1)] == [(5, "General")] * 2


def test_an_empty_sheet_is_still_a_workbook() -> None:
    page = openpyxl.load_workbook(io.BytesIO(write((replace(SHEET, rows=()),), TODAY)))["整改台账"]
    assert page.max_row == HEADER


def test_the_same_values_are_the_same_bytes() -> None:
    assert write((SHEET,), TODAY) == write((SHEET,), TODAY)


def test_rates_are_live_formulas_that_never_round_up_to_all_done() -> None:
    page = openpyxl.load_workbook(io.BytesIO(write((SHEET,), TODAY)))["整改率"]
    assert [page.cell(row, 1).value for row in range(3, 9)] == ["R1", "R2", "R3", "R4", "R6", "R7"]
    assert page["D6"].value == "=COUNTIF('整改台账'!$L$4:$L$13,\"已销号\")"
    assert page["F3"].value == '=IF(E3=0,"—",IF(D3<E3,MIN(0.9999,ROUND(D3/E3,4)),1))'
    assert (page["D3"].number_format, page["F3"].number_format) == ("General", "0.00%")


def test_only_formulas_are_protected() -> None:
    assert PAGE.protection.sheet
    locked = {column.title: PAGE.cell(HEADER + 1, AT[column.key]).protection.locked for column in COLUMNS}
    assert [title for title, is_locked in locked.items() if is_locked] == ["亮灯"]


@pytest.mark.parametrize("view", ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9"])
def test_every_view_prints_its_columns_on_landscape_pages(view: str) -> None:
    edition = Edition(forms(), forms().view(view), TODAY)
    sheet = tracking_sheet(checklist("u1"), edition)
    page = openpyxl.load_workbook(io.BytesIO(write((sheet,), TODAY))).worksheets[0]
    columns = forms().laid_out(edition.view)
    assert [cell.value for cell in page[HEADER]] == [column.title for column in columns]
    assert [column.key for column in columns[-2:]] == ["id", "version"]
    assert page.print_title_rows == f"${HEADER}:${HEADER}"
    assert page.cell(HEADER + 1, len(columns) - 1).value


def test_a_closed_item_is_told_by_the_column_that_the_view_has() -> None:
    edition = Edition(forms(), forms().view("T1"), TODAY)
    page = openpyxl.load_workbook(io.BytesIO(write((tracking_sheet(checklist("u1"), edition),), TODAY))).worksheets[0]
    light = next(cell for cell in page[HEADER] if cell.value == "亮灯")
    assert page.cell(HEADER + 1, light.column).value.startswith('=IF(J4="是","完成"')


def test_words_like_an_escaped_character_stay_words() -> None:
    assert one_cell("编号_x0041_甲").value == "编号_x005F_x0041_甲"  # as Excel itself writes it


def test_the_file_keeps_its_properties() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write((SHEET,), TODAY, {"shugai-sheet": "abc"})))
    assert book.custom_doc_props["shugai-sheet"].value == "abc"
