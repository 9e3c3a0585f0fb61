"""Recognized pages: straight, tilted, turned, in columns and tables, with doubts marked."""

from __future__ import annotations

import io
import socket

import pytest
from PIL import Image, ImageOps

from extractors.document import BlockKind, Method, Origin
from extractors.errors import EmptyFile, TooLarge, UnreadableFile
from extractors.readers import image, pdf
from tests.extractors.readers.scanned_pages import EM, picture, read, saved, scanned

BODY = [
    "支部今年召开支委会十二次，议定事项三十六件，件件有记录，其中二十九件当月办结。",
    "存在的问题主要是理论学习不够深入，笔记抄得多、想得少，谈心谈话没有做到全覆盖。",
]


def _set(paragraphs: list[str], x: int, y: int, chars: int) -> list[tuple[int, int, str]]:
    lines: list[tuple[int, int, str]] = []
    for paragraph in paragraphs:
        rest = "　　" + paragraph
        while rest:
            lines.append((x, y + 56 * len(lines), rest[:chars]))
            rest = rest[chars:]
    return lines


PAGE = picture(_set(BODY, 150, 200, 24))


def _texts(data: bytes) -> list[str]:
    return [block.text for block in read(data).blocks]


@pytest.mark.parametrize("degrees", [0.0, 2.0, -4.0])
def test_a_tilted_scan_reads_as_a_straight_one(degrees: float) -> None:
    assert _texts(saved(scanned(PAGE, degrees))) == BODY


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270])
def test_a_turned_scan_is_put_upright(turn: Image.Transpose) -> None:
    assert _texts(saved(scanned(PAGE).transpose(turn))) == BODY


def test_the_camera_s_note_of_how_it_was_held_counts() -> None:
    held = Image.Exif()
    held[0x0112] = 8
    found = read(saved(scanned(PAGE).transpose(Image.Transpose.ROTATE_270), "JPEG", exif=held, quality=90))
    assert [block.text for block in found.blocks] == BODY


def test_a_photo_from_the_side_keeps_its_paragraphs() -> None:
    corners = (-90, -60, 70, 1850, 1200, 1800, 1330, 40)
    slanted = scanned(PAGE).transform(PAGE.size, Image.Transform.QUAD, corners, fillcolor="gray")
    assert _texts(saved(slanted)) == BODY


def test_equal_digits_side_by_side_stay_as_many_as_they_are() -> None:
    words = ["2011年11月11日第111次会议，发放11000元", "共1111人，报销22200元，完成100%，见第88号"]
    lines = [(150, 200 + 56 * n, line) for n, line in enumerate(words)]
    assert "".join(_texts(saved(scanned(picture(lines))))) == "".join(words)


def test_two_columns_are_read_one_after_the_other() -> None:
    page = picture(_set(BODY[:1], 110, 200, 14) + _set(BODY[1:], 660, 200, 14))
    assert _texts(saved(scanned(page))) == BODY


def test_a_scanned_table_has_rows_and_cells() -> None:
    words = [["序号", "存在的问题", "责任人"], ["1", "会议记录不全", "张三"], ["2", "党费收缴不及时", "李四"]]
    lines = [((150, 320, 850)[c], 220 + 90 * r, cell) for r, row in enumerate(words) for c, cell in enumerate(row)]
    rules = [(130, 200 + 90 * r, 1100, 200 + 90 * r) for r in range(4)]
    rules += [(x, 200, x, 470) for x in (130, 300, 830, 1100)]
    rows = [block for block in read(saved(scanned(picture(lines, rules), 0.5))).blocks if block.kind is BlockKind.ROW]
    assert [row.text.split("\t") for row in rows] == words


def test_unsure_characters_are_marked_and_not_corrected() -> None:
    small = scanned(PAGE).resize((210, 297)).resize(PAGE.size)
    found = read(saved(small))
    doubts = [doubt for block in found.blocks for doubt in block.doubts]
    assert doubts
    assert all(0 <= doubt.confidence < 1 and "对照原件" in doubt.reason for doubt in doubts)
    assert found.reading.pages[0].confidence < 0.95
    assert "第 1 页由图片识别而来" in found.warnings[0]


def test_a_scanned_pdf_is_recognized_page_by_page_where_needed() -> None:
    data = saved(scanned(PAGE, 0.5), "PDF", resolution=150)
    found = pdf.read(data, Origin("扫描.pdf", "0" * 64, "pdf", len(data)))
    assert [block.text for block in found.blocks] == BODY
    assert found.reading.pages[0].method is Method.OCR
    assert found.reading.pages[0].confidence > 0.95


def test_more_scanned_pages_than_can_be_read_are_refused_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_SCANS", 1)
    data = saved(PAGE, "PDF", save_all=True, append_images=[PAGE])
    with pytest.raises(TooLarge, match="有 2 页要用文字识别"):
        pdf.read(data, Origin("扫描.pdf", "0" * 64, "pdf", len(data)))


def test_places_are_those_of_the_picture_as_it_was_sent() -> None:
    upright = read(saved(scanned(PAGE), dpi=(150, 150))).blocks[0].boxes[0]
    turned = read(saved(scanned(PAGE).transpose(Image.Transpose.ROTATE_180), dpi=(150, 150))).blocks[0].boxes[0]
    assert upright[1] == pytest.approx(200 * 72 / 150, abs=EM / 2)
    assert turned[3] == pytest.approx((PAGE.height - 200) * 72 / 150, abs=EM / 2)


def test_every_page_of_a_tiff_is_read() -> None:
    data = saved(scanned(PAGE), "TIFF", save_all=True, append_images=[scanned(PAGE)])
    found = read(data, "扫描件.tiff")
    assert found.pages == 2
    assert [block.text for block in found.blocks] == BODY * 2


def test_recognition_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert _texts(saved(scanned(PAGE))) == BODY


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\nbroken", saved(PAGE)[:2000]])
def test_damaged_pictures_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="重新拍摄或扫描"):
        read(data)


@pytest.mark.parametrize("size", [(800, 1000), (1, 1), (20, 30_000), (30_000, 1)])
def test_a_picture_without_text_is_empty(size: tuple[int, int]) -> None:
    with pytest.raises(EmptyFile, match="没有读到文字"):
        read(saved(Image.new("RGB", size, "white")))


def test_a_huge_picture_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "MAX_PIXELS", 1000)
    with pytest.raises(TooLarge, match="降低分辨率"):
        read(saved(PAGE))


def test_a_picture_bomb_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(TooLarge, match="降低分辨率"):
        read(saved(PAGE))


def test_a_picture_on_nothing_is_read_on_white() -> None:
    layer = PAGE.convert("RGBA")
    layer.putalpha(ImageOps.invert(PAGE.convert("L")))
    buffer = io.BytesIO()
    layer.save(buffer, "PNG")
    assert _texts(buffer.getvalue()) == BODY
