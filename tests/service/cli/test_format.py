"""The commands that check and mend the form of Word files, started for real."""

from __future__ import annotations

import io
import json
from pathlib import Path

from docx import Document

from tests.service.cli.test_commands import shugai


def careless(path: Path) -> Path:
    document = Document()
    for text in ("整改情况报告", "镇党委：", "　　会议强调,要整改到位。"):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    path.write_bytes(out.getvalue())
    return path


def test_check_names_every_flaw_and_exits_with_one(tmp_path: Path) -> None:
    file = careless(tmp_path / "报告.docx")
    done = shugai("format", "check", file)
    assert done.returncode == 1
    assert done.stdout.startswith("“报告.docx”共3段，必须改")
    assert "【必须改】页边距" in done.stdout
    told = json.loads(shugai("format", "check", file, "--json").stdout)
    assert {"半角标点", "首行缩进"} <= {flaw["rule"] for flaw in told["flaws"]}


def test_fix_writes_another_file_and_tells_what_is_left(tmp_path: Path) -> None:
    file, out = careless(tmp_path / "报告.docx"), tmp_path / "改好.docx"
    done = shugai("format", "fix", file, "--out", out, "--punctuation")
    assert done.returncode == 0
    assert "已写出" in done.stdout
    assert Document(str(out)).paragraphs[2].text == "会议强调，要整改到位。"
    assert shugai("format", "check", out).returncode == 0


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    missing = shugai("format", "check", tmp_path / "没有.docx")
    assert (missing.returncode, "打不开" in missing.stderr) == (2, True)
    file = careless(tmp_path / "报告.docx")
    same = shugai("format", "fix", file, "--out", file)
    assert (same.returncode, "不能写在原文件上" in same.stderr) == (2, True)
