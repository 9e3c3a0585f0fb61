"""The ledger commands, started for real."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.service import ledgers

SHUGAI = Path(sys.executable).parent / "shugai"


def test_a_ledger_is_looked_at_imported_listed_and_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "台账.xlsx"
    file.write_bytes(ledgers.merged_down())
    environment = {**os.environ, "SHUGAI_DATA": str(tmp_path / "data"), "SHUGAI_USER": "王晓燕"}

    def shugai(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [SHUGAI, "ledger", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)

    seen = shugai("preview", file, "--map", "D=备注")
    assert "没有写明单位" in seen.stdout
    assert "  C\t反馈问题/具体表现\t→ 具体问题\t列名“具体表现”" in seen.stdout
    assert "  D\t整改/目标\t→ 备注\t人工指定" in seen.stdout
    refused = shugai("import", file)
    assert refused.returncode == 2
    assert "出错了：没有写明是哪个单位的台账" in refused.stderr
    done = shugai("import", file, "--for", ledgers.SCHOOL, "--year", "2024")
    assert f"已导入“{ledgers.SCHOOL}”的问题 2 条、措施 5 条，是第 1 次导入。" in done.stdout
    assert "有效" in shugai("list").stdout
    assert "已撤销第 1 次导入" in shugai("undo", "1").stdout
    assert "已由王晓燕撤销" in shugai("list").stdout
