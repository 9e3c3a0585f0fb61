"""A clerk checks a Word file in a real Chromium and takes the mended one away, without choosing it twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_file_is_checked_and_taken_away_mended(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "整改报告.docx"
    document = Document()
    for text in ("整改情况报告", "镇党委：", "会议强调,要整改到位。"):
        document.add_paragraph(text)
    document.save(str(file))
    page.goto("/formats")
    page.get_by_label("Word 文件").set_input_files(file)
    page.get_by_role("button", name="检查格式").click()
    report = page.locator("#format-report")
    expect(report.get_by_text("“整改报告.docx”共3段")).to_be_visible()
    expect(report.get_by_role("row").filter(has_text="半角标点")).to_contain_text("会议强调,要整改到位。")
    page.get_by_label("同时改标点和序号的写法").check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="改好并下载").click()
    taken.value.save_as(tmp_path / "改好.docx")
    assert taken.value.suggested_filename == "整改报告（格式已调整）.docx"
    assert Document(str(tmp_path / "改好.docx")).paragraphs[2].text == "会议强调，要整改到位。"
