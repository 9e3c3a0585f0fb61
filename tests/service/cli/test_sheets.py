"""The commands about tracking sheets: out, preview, apply, undo; faults are Chinese lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.actions.open_parts import open_parts
from service.cli import main
from service.settings import load
from tests.service.extractions import SCHOOL
from tests.service.returned import fill, with_cells


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with an installation that has one school."""
    monkeypatch.setenv("SHUGAI_DATA", str(tmp_path / "data"))
    with open_parts(load()) as parts:
        fill(parts)
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["sheet", *map(str, words)])


def sheet(folder: Path, *more: str) -> Path:
    assert run("out", "--out", folder / "out", *more).exit_code == 0
    return next((folder / "out").iterdir())


def test_a_sheet_goes_out_and_its_edits_come_back(folder: Path) -> None:
    path = sheet(folder, "--for", SCHOOL)
    path.write_bytes(with_cells(path.read_bytes(), {(0, "进展情况"): "已制定计划", (1, "整改时限"): "尽快"}))
    shown = run("preview", path)
    assert "N4 进展情况：（空） → “已制定计划”" in shown.output
    assert "K5　“尽快”不是日期" in shown.output
    assert "第 1 批：改动 1 行" in run("apply", path).output
    assert "已撤销第 1 批" in run("undo").output


def test_a_conflict_ends_with_status_one_and_can_be_decided(folder: Path) -> None:
    path = sheet(folder, "--for", SCHOOL)
    out = path.read_bytes()
    path.write_bytes(with_cells(out, {(0, "备注"): "先到"}))
    assert run("apply", path).exit_code == 0
    path.write_bytes(with_cells(out, {(0, "备注"): "后到", (1, "备注"): "另一行"}))
    assert (run("preview", path).exit_code, run("apply", path).exit_code) == (1, 1)
    assert run("apply", path, "--mine", "all").exit_code == 0


def test_all_organizations_go_out_in_one_sheet(folder: Path) -> None:
    with open_parts(load()) as parts:
        fill(parts, "cd" * 32, "松涛县实验中学党总支")
    path = sheet(folder, "--view", "T1")
    assert path.name == "全部单位通用整改台账.xlsx"
    cells = {(6, "单位"): SCHOOL, (6, "具体问题"): "谈心谈话没有记录。", (7, "具体问题"): "这一行没有写明单位。"}
    path.write_bytes(with_cells(path.read_bytes(), cells))
    shown = run("preview", path).output
    assert "新增 1 行" in shown
    assert "看不出是哪个单位的" in shown
    assert "新增 1 行" in run("apply", path).output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("out", "--for", "没有的学校"), "没有“没有的学校”的报告"),
        (("out", "--for", SCHOOL, "--view", "T12"), "没有“T12”这种台账样式"),
        (("preview", "没有.xlsx"), "打不开"),
        (("undo", "7"), "没有第 7 批"),
    ],
    ids=["organization", "view", "file", "batch"],
)
def test_faults_are_told_in_chinese(folder: Path, words: tuple[str, ...], message: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert message in done.output


def test_views_are_listed(folder: Path) -> None:
    assert "T9\t述职整改清单" in run("views").output
