"""A clerk imports an old ledger in a real Chromium: look, correct a column, import, take back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.service import ledgers

pytestmark = pytest.mark.browser


def test_an_old_ledger_is_looked_at_corrected_imported_and_taken_back(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "任务分解表.xlsx"
    file.write_bytes(ledgers.merged_down())
    page.goto("/ledgers")
    page.get_by_label("台账文件").set_input_files(file)
    page.get_by_role("button", name="看看里面有什么").click()
    expect(page.get_by_text("会导入问题 2 条、措施 5 条")).to_be_visible()
    page.get_by_label("单位").fill(ledgers.SCHOOL)
    page.get_by_label("年度").fill("2024")
    page.get_by_label("整改/目标").select_option(label="备注")
    page.get_by_role("button", name="按现在的选择再看一遍").click()
    expect(page.get_by_text("人工指定")).to_be_visible()
    expect(page.get_by_label("整改/目标")).to_have_value("分解表!D=remark")
    page.get_by_role("button", name="导入", exact=True).click()
    row = page.locator("#import-1")
    expect(row).to_contain_text(ledgers.SCHOOL)
    row.get_by_role("button", name="撤销", exact=True).click()
    expect(page.locator("#import-1")).to_contain_text("王晓燕")
    expect(page.locator("#import-1").get_by_role("button")).to_have_count(0)
