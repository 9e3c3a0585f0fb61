"""Broken, locked, forged and oversized Word files end as clean errors that say what to do."""

from __future__ import annotations

import io
import random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from extractors.errors import EmptyFile, Encrypted, ExtractError, TooLarge, UnreadableFile
from extractors.readers import read, word_package, word_story
from tests.extractors.readers.word_files import line, row, table, word_file

BODY = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The same package with some parts replaced or added."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return stream.getvalue()


def document_xml(data: bytes) -> bytes:
    with ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_unreadable(share: float) -> None:
    data = word_file(line("正文。") * 50)
    with pytest.raises(UnreadableFile, match=r"报告.docx.*重新"):
        read(data[: int(len(data) * share)], "报告.docx")


def test_a_file_without_any_text_is_empty() -> None:
    with pytest.raises(EmptyFile, match="没有文字"):
        read(word_file("<w:p/>"), "空白.docx")


def test_broken_xml_is_unreadable() -> None:
    with pytest.raises(UnreadableFile):
        read(repacked(word_file(line("正文。")), {"word/document.xml": b"<w:document><w:body>"}), "坏.docx")


def test_a_package_without_its_body_is_unreadable() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(UnreadableFile):
        read(stream.getvalue(), "坏.docx")


def test_entities_are_refused_and_never_expanded() -> None:
    data = word_file(line("&x;"))
    forged = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + document_xml(word_file(line("正文。")))
    with pytest.raises(UnreadableFile, match="DTD"):
        read(repacked(data, {"word/document.xml": forged}), "实体.docx")


def test_a_billion_laughs_end_at_once() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE w [<!ENTITY a0 "笑">{levels}]><w>&a11;</w>'
    with pytest.raises(UnreadableFile):
        read(repacked(word_file(line("正文。")), {"word/document.xml": bomb.encode()}), "笑.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = BODY.format(" " * (word_package.MAX_XML + 1024)).encode()
    with pytest.raises(TooLarge, match="炸弹"):
        read(repacked(word_file(line("正文。")), {"word/document.xml": bomb}), "炸弹.docx")


def test_a_part_that_lies_about_its_size_is_not_unpacked_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MAX_XML", 1000)
    with pytest.raises(TooLarge, match="兆字节"):
        read(word_file(line("正文。") * 200), "大.docx")


def test_too_many_parts_are_refused() -> None:
    extra = {f"word/x{n}.xml": b"<x/>" for n in range(word_package.MAX_ENTRIES)}
    with pytest.raises(TooLarge, match="内部文件过多"):
        read(repacked(word_file(line("正文。")), extra), "多.docx")


def test_a_table_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_story, "MAX_DRAFTS", 50)
    with pytest.raises(TooLarge, match=r"长表.docx"):
        read(word_file(table(row("甲", "乙") * 1, *[row("一", "二")] * 60)), "长表.docx")


def test_an_encrypted_part_asks_for_the_file_without_password() -> None:
    data = bytearray(word_file(line("正文。")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:  # the flag of each entry in the central directory
        data[at + 8] |= 1
        at += 4
    with pytest.raises(Encrypted, match="密码"):
        read(bytes(data), "加密.docx")


def test_parts_that_stand_before_the_files_beginning_are_unreadable() -> None:
    data = bytearray(word_file(line("正文。")))
    end = data.rfind(b"PK\x05\x06")
    directory = int.from_bytes(data[end + 16 : end + 20], "little")
    data[end + 16 : end + 20] = (directory + 10**6).to_bytes(4, "little")  # found by fuzzing: a negative seek
    with pytest.raises(UnreadableFile, match=r"偏移.docx"):
        read(bytes(data), "偏移.docx")


def test_external_relations_are_named_not_followed() -> None:
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'TargetMode="External" Target="http://127.0.0.1:9/x.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    picture = "<w:p><w:r><w:t>正文。</w:t><w:drawing><a:blip r:link='r1'/></w:drawing></w:r></w:p>"
    document = read(repacked(word_file(picture), {"word/_rels/document.xml.rels": relation}), "外链.docx")
    assert document.warnings == ("文件里有链接到外部的图片，没有下载。",)


def test_deeply_nested_content_ends_cleanly() -> None:
    for depth in (60, 120, 250):
        nested = "<w:smartTag>" * depth + "<w:r><w:t>深处的字。</w:t></w:r>" + "</w:smartTag>" * depth
        tables = line("最里面。")
        for _ in range(depth // 4):
            tables = table(f"<w:tr><w:tc>{tables}</w:tc><w:tc>{line('旁边。')}</w:tc></w:tr>")
        for body in (f"<w:p>{nested}</w:p>", tables):
            try:
                assert "。" in read(word_file(body), "深.docx").text
            except ExtractError as error:
                assert error.message


def test_damaged_files_are_read_or_refused_never_anything_else() -> None:
    chance = random.Random(20240301)
    data = word_file(line("一、正文。") * 20 + table(row("甲", "乙")), header=line("页眉"))
    plain = document_xml(data)
    for _ in range(150):
        broken, xml = bytearray(data), bytearray(plain)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
            xml[chance.randrange(len(xml))] = chance.randrange(256)
        for candidate in (bytes(broken), repacked(data, {"word/document.xml": bytes(xml)})):
            try:
                read(candidate, "损坏.docx")
            except ExtractError as error:
                assert "损坏.docx" in error.message
