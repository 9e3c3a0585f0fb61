"""Text PDFs: order, paragraphs, furniture, places and the reading report."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.document import BlockKind, Document, Method
from extractors.errors import EmptyFile, Encrypted, TooLarge, UnreadableFile
from extractors.readers import pdf
from tests.extractors.readers.printed_pages import FONT, HEIGHT, WIDTH, Text, canvas, column, printed, read, texts

BODY = [
    "支部今年召开支委会十二次，议定事项三十六件，件件有记录，其中二十九件当月办结，余下七件列入明年计划。",
    "存在的问题主要有两个方面，一是理论学习不够深入，笔记抄得多、想得少；二是谈心谈话没有做到全覆盖。",
]


def test_lines_become_paragraphs_again() -> None:
    assert texts(read(printed(column(BODY, 72, 100, 37)))) == BODY


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = column(BODY, 72, 740, 37)
    cut = next(n for n, line in enumerate(lines) if line.y > 790)
    second = [Text(line.x, line.y - 690, line.words) for line in lines[cut:]]
    found = read(printed(lines[:cut], second))
    assert texts(found) == BODY
    assert found.blocks[-1].page == 1
    assert len(found.blocks[-1].boxes) == cut - 2


def test_numbered_headings_have_level_and_number() -> None:
    lines = [Text(72, 100, "一、存在的问题"), *column(BODY[:1], 72, 125, 37), Text(72, 190, "（一）学习不够深入")]
    first, _, second = read(printed([*lines, *column(BODY[1:], 72, 215, 37)])).blocks[:3]
    assert (first.kind, first.level, first.number) == (BlockKind.HEADING, 1, "一、")
    assert (second.kind, second.level, second.number) == (BlockKind.HEADING, 2, "（一）")


def test_a_wrapped_title_is_one_block() -> None:
    title = [Text(77, 80, "中共青石镇中心小学支部委员会关于巡察整改", 22), Text(231, 114, "情况的报告", 22)]
    first = read(printed([*title, *column(BODY, 72, 160, 37)])).blocks[0]
    assert (first.kind, first.text) == (BlockKind.TITLE, "中共青石镇中心小学支部委员会关于巡察整改情况的报告")


def test_every_article_of_a_file_has_its_title() -> None:
    page = [Text(253, 80, "述职报告", 22), *column([*BODY, *BODY, *BODY], 72, 140, 37)]
    found = read(printed(page, page, page))
    assert [block.kind for block in found.blocks if block.text == "述职报告"] == [BlockKind.TITLE] * 3


def test_a_table_of_contents_is_kept_apart() -> None:
    entries = [Text(72, 100 + 20 * n, f"{word}{'…' * 20}{n + 1}") for n, word in enumerate(("一、做法", "二、问题"))]
    found = read(printed([Text(270, 60, "目录", 18), *entries], column(BODY, 72, 100, 37)))
    assert texts(found) == ["目录", *BODY]
    assert {skipped.reason: skipped.count for skipped in found.reading.skipped} == {"目录": 50}


def test_running_heads_and_page_numbers_are_kept_apart() -> None:
    head, body = Text(72, 40, "青石镇中心小学党支部"), column(BODY, 72, 100, 37)
    found = read(printed(*([head, *body, Text(285, 810, f"— {n} —")] for n in (1, 2, 3))))
    assert texts(found) == BODY * 3
    assert {skipped.reason: skipped.count for skipped in found.reading.skipped} == {"页眉页脚": 30, "页码": 9}
    assert found.reading.characters_in_file == found.reading.characters_read + 39


@pytest.mark.parametrize("marks", [("①", "②"), ("1 ", "2 "), ("[1]", "[2]")])
def test_footnotes_stand_after_the_body_one_by_one(marks: tuple[str, str]) -> None:
    first, second = f"{marks[0]}据支部会议记录统计，", f"{marks[1]}不含离退休党员。"
    notes = [Text(72, 740, first, 9), Text(72, 754, "2024年底的人数以党籍册为准。", 9), Text(72, 768, second, 9)]
    lines = column(BODY, 72, 600, 37)
    found = read(printed([*lines, *notes], column(BODY, 72, 100, 37)))
    assert texts(found) == [*BODY * 2, f"{first}2024年底的人数以党籍册为准。", second]
    assert [block.kind for block in found.blocks[-2:]] == [BlockKind.NOTE, BlockKind.NOTE]
    assert found.reading.characters_in_file == found.reading.characters_read


def test_raised_marks_of_notes_leave_the_text_and_raised_units_stay() -> None:
    body = [Text(72, 600, "全年集中学习只有两次"), Text(192, 594, "1", 7), Text(196, 600, "，活动室120m")]
    body += [Text(268, 594, "2", 7), Text(273, 600, "没有启用。")]
    notes = [Text(72, 740, "1 据记录。", 9), Text(72, 756, "2 见台账。", 9)]
    found = read(printed([*column(BODY, 72, 100, 37), *body, *notes]))
    assert texts(found) == [*BODY, "全年集中学习只有两次，活动室120m2没有启用。", "1 据记录。", "2 见台账。"]
    assert [(skipped.reason, skipped.count) for skipped in found.reading.skipped] == [("脚注序号", 1)]
    assert found.reading.characters_in_file == found.reading.characters_read + 1


def test_small_type_without_a_mark_stays_in_the_body() -> None:
    source = Text(72, 740, "数据来源：支部台账", 9)
    found = read(printed([*column(BODY, 72, 600, 37), source]))
    assert texts(found) == [*BODY, source.words]


def test_a_slanting_watermark_is_no_text() -> None:
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    sheet.translate(300, 500)
    sheet.rotate(40)
    sheet.setFont(FONT, 60)
    sheet.drawCentredString(0, 0, "内部资料")
    sheet.rotate(-40)
    sheet.translate(-300, -500)
    _draw(sheet, column(BODY, 72, 100, 37))
    found = read(_saved(sheet, buffer))
    assert texts(found) == BODY
    assert found.reading.skipped[0].reason == "水印"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(turn: int) -> None:
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    sheet.setPageRotation(turn)
    width, height = (HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT)
    sheet.translate(*{90: (0, 0), 180: (width, height), 270: (width, height)}[turn])
    sheet.rotate({90: 90, 180: 180, 270: -90}[turn])
    sheet.setFont(FONT, 12)
    for line in column(BODY, 72, 100, 30):
        sheet.drawString(line.x, height - line.y if turn == 180 else -line.y, line.words)
    found = read(_saved(sheet, buffer))
    assert texts(found) == BODY
    assert found.blocks[0].boxes[0][0] == pytest.approx(96, abs=1)
    assert found.blocks[0].boxes[0][3] == pytest.approx(103, abs=3)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_letters_printed_sideways_are_read_from_the_file_and_placed_where_they_stand(turn: int) -> None:
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    sheet.translate(*{90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}[turn])
    sheet.rotate(turn)
    height = HEIGHT if turn == 180 else WIDTH
    sheet.setFont(FONT, 12)
    for line in column(BODY, 72, 100, 30):
        sheet.drawString(line.x, height - line.y, line.words)
    found = read(_saved(sheet, buffer))
    assert texts(found) == BODY
    assert found.reading.method is Method.TEXT
    left, top, right, bottom = found.blocks[0].boxes[0]
    foot = {90: right, 180: HEIGHT - top, 270: WIDTH - left}[turn]  # of the line, from the edge that was the top
    start = {90: HEIGHT - bottom, 180: WIDTH - right, 270: top}[turn]
    assert (start, foot) == (pytest.approx(96, abs=1), pytest.approx(103, abs=3))


def test_titles_numbers_and_attachment_marks_at_the_tops_of_pages_are_no_running_heads() -> None:
    tops = ["述职报告", "附件1", "（一）学习情况"], ["述职报告", "附件2", "（一）学习情况"]
    pages = [
        [Text(250, 60, title, 18), Text(72, 75, mark), Text(72, 90, heading), *column(BODY, 72, 130, 37)]
        for title, mark, heading in tops
    ]
    found = read(printed(*pages))
    assert [text for text in texts(found) if text not in BODY] == [*tops[0], *tops[1]]


def test_boxes_count_from_the_corner_of_a_cropped_page() -> None:
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    sheet.setCropBox((30, 50, 560, 800))
    _draw(sheet, column(BODY, 72, 100, 37))
    left, top, _, _ = read(_saved(sheet, buffer)).blocks[0].boxes[0]
    assert (left, top) == (pytest.approx(66, abs=1), pytest.approx(48, abs=3))


def test_parts_of_a_form_stay_in_their_rows() -> None:
    rows = [("单位：第一小学党支部", "填表人：张三"), ("时间：五月", "电话：八八")]
    form = [Text(72 + 258 * c, 100 + 25 * r, words) for r, row in enumerate(rows) for c, words in enumerate(row)]
    assert texts(read(printed(form))) == ["单位：第一小学党支部 填表人：张三", "时间：五月 电话：八八"]


def test_wrong_letters_in_the_file_send_the_page_to_recognition() -> None:
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    _draw(sheet, [Text(72, 100 + 20 * n, "\ue123\ue145\ue167\ue189" * 9) for n in range(4)])
    sheet.setFont("Helvetica", 16)
    sheet.drawString(72, HEIGHT - 300, "Inspection 2023 Report")
    found = read(_saved(sheet, buffer))
    assert [page.method for page in found.reading.pages] == [Method.OCR]
    assert texts(found) == ["Inspection 2023 Report"]


def test_wrong_letters_that_cannot_be_recognized_are_reported() -> None:
    found = read(printed([Text(72, 100 + 20 * n, "\ue123\ue145\ue167\ue189" * 9) for n in range(4)]))
    assert found.reading.pages[0].confidence == 0
    assert "第 1 页的文字编码有误" in found.warnings[0]


def test_a_blank_file_is_empty() -> None:
    with pytest.raises(EmptyFile, match="没有读到文字"):
        read(printed([]))


def test_a_locked_file_asks_for_one_without_a_password() -> None:
    buffer = io.BytesIO()
    sheet = Canvas(buffer, encrypt=StandardEncryption("secret"))
    _draw(sheet, [])
    with pytest.raises(Encrypted, match="另存为不加密的 PDF"):
        read(_saved(sheet, buffer))


@pytest.mark.parametrize("data", [b"%PDF-1.7 half", printed(column(BODY, 72, 100, 37))[:700]])
def test_damaged_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="重新导出"):
        read(data)


def test_a_file_without_pages_is_empty() -> None:
    buffer = io.BytesIO()
    pypdfium2.PdfDocument.new().save(buffer)
    with pytest.raises(EmptyFile):
        read(buffer.getvalue())


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(TooLarge, match="2 页"):
        read(printed(column(BODY, 72, 100, 37), column(BODY, 72, 100, 37)))


def test_every_block_has_its_page_and_boxes_inside_of_it() -> None:
    found: Document = read(printed(column(BODY, 72, 100, 37), column(BODY, 72, 100, 37)))
    assert [block.page for block in found.blocks] == [1, 1, 2, 2]
    for block in found.blocks:
        for x0, top, x1, bottom in block.boxes:
            assert 0 <= x0 < x1 <= WIDTH
            assert 0 <= top < bottom <= HEIGHT


def _draw(sheet: Canvas, lines: list[Text]) -> None:
    for line in lines:
        sheet.setFont(FONT, line.size)
        sheet.drawString(line.x, HEIGHT - line.y, line.words)


def _saved(sheet: Canvas, buffer: io.BytesIO) -> bytes:
    sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def test_a_scan_with_letters_of_another_recognizer_says_so() -> None:
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    sheet.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 0, 0, WIDTH, HEIGHT)
    pen = sheet.beginText()
    pen.setTextRenderMode(3)
    pen.setFont(FONT, 12)
    for line in column(BODY, 72, 100, 37):
        pen.setTextOrigin(line.x, HEIGHT - line.y)
        pen.textOut(line.words)
    sheet.drawText(pen)
    found = read(_saved(sheet, buffer))
    assert texts(found) == BODY
    (warning,) = found.warnings
    assert warning.startswith("第 1 页是扫描件，文字由别的软件识别")
