"""What a terminal shows of a reading."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Method, PageReading, Reading, Skipped
from extractors.findings import Article, Check, CheckResult, Kind
from service.rules.terminal import extraction_lines, reading_line
from tests.service.extractions import extraction


def test_a_reading_tells_what_the_file_holds_and_what_was_read() -> None:
    line = reading_line(Reading(120, 100, 9, 1, 2, (Skipped("页眉页脚", 20, "青石"),)))
    assert line == "直接读取，文件 120 字，读出 100 字、9 段、1 个表格、2 张图片；未计入正文：页眉页脚 20 字"


def test_recognized_pages_are_named_with_how_sure_they_are() -> None:
    pages = (PageReading(1, Method.TEXT, 1.0, 60), PageReading(2, Method.OCR, 0.996, 40))
    line = reading_line(Reading(100, 100, 5, pages=pages, method=Method.OCR))
    assert line.startswith("文字识别，2 页，第 2 页由图片识别（平均把握 99%），文件 100 字")


def test_figures_that_fall_short_are_shown_with_both_quotes() -> None:
    short = Check("B3", "B3-M1", "支部党员大会：每季度至少召开1次", CheckResult.UNMET, "全年只开了2次。", 0, 8)
    silent = Check("D2", "D2-M1", "警示教育：每学期不少于1次", CheckResult.UNMENTIONED)
    lines = extraction_lines("述职.docx", replace(extraction("a" * 64), checks=(short, silent)))
    assert "  照单履职：未达标 1 项，达标 0 项，未提及 1 项" in lines
    assert "       B3 未达标　要求：支部党员大会：每季度至少召开1次　报告：全年只开了2次。" in lines


def test_several_articles_are_listed_with_why_they_were_parted() -> None:
    first = Article("甲述职报告", 0, 8, Kind.DUTY_REPORT, "青石小学党支部", reason="正文中又出现一个文种标题")
    lines = extraction_lines(
        "汇编.docx", replace(extraction("a" * 64), articles=(first, replace(first, title="乙述职报告")))
    )
    assert "  文件里有 2 篇，已分开：" in lines
    assert "    第 2 篇 乙述职报告 · 青石小学党支部 · 正文中又出现一个文种标题" in lines
