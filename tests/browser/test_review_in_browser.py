"""A clerk's way through the page in a real Chromium: drop, watch, confirm, correct, add, undo, download."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service.settings import ROOT
from tests.browser.conftest import OpenWindow

pytestmark = pytest.mark.browser

SAMPLES = ROOT / "corpora" / "samples"
REPORT = "2023年度述职报告（云溪区第一小学党支部）.docx"
DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const dropped = new DataTransfer();
  dropped.items.add(new File([bytes], name));
  document.getElementById("upload").dispatchEvent(
    new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""
SELECT_WORDS = """() => {
  const piece = document.querySelector("#text .title span[data-start]");
  const range = document.createRange();
  range.setStart(piece.firstChild, 0);
  range.setEnd(piece.firstChild, 6);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_a_dropped_report_is_read_reviewed_and_becomes_a_plan(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    expect(page.get_by_text("还没有报告")).to_be_visible()
    drop(page, SAMPLES / REPORT)
    expect(page.get_by_text("收到 1 个文件：新增 1 份")).to_be_visible()
    expect(page.locator("#reports .state")).to_have_text("已读完")
    page.get_by_role("link", name=REPORT).click()
    page.wait_for_url("**/reports/*", wait_until="load")
    confirm_the_first_by_key(page)
    correct_the_second(page)
    delete_and_bring_back_the_third(page)
    add_selected_words(page)
    assert download_plan(page, tmp_path).read_bytes().startswith(b"PK")
    issue_a_notice_by_key(page)


def drop(page: Page, path: Path) -> None:
    page.evaluate(DROP, [path.name, base64.b64encode(path.read_bytes()).decode()])


def confirm_the_first_by_key(page: Page) -> None:
    page.keyboard.press("j")
    card = page.locator("#cards .card").first
    expect(page.locator("mark.current").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(card.locator(".verdict")).to_have_text("已确认")
    expect(page.locator("mark.lit.confirmed").first).to_be_visible()


def correct_the_second(page: Page) -> None:
    card = page.locator("#cards .card").nth(1)
    card.get_by_role("button", name="修改").click()
    card.get_by_label("摘要").fill("议事规则执行不严")
    card.get_by_label("来源").select_option("review")
    card.get_by_label("标准条目").select_option("school-party:B2")
    card.get_by_role("button", name="保存修改").click()
    expect(card.locator(".verdict")).to_have_text("已修改")
    expect(card.locator(".card-summary")).to_have_text("议事规则执行不严")
    expect(card.locator(".tag.item")).to_contain_text("B2")


def delete_and_bring_back_the_third(page: Page) -> None:
    before = int(page.locator(".findings-pane .count").inner_text())
    card = page.locator("#cards .card").nth(2)
    card.locator(".jump").click()
    expect(card).to_have_class(re.compile(r"\bcurrent\b"))
    page.keyboard.press("d")
    expect(card.locator(".verdict")).to_have_text("已删除")
    expect(page.locator(".findings-pane .count")).to_have_text(str(before - 1))
    page.keyboard.press("u")
    expect(card.locator(".verdict")).to_have_text("待确认")
    expect(page.locator(".findings-pane .count")).to_have_text(str(before))


def add_selected_words(page: Page) -> None:
    page.evaluate(SELECT_WORDS)
    expect(page.locator("[data-add]")).to_be_enabled()  # the page has seen the selection
    page.keyboard.press("a")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("摘要").fill("标题里看出的问题")
    dialog.get_by_role("button", name="补充").click()
    added = page.locator("#cards .card.added")
    expect(added.locator(".card-summary")).to_have_text("标题里看出的问题")
    added.get_by_role("button", name="撤销").click()
    expect(added).to_have_count(0)


def download_plan(page: Page, folder: Path) -> Path:
    page.get_by_role("link", name="文书下载").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="整改方案", exact=True).click()
    assert waiting.value.suggested_filename == "云溪区第一小学党支部整改方案.docx"
    waiting.value.save_as(folder / "plan.docx")
    return folder / "plan.docx"


def issue_a_notice_by_key(page: Page) -> None:
    """From a row of the checklist to a numbered notice and its line in the register."""
    page.get_by_label("选第1项").press("Space")
    page.get_by_role("button", name="督办通知书…").press("Enter")
    page.get_by_label("机关代字").fill("云教党")  # first, for it waits for the next page
    expect(page.get_by_role("checkbox").first).to_be_checked()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="编号签发并下载").press("Enter")
    assert waiting.value.suggested_filename.startswith("云溪区第一小学党支部督办通知书（云教党督〔")
    page.get_by_role("link", name="文书登记簿").click()
    expect(page.get_by_role("cell", name="云教党督〔").first).to_be_visible()


def test_files_are_chosen_by_keyboard_and_a_bad_one_says_why(page: Page, tmp_path: Path) -> None:
    broken = tmp_path / "坏文件.docx"
    broken.write_bytes(b"PK\3\4 not a document")
    page.goto("/")
    page.get_by_label("选择文件").set_input_files([broken, SAMPLES / "职校党总支2022述职.txt"])
    expect(page.get_by_text("收到 2 个文件：新增 2 份")).to_be_visible()
    row = page.locator("#reports tr", has_text="坏文件.docx")
    expect(row.locator(".state")).to_have_text("读取失败")
    expect(row.locator(".reason")).to_contain_text("Word 文档打不开")
    page.get_by_label("查找").fill("职校")
    expect(page.locator("#reports tbody tr")).to_have_count(1)


def test_somebody_elses_change_is_shown_as_a_conflict(page: Page, window: OpenWindow) -> None:
    page.goto("/")
    drop(page, SAMPLES / REPORT)
    expect(page.locator("#reports .state")).to_have_text("已读完")
    page.get_by_role("link", name=REPORT).click()
    page.wait_for_url("**/reports/*", wait_until="load")
    card = page.locator("#cards .card").nth(3)
    other = window()
    other.goto(page.url)
    other.locator("#cards .card").nth(3).get_by_role("button", name="确认").click()
    expect(other.locator("#cards .card").nth(3).locator(".verdict")).to_have_text("已确认")
    card.get_by_role("button", name="删除").click()
    expect(page.get_by_role("alert")).to_contain_text("有人改过")
    page.get_by_role("link", name="显示最新内容").click()
    expect(page.locator("#cards .card").nth(3).locator(".verdict")).to_have_text("已确认")
