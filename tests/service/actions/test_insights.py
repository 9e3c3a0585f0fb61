"""From report files to the sheets that a leader looks at: checks, common problems, quality, copied text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from service.actions.process_files import Request, process_files
from service.rules.summary import insight_lines
from service.settings import Settings

SCHOOLS = ("松岭乡中心小学党支部", "白果镇初级中学党支部", "青石桥小学党支部")
COPIED = "支部把结对帮扶列入全年计划，党员教师分组进村，帮助留守儿童家庭修缮了厨房和门窗。"
REPORT = """{school}书记2024年度抓基层党建工作述职报告
{school}书记 {name}
（2025年1月10日）
一、主要工作
一年来，召开支部党员大会{meetings}次，支委会12次。{copied}
二、存在的问题
一是党费收缴不及时，有{late}名党员半年一次补交，缴费基数三年没有核定。
二是党建与业务融合不紧，两张皮现象还没有根本改变。
三、下一步打算
一是每月5日前收缴党费，由组织委员{name}负责，2025年3月底前重新核定基数。
二是进一步加强教育管理，不断提高党员素质。
"""
PEOPLE = ("何立新", "周敏", "郑海涛")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for at, (school, name) in enumerate(zip(SCHOOLS, PEOPLE, strict=True)):
        text = REPORT.format(school=school, name=name, meetings=2 + 3 * at, late=at + 3, copied=COPIED if at else "")
        (folder / f"{school}述职.txt").write_text(text, encoding="utf-8")
    made = tmp_path_factory.mktemp("out")
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    done = process_files(Request([folder], made, date(2025, 3, 1), "school-party"), settings, lambda line: None)
    assert insight_lines(done.common, done.copyings)[0].startswith("共性问题 2 个：")
    return made


def sheet(out: Path, name: str) -> Worksheet:
    return openpyxl.load_workbook(out / "整改清单.xlsx")[name]


def test_what_falls_short_of_the_standard_stands_in_the_tracking_sheet(out: Path) -> None:
    page = openpyxl.load_workbook(out / SCHOOLS[0] / "整改台账.xlsx")["照单履职"]
    first, second = ([cell.value for cell in page[row]] for row in (4, 5))
    assert first[1:3] == ["2024", "未达标"]
    assert first[4].startswith("支部党员大会")
    assert "支部党员大会2次" in first[5]
    assert second[2] == "达标"
    assert second[4].startswith("支委会")


def test_the_common_problem_names_all_three(out: Path) -> None:
    rows = list(sheet(out, "共性问题").iter_rows(min_row=4, values_only=True))
    assert {row[1] for row in rows} == {"党费收缴管理不规范", "党建与教育教学“两张皮”"}
    assert all(row[3:5] == (3, "100%") and school in row[6] for row in rows for school in SCHOOLS)


def test_empty_words_are_listed_with_advice(out: Path) -> None:
    rows = list(sheet(out, "查摆质量明细").iter_rows(min_row=4, values_only=True))
    assert [row[3] for row in rows] == ["问题", "措施"] * 3
    assert {row[5] for row in rows if row[3] == "问题"} == {"没有事例"}


def test_the_copied_sentence_is_found_with_its_source(out: Path) -> None:
    quotes = [(row[3], row[7]) for row in sheet(out, "雷同情况").iter_rows(min_row=4, values_only=True)]
    assert any(COPIED in here and COPIED in there for here, there in quotes)


def test_the_data_has_it_all(out: Path) -> None:
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert {frozenset(one["organizations"]) for one in results["common"]} == {frozenset(SCHOOLS)}
    assert results["copyings"][0]["passages"][0]["later"]["quote"]
    report = results["reports"][0]
    assert {check["result"] for check in report["checks"]} >= {"met", "unmentioned"}
    assert all(report["text"][c["start"] : c["end"]] == c["quote"] for c in report["checks"] if c["quote"])
    assert report["quality"]["gaps"]["no_instance"] == 1
    assert {finding["problem_type"] for finding in report["findings"]} >= {"P0507"}
