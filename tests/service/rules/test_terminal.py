"""What a terminal shows of a reading."""

from __future__ import annotations

from extractors.document import Method, PageReading, Reading, Skipped
from service.rules.terminal import reading_line


def test_a_reading_tells_what_the_file_holds_and_what_was_read() -> None:
    line = reading_line(Reading(120, 100, 9, 1, 2, (Skipped("页眉页脚", 20, "青石"),)))
    assert line == "直接读取，文件 120 字，读出 100 字、9 段、1 个表格、2 张图片；未计入正文：页眉页脚 20 字"


def test_recognized_pages_are_named_with_how_sure_they_are() -> None:
    pages = (PageReading(1, Method.TEXT, 1.0, 60), PageReading(2, Method.OCR, 0.996, 40))
    line = reading_line(Reading(100, 100, 5, pages=pages, method=Method.OCR))
    assert line.startswith("文字识别，2 页，第 2 页由图片识别（平均把握 99%），文件 100 字")
