"""Spreadsheets of every kind come in as plain cells; hostile and broken ones are turned away in Chinese."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extractors.errors import EmptyFile, Encrypted, ExtractError, TooLarge, UnreadableFile, UnsupportedFormat
from extractors.readers.libreoffice import convert
from extractors.readers.sniff_ole import OLE_MAGIC
from service.office.foreign_reading import books, read, read_grids
from service.sandbox import ReportFile, work
from service.settings import Settings
from tests.service import ledgers

SHEET = "xl/worksheets/sheet1.xml"
XML_OF_2003 = """<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="台账"><Table>
<Row><Cell><Data ss:Type="String">序号</Data></Cell><Cell><Data ss:Type="String">问题</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="String">记录不全</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [pytest.param(",", id="comma"), pytest.param("\t", id="tab"), "；", "|"])
def test_text_tables_of_any_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    (grid,) = read(ledgers.delimited(delimiter, encoding), "台账.csv").grids
    assert grid.rows[0] == ledgers.PLAIN_HEAD
    assert grid.rows[1][2] == ledgers.STUDY
    assert len(grid.rows) == 4


def test_quoted_cells_may_hold_line_ends() -> None:
    (grid,) = read('序号,问题\r\n1,"甲\r\n乙"\r\n'.encode(), "a.csv").grids
    assert grid.rows[1] == ("1", "甲\n乙")


def test_days_and_numbers_are_written_out() -> None:
    (grid,) = read(ledgers.plain(), "a.xlsx").grids
    assert grid.rows[3][0] == "1"
    assert grid.rows[3][6] == "2024-06-30"


def test_several_sheets_and_hidden_ones_are_read() -> None:
    data = ledgers.workbook(ledgers.table(("甲",)), ledgers.table(("乙", "丙")), names=("一月", "二月"))
    assert [grid.name for grid in read(data, "a.xlsx").grids] == ["一月", "二月"]


def test_formulas_without_a_result_and_comments_are_told() -> None:
    data = ledgers.workbook(ledgers.table(("序号", "=1+1"), (1, "=A2")))
    assert read(data, "a.xlsx").grids[0].notes == (
        "有2个公式格没有存下计算结果，读出来是空的。请用 Excel 或 WPS 打开、保存一次再导入。",
    )


def test_an_entity_bomb_is_turned_away() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + part(ledgers.plain(), SHEET)
    with pytest.raises(UnreadableFile, match="DTD"):
        read(ledgers.with_parts(ledgers.plain(), {SHEET: bomb}), "a.xlsx")


def test_a_zip_bomb_is_turned_away() -> None:
    with pytest.raises(TooLarge, match="压缩比异常"):
        read(ledgers.with_parts(ledgers.plain(), {"xl/media/a.bin": b"\0" * (32 << 20)}), "a.xlsx")


@pytest.mark.parametrize(
    ("data", "error", "told"),
    [
        pytest.param(b"", EmptyFile, "空文件", id="empty"),
        pytest.param(b"PK\x03\x04 cut", UnreadableFile, "损坏", id="cut off"),
        pytest.param(b"\x7fELF\0\1\2", UnsupportedFormat, "不是表格", id="a program"),
        pytest.param("只有一列\n第二行".encode(), UnreadableFile, "没有表格", id="prose"),
        pytest.param(ledgers.workbook(ledgers.table()), EmptyFile, "没有内容", id="empty sheets"),
        pytest.param(OLE_MAGIC + "EncryptedPackage\0".encode("utf-16-le"), Encrypted, "密码", id="locked"),
    ],
)
def test_what_is_no_ledger_says_why(data: bytes, error: type[ExtractError], told: str) -> None:
    with pytest.raises(error, match=told):
        read(data, "台账.xlsx")


def test_reading_runs_in_the_sandbox_and_its_errors_come_back(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    book = books().validate_json(work(read_grids, ReportFile("台账.xlsx", ledgers.merged_down()), settings))
    assert book == read(ledgers.merged_down(), "台账.xlsx")
    with pytest.raises(EmptyFile, match="空文件"):
        work(read_grids, ReportFile("空.xlsx", b""), settings)


@pytest.mark.office
@pytest.mark.parametrize(
    ("target", "name"),
    [
        pytest.param("xls:MS Excel 97", "台账.et", id="xls under the name of WPS"),
        pytest.param("ods", "台账.ods", id="open document"),
        pytest.param("html:HTML (StarCalc)", "台账.xls", id="a web page named xls"),
    ],
)
def test_old_formats_come_in_by_libreoffice(target: str, name: str) -> None:
    old = convert(ledgers.plain(), name="台账.xlsx", suffix=".xlsx", target=target)
    grid = read(old, name).grids[0]
    texts = {text for row in grid.rows for text in row}
    assert {ledgers.STUDY, ledgers.FEES, ledgers.ROOM, "2024年3月底前", "2024-06-30"} <= texts


@pytest.mark.office
def test_the_xml_of_2003_comes_in_by_libreoffice() -> None:
    (grid,) = read(XML_OF_2003.encode(), "台账.xls").grids
    assert (grid.name, grid.rows) == ("台账", (("序号", "问题"), ("1", "记录不全")))
