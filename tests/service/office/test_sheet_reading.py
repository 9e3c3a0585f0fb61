"""Any .xlsx is read as plain values, whoever wrote it: Excel, WPS, LibreOffice or a program."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from service.errors import Unreadable
from service.office.sheet_reading import SheetRow, address, header_of, read_book, text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def written(*rows: tuple[object, ...]) -> bytes:
    """A workbook as openpyxl writes it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def bare(sheet: str, **parts: str) -> bytes:
    """A package with nothing but what is needed, and these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="表" r:id="r1"/></sheets></workbook>',
        )
        kinds = {"r1": ("worksheet", "worksheets/sheet1.xml"), "r2": ("sharedStrings", "sharedStrings.xml")}
        inside = "".join(f'<Relationship Id="{k}" Type="{RELATIONS}/{t}" Target="{p}"/>' for k, (t, p) in kinds.items())
        package.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>')
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{parts.get("strings", "")}</sst>')
        package.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>')
    return stream.getvalue()


def rows(data: bytes) -> tuple[SheetRow, ...]:
    return read_book(data).sheets[0].rows


def test_values_keep_their_kind() -> None:
    (row,) = rows(written(("甲", 3, 2.5, date(2026, 3, 9), datetime(2026, 3, 9, 8, 30), None, True)))
    assert row.cells == ("甲", 3, 2.5, date(2026, 3, 9), datetime(2026, 3, 9, 8, 30), None, True)
    assert row.at(99) is None


def test_empty_rows_keep_the_numbers_of_the_others() -> None:
    assert [row.number for row in rows(written(("甲",), (), ("乙",)))] == [1, 3]


def test_runs_are_joined_and_pronunciation_is_left_out() -> None:
    strings = "<si><r><t>整改</t></r><r><t>台账</t></r><rPh><t>zhenggai</t></rPh></si>"
    (row,) = rows(bare('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', strings=strings))
    assert row.cells == ("整改台账",)


def test_rows_and_cells_without_addresses_are_counted() -> None:
    sheet = '<sheetData><row><c t="inlineStr"><is><t>甲</t></is></c><c><v>2</v></c></row></sheetData>'
    assert rows(bare(sheet)) == (SheetRow(1, ("甲", 2)),)


def test_a_formula_gives_its_saved_value() -> None:
    sheet = '<sheetData><row r="2"><c r="B2" t="str"><f>IF(1,"红")</f><v>红_x000D_</v></c></row></sheetData>'
    assert rows(bare(sheet)) == (SheetRow(2, (None, "红\r")),)


def test_merged_areas_are_told() -> None:
    data = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    merged = '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'
    assert read_book(bare(data + merged)).sheets[0].merged == ((1, 1, 2, 3),)


def test_the_header_is_the_row_with_most_known_titles() -> None:
    sheet = read_book(written(("整改台账", "单位"), ("序号", "具体问题", "责任人"), ("1", "不学习", "甲"))).sheets[0]
    known = {"序号", "具体问题", "责任人", "单位"}
    header = header_of(sheet, known.__contains__)
    assert header is not None
    assert header.number == 2
    assert header_of(sheet, {"没有"}.__contains__) is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"<html/>"], ids=["empty", "cut", "page"])
def test_what_is_no_workbook_is_refused_in_chinese(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"另存为 .xlsx"):
        read_book(data)


def test_a_broken_sheet_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_book(bare("<sheetData><row>"))


def test_places_and_texts_are_as_people_see_them() -> None:
    assert (address(12, 7), address(3, 27)) == ("H12", "AB3")
    assert [text(one) for one in (None, 3.0, " 甲\r\n乙 ", date(2026, 3, 9))] == ["", "3", "甲\n乙", "2026-03-09"]
