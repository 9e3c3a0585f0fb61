"""A tracking sheet's way in a real Chromium: downloaded, filled in, uploaded, previewed, applied, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service.settings import ROOT
from tests.service.returned import with_cells

pytestmark = pytest.mark.browser

REPORT = ROOT / "corpora" / "samples" / "2023年度述职报告（云溪区第一小学党支部）.docx"
SCHOOL = "云溪区第一小学党支部"


@pytest.fixture
def handed_in() -> tuple[Path, ...]:
    return (REPORT,)


def test_a_sheet_goes_out_comes_back_and_is_undone(page: Page, tmp_path: Path) -> None:
    page.goto(f"/organization?name={SCHOOL}")
    page.get_by_role("link", name="整改台账：选样式下载").click()
    page.get_by_label("样式", exact=True).select_option("T1")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载台账").click()
    filled = tmp_path / "填好的.xlsx"
    filled.write_bytes(with_cells(Path(download.value.path()).read_bytes(), {(0, "进展情况"): "已完成一半"}))
    page.locator("#file").set_input_files(filled)
    page.get_by_role("button", name="看看会改什么").click()
    expect(page.locator("ins")).to_have_text("已完成一半")
    page.get_by_role("button", name="应用勾选的改动").click()
    expect(page.get_by_role("status").filter(has_text="已应用")).to_be_visible()
    page.get_by_role("button", name="撤销这一批").click()
    expect(page.get_by_role("status").filter(has_text="已撤销第 1 批")).to_be_visible()
