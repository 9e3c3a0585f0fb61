"""The assess commands, started for real."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.service.assessments import ballots, filled

SHUGAI = Path(sys.executable).parent / "shugai"


def test_forms_go_out_and_counts_come_back(tmp_path: Path) -> None:
    people, form, result = tmp_path / "名单.txt", tmp_path / "测评.xlsx", tmp_path / "结果.xlsx"
    people.write_text("何望春，第六小学党支部\n梁一鸣，第七小学党支部\n", encoding="utf-8")
    environment = {**os.environ, "SHUGAI_DATA": str(tmp_path / "data")}

    def shugai(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [SHUGAI, "assess", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)

    out = shugai("out", form, "--for", "白鹭区教育工委", "--meeting", "述职评议会", "--speakers", people)
    assert "共 2 人，计分办法 S1 赋分平均。" in out.stdout
    votes = {("计票_参会人员", "何望春"): ballots(2, 1, 0, 0), ("计票_参会人员", "梁一鸣"): ballots(0, 0, 3, 0)}
    form.write_bytes(filled(form.read_bytes(), votes))
    done = shugai("in", form, "--out", result)
    assert "1\t何望春（第六小学党支部）\t91.67\t好" in done.stdout
    assert "低于80分、列入谈话名单的：梁一鸣（第七小学党支部）" in done.stdout
    assert result.exists()
    assert "已计票" in shugai("list").stdout
    assert "S6\t分层加权" in shugai("schemes").stdout
