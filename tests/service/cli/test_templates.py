"""Own templates and batches from the command line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.actions.parts import Parts
from service.cli import main
from service.rules.paper_batch import FAILURES
from service.rules.proposals import proposals
from service.store import readings, reports
from tests.service.extractions import SCHOOL, extraction
from tests.service.word_templates import texts, word

REPORT = "ac" * 32


@pytest.fixture
def installed(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> Parts:
    """An installation that the command line finds."""
    reports.add(parts.store, reports.NewReport(REPORT, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(REPORT)
    readings.save(parts.store, REPORT, said, proposals(said))
    monkeypatch.setenv("SHUGAI_DATA", str(parts.settings.data))
    return parts


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_tags_are_listed_with_examples(installed: Parts) -> None:
    assert "{{ 单位 }}\t文字\t例：青禾小学党支部" in run("template", "tags", "plan").output


def test_a_template_is_checked_added_used_and_removed(installed: Parts, tmp_path: Path) -> None:
    bad, good = tmp_path / "坏.docx", tmp_path / "好.docx"
    bad.write_bytes(word("{{ 单位名 }}"))
    good.write_bytes(word("我们的：{{ 单位 }}"))
    checked = run("template", "check", "plan", bad)
    assert (checked.exit_code, "最接近的是“单位”" in checked.output) == (1, True)
    assert run("template", "add", "plan", bad).exit_code == 2
    sample = tmp_path / "样例.docx"
    assert run("template", "check", "plan", good, "--preview", sample).exit_code == 0
    assert texts(sample.read_bytes()) == ["我们的：青禾小学党支部"]
    assert "还没有自有模板" in run("template", "list").output
    assert "第1版，编号 1" in run("template", "add", "plan", good, "--for", SCHOOL).output
    run("paper", "make", "plan", "--for", SCHOOL, "--out", tmp_path)
    assert texts((tmp_path / f"{SCHOOL}整改方案.docx").read_bytes()) == [f"我们的：{SCHOOL}"]
    assert "已停用" in run("template", "remove", "1").output
    assert "停用" in run("template", "list").output
    assert "已改用" in run("template", "use", "1").output


def test_a_batch_is_written_as_an_archive(installed: Parts, tmp_path: Path) -> None:
    out = tmp_path / "全部.zip"
    assert run("paper", "batch", "--kinds", "problem-list，task-list", "--out", out).exit_code == 0
    with zipfile.ZipFile(out) as package:
        assert sorted(package.namelist()) == [f"{SCHOOL}/{SCHOOL}任务清单.docx", f"{SCHOOL}/{SCHOOL}问题清单.docx"]
    some = run("paper", "batch", "--kinds", "warning,plan", "--for", SCHOOL, "--out", out)
    assert (some.exit_code, "没有逾期的事项" in some.stderr) == (1, True)
    with zipfile.ZipFile(out) as package:
        assert FAILURES in package.namelist()
