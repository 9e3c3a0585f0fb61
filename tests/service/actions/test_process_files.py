"""One command turns a folder of reports into every paper; one bad file never stops the rest."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from service.actions.process_files import Processed, Request, process_files
from service.cli import main
from service.errors import BadRequest
from service.settings import Settings

SCHOOL = "松岭乡中心小学党支部"
TODAY = date(2024, 3, 1)
REPORT = """{school}书记{year}年度抓基层党建工作述职报告
{school}书记 何立新
（{after}年1月10日）
一、主要工作
一年来，支部开展主题党日12次，党员到会率稳步提高。
二、存在的问题
一是“三会一课”坚持不经常，第二党小组全年只开会3次，会议记录有4次没有讨论内容。
二是党费收缴不及时，{extra}。
三、下一步打算
一是第二党小组每月10日开会，由组织委员周敏负责，{after}年3月底前补齐记录。
二是每月5日前收缴党费，长期坚持。
"""


def report(year: int, extra: str) -> bytes:
    return REPORT.format(school=SCHOOL, year=year, after=year + 1, extra=extra).encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    (made / "往年" / "2022").mkdir(parents=True)
    (made / "往年" / "2022" / "述职2022.txt").write_bytes(report(2022, "有3名党员连续两个季度没有交"))
    (made / "述职2023.txt").write_bytes(report(2023, "两名调入党员半年未转组织关系"))
    (made / "述职2023（副本）.txt").write_bytes(report(2023, "两名调入党员半年未转组织关系"))
    (made / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    (made / "~$述职2023.docx").write_bytes(b"lock")
    (made / ".hidden.txt").write_bytes(b"hidden")
    return made


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return []


@pytest.fixture(scope="module")
def done(folder: Path, lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Processed, Path]:
    out = tmp_path_factory.mktemp("out") / "结果"
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    return process_files(Request([folder], out, TODAY, "school-party"), settings, lines.append), out


def test_every_paper_has_the_name_that_a_clerk_would_give_it(done: tuple[Processed, Path]) -> None:
    result, out = done
    assert {path.relative_to(out).as_posix() for path in result.written} == {
        "整改清单.xlsx",
        f"{SCHOOL}/整改方案.docx",
        f"{SCHOOL}/整改台账.xlsx",
        "述职评议会议程.docx",
        "复发问题分析.xlsx",
        "复发问题分析.html",
        "results.json",
    }
    assert all(path.stat().st_size > 0 for path in result.written)


def test_the_bad_file_is_told_and_the_others_are_read(done: tuple[Processed, Path], lines: list[str]) -> None:
    result, out = done
    assert [one.name for one in result.failed] == ["坏.docx"]
    assert len(result.reports) == 2
    sheet = openpyxl.load_workbook(out / "整改清单.xlsx")["未能读取"]
    assert sheet["A4"].value == "坏.docx"
    assert any("坏.docx：未能读取" in line for line in lines)


def test_the_same_content_counts_once_and_temporary_files_do_not(
    done: tuple[Processed, Path], lines: list[str]
) -> None:
    result, _ = done
    assert any("内容相同，只算一次" in line for line in lines)
    assert not any("~$" in line or ".hidden" in line for line in lines)
    assert len({one.id for one in result.reports}) == 2


def test_the_latest_year_is_in_the_plan(done: tuple[Processed, Path]) -> None:
    _, out = done
    text = "\n".join(one.text for one in Document(str(out / SCHOOL / "整改方案.docx")).paragraphs)
    assert "两名调入党员半年未转组织关系" in text
    assert "2024年3月31日前" in text
    assert "周敏" in text


def test_results_are_the_contract(done: tuple[Processed, Path]) -> None:
    _, out = done
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert [one["document"]["year"] for one in results["reports"]] == [2022, 2023]
    for one in results["reports"]:
        assert all(one["text"][f["start"] : f["end"]] == f["quote"] for f in one["findings"])
    known = {f["id"] for one in results["reports"] for f in one["findings"]}
    assert all(member["finding"] in known for chain in results["chains"] for member in chain["members"])
    assert [one["name"] for one in results["failed"]] == ["坏.docx"]


def test_an_archive_gives_the_same_as_its_files(folder: Path, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.write(folder / "述职2023.txt", "材料/述职2023.txt")
    (tmp_path / "材料.zip").write_bytes(buffer.getvalue())
    request = Request([tmp_path / "材料.zip", tmp_path / "没有.docx"], tmp_path / "out", TODAY)
    result = process_files(request, Settings(data=tmp_path), lambda line: None)
    assert [one.organization for one in result.checklists] == [SCHOOL]
    assert [(one.name, one.code) for one in result.failed] == [("没有.docx", "missing")]


def test_the_same_reports_and_day_give_the_same_bytes(
    done: tuple[Processed, Path], folder: Path, tmp_path: Path
) -> None:
    first, out = done
    request = Request([folder], tmp_path, TODAY, "school-party")
    again = process_files(request, Settings(data=tmp_path), lambda line: None)
    assert len(again.written) == len(first.written)
    for path in first.written:
        name = path.relative_to(out)
        assert (tmp_path / name).read_bytes() == path.read_bytes(), name


def test_a_folder_without_reports_is_refused(tmp_path: Path) -> None:
    (tmp_path / "~$x.docx").write_bytes(b"")
    with pytest.raises(BadRequest, match="里没有报告文件"):
        process_files(Request([tmp_path], tmp_path / "out", TODAY), Settings(data=tmp_path), lambda line: None)


def test_an_unknown_standard_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="school-party"):
        process_files(Request([tmp_path], tmp_path, TODAY, "没有"), Settings(data=tmp_path), lambda line: None)


def test_a_place_that_cannot_be_written_says_what_to_do(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    request = Request([folder / "述职2023.txt"], tmp_path / "out", TODAY)
    with pytest.raises(BadRequest, match="--out 换一个文件夹"):
        process_files(request, Settings(data=tmp_path), lambda line: None)


def test_the_command_prints_a_summary_and_fails_for_a_bad_file(folder: Path, tmp_path: Path) -> None:
    files = [str(folder / "述职2023.txt"), str(folder / "坏.docx")]
    result = CliRunner().invoke(main, ["process", *files, "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert SCHOOL in result.stdout
    assert "未能读取 1 个文件" in result.stdout
    assert "[1/2] 述职2023.txt" in result.stderr
