"""The commands about papers: list, make, issue, register, cancel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.actions.parts import Parts
from service.cli import main
from service.rules.proposals import proposals
from service.store import readings, reports
from tests.service.extractions import SCHOOL, extraction

REPORT = "ee" * 32


@pytest.fixture
def data(parts: Parts) -> Path:
    """The data folder of an installation that has read a report with two findings."""
    reports.add(parts.store, reports.NewReport(REPORT, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(REPORT)
    readings.save(parts.store, REPORT, said, proposals(said))
    return parts.settings.data


def shugai(data: Path, *arguments: str) -> Result:
    """The command's answer over these data."""
    environment = {"SHUGAI_DATA": str(data), "SHUGAI_USER": "王晓燕", "SHUGAI_ISSUER_CODE": "白教党"}
    return CliRunner().invoke(main, ["paper", *arguments], env=environment)


def test_every_paper_is_listed_with_what_can_be_filled_in(data: Path) -> None:
    lines = shugai(data, "list").output.splitlines()
    assert any(line.startswith("reminder\t督办\t整改提醒书\t单位\t可填：") for line in lines)


def test_a_word_under_a_name_that_the_paper_does_not_ask_for_is_refused(data: Path, tmp_path: Path) -> None:
    words = ("--rows", "1", "--set", "延至=明年")
    made = shugai(data, "make", "extension", "--for", SCHOOL, *words, "--out", str(tmp_path))
    assert made.exit_code
    assert "没有“延至”这一项，能填的有：拟延至、延期理由" in made.output


def test_a_paper_is_issued_listed_and_cancelled(data: Path, tmp_path: Path) -> None:
    assert "还没有签发过文书" in shugai(data, "register").output
    made = shugai(data, "make", "reminder", "--for", SCHOOL, "--rows", "1,2", "--issue", "--out", str(tmp_path))
    assert made.exit_code == 0, made.output
    assert (tmp_path / f"{SCHOOL}整改提醒书（白教党督提〔{date.today().year}〕1号）.docx").read_bytes()[:2] == b"PK"
    (line,) = shugai(data, "register").output.splitlines()
    number = line.split("\t")[0]
    assert number.startswith("白教党督提〔")
    assert line.endswith(f"{SCHOOL}\t王晓燕\t有效")
    assert f"{number}已作废：写错日期" in shugai(data, "cancel", number, "--reason", "写错日期").output
    assert shugai(data, "register").output.strip().endswith("作废：写错日期")


def test_mistakes_are_answered_in_chinese(data: Path) -> None:
    assert "登记簿里没有“白教党督〔2020〕9号”" in shugai(data, "cancel", "白教党督〔2020〕9号", "--reason", "错").output
    assert "没有逾期的事项" in shugai(data, "make", "warning", "--for", SCHOOL).output
    assert "不是序号" in shugai(data, "make", "warning", "--for", SCHOOL, "--rows", "甲").output
