"""A clerk's own template in a real Chromium: told what is wrong, mended, looked at, used for a paper and a batch."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service.settings import ROOT
from tests.service.word_templates import texts, word

pytestmark = [pytest.mark.browser, pytest.mark.office]

SAMPLE = ROOT / "corpora" / "samples" / "2023年度述职报告（云溪区第一小学党支部）.docx"
SCHOOL = "云溪区第一小学党支部"
ROWS = [["序号", "内容"], ["{% for 问题 in 问题清单 %}{{ 问题.序号 }}", "{{ 问题.短名 }}{% endfor %}"]]


@pytest.fixture
def handed_in() -> tuple[Path, ...]:
    return (SAMPLE,)


def test_a_template_is_mended_previewed_used_and_batched(page: Page, tmp_path: Path) -> None:
    bad, good = tmp_path / "我校.docx", tmp_path / "我校改好.docx"
    bad.write_bytes(word("我校问题清单：{{ 单位名 }}", rows=ROWS))
    good.write_bytes(word("我校问题清单：{{ 单位 }}", rows=ROWS))
    page.goto("/organizations")
    page.get_by_role("link", name="自有模板").press("Enter")
    page.get_by_role("link", name="问题清单", exact=True).click()
    page.get_by_label("模板（.docx）").set_input_files(bad)
    page.get_by_role("button", name="检查", exact=True).press("Enter")
    expect(page.get_by_text("没有“单位名”这个标签。最接近的是“单位”")).to_be_visible()
    page.get_by_label("模板（.docx）").set_input_files(good)
    page.get_by_role("button", name="用样例预览").press("Enter")
    expect(page.get_by_alt_text("第1页")).to_be_visible()
    page.get_by_role("link", name="返回").click()
    page.get_by_label("模板（.docx）").set_input_files(good)
    page.get_by_role("button", name="检查并启用").click()
    expect(page.get_by_text("已启用“我校改好.docx”")).to_be_visible()
    look_and_download(page, tmp_path)
    order_a_batch(page)


def look_and_download(page: Page, folder: Path) -> None:
    page.goto(f"/organization?name={SCHOOL}")
    page.get_by_role("button", name="预览问题清单").press("Enter")
    page.get_by_role("button", name="预览", exact=True).press("Enter")
    expect(page.get_by_alt_text("第1页")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载这一份").press("Enter")
    waiting.value.save_as(folder / "made.docx")
    assert texts((folder / "made.docx").read_bytes())[0] == f"我校问题清单：{SCHOOL}"


def order_a_batch(page: Page) -> None:
    page.goto("/batches")
    page.get_by_label("问题清单", exact=True).press("Space")
    page.get_by_label("任务清单", exact=True).press("Space")
    page.get_by_role("button", name="开始生成").press("Enter")
    expect(page.get_by_text("生成 2 份")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载 .zip").press("Enter")
    assert waiting.value.suggested_filename.startswith("文书（1个单位、2种文书）")
