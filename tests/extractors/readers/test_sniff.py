"""Formats are told by content; what no reader takes is refused with the reason."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from extractors.errors import EmptyFile, Encrypted, ExtractError, UnreadableFile, UnsupportedFormat
from extractors.readers.formats import Format
from extractors.readers.sniff import sniff
from extractors.readers.sniff_ole import OLE_MAGIC, recorded_characters
from tests.extractors.readers.word_files import line, word_file


def ole(*streams: str, flags: int = 0, characters: int = 0) -> bytes:
    """An OLE file as far as its header, its directory and the start of a Word text."""
    header = OLE_MAGIC + bytes(0x1E - 8) + (9).to_bytes(2, "little")
    word_text = b"\xec\xa5" + bytes(8) + flags.to_bytes(2, "little") + bytes(64) + characters.to_bytes(4, "little")
    entries = b"".join(_entry(stream) for stream in streams)
    return header.ljust(512, b"\0") + word_text.ljust(512, b"\0") + entries.ljust(1024, b"\0")


def _entry(stream: str) -> bytes:
    return stream.encode("utf-16-le").ljust(0x74, b"\0") + bytes(12)


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


OFFICE = {"[Content_Types].xml": b"<Types/>"}
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text"}


def _id(value: object) -> str | None:
    """Bytes are no names of tests: a zip file holds the time at which it was made."""
    return "data" if isinstance(value, bytes) else None


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (word_file(line("正文。")), "报告.doc", Format.DOCX),
        (word_file(line("正文。")), "没有扩展名", Format.DOCX),
        (ole("WordDocument"), "报告.docx", Format.DOC),
        (ole("WordDocument", "Workbook"), "嵌有表格.doc", Format.DOC),
        (ole("WordDocument"), "报告.wps", Format.WPS),
        (ole("__properties_version1.0"), "来信.msg", Format.MSG),
        (b"{\\rtf1\\ansi}", "报告.doc", Format.RTF),
        (b"%PDF-1.7\n", "报告.docx", Format.PDF),
        (b"junk\r\n%PDF-1.4", "报告.pdf", Format.PDF),
        (zipped(**ODT, **{"META-INF__manifest.xml": b"<m/>"}), "报告.odt", Format.ODT),
        (zipped(**{"a.docx": b"x"}), "报告.zip", Format.ZIP),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "报告.7z", Format.SEVEN_ZIP),
        (b"Rar!\x1a\x07\x01\x00", "报告.rar", Format.RAR),
        (b"\x89PNG\r\n\x1a\n\x00", "照片.jpg", Format.IMAGE),
        (b"\xff\xd8\xff\xe0\x00\x10", "照片.jpg", Format.IMAGE),
        (b"II*\x00\x08", "扫描.tif", Format.IMAGE),
        ("一、工作情况".encode(), "报告.txt", Format.TEXT),
        ("一、工作情况".encode("gb18030"), "报告.doc", Format.TEXT),
        ("一、工作情况\r\n".encode("utf-16-le"), "报告.txt", Format.TEXT),
        ("\ufeff一、工作情况".encode("utf-32-le"), "报告.txt", Format.TEXT),
        ("一、工作情况\r\n".encode("utf-32-le"), "报告.txt", Format.TEXT),
        ("一、工作情况\r\n".encode("utf-32-be"), "报告.txt", Format.TEXT),
        ("# 标题".encode(), "报告.md", Format.MARKDOWN),
        (b"\n<!DOCTYPE html><html></html>", "报告.doc", Format.HTML),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            "报告.doc",
            Format.WORD_XML,
        ),
        (b"From: a@b.c\nMIME-Version: 1.0\n\nx", "来信", Format.EML),
    ],
    ids=_id,
)
def test_content_tells_the_format(data: bytes, name: str, expected: Format) -> None:
    assert sniff(data, name) is expected


def test_an_old_word_file_tells_how_many_characters_it_holds() -> None:
    assert recorded_characters(ole("WordDocument", characters=1234)) == 1234
    assert recorded_characters(ole("Workbook", characters=1234)) is None
    assert recorded_characters(b"{\\rtf1}") is None


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (b"", "空.docx", EmptyFile, "空文件"),
        (b"\r\n  \n", "空.txt", EmptyFile, "空文件"),
        ("只是文字".encode(), "报告.docx", UnreadableFile, "纯文本"),
        (b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00", "照片.heic", UnsupportedFormat, "另存为 JPG"),
        (b"MZ\x90\x00\x03", "报告.exe", UnsupportedFormat, "可执行程序"),
        (b"\x7fELF\x02\x01", "报告", UnsupportedFormat, "可执行程序"),
        (word_file(line("正文。"))[:300], "报告.docx", UnreadableFile, "不完整"),
        (zipped(**{"a.docx": b"x"})[:60], "报告.zip", UnreadableFile, "压缩包"),
        (zipped(**{"a.txt": b"x"}), "报告.docx", UnreadableFile, "缺少正文"),
        (ole("EncryptedPackage", "EncryptionInfo"), "报告.docx", Encrypted, "密码"),
        (ole("WordDocument", flags=0x0100), "报告.doc", Encrypted, "密码"),
        (ole("Workbook"), "台账.xls", UnsupportedFormat, "Excel"),
        (ole("PowerPoint Document"), "汇报.ppt", UnsupportedFormat, "演示文稿"),
        (ole("Nothing"), "未知.bin", UnreadableFile, "已损坏"),
        (ole()[:8], "报告.doc", UnreadableFile, "已损坏"),
        (zipped(**OFFICE, **{"xl__workbook.xml": b"<x/>"}), "台账.xlsx", UnsupportedFormat, "Excel"),
        (zipped(**OFFICE, **{"ppt__presentation.xml": b"<x/>"}), "汇报.pptx", UnsupportedFormat, "演示文稿"),
        (zipped(**ODT, **{"META-INF__manifest.xml": b"<encryption-data/>"}), "报告.odt", Encrypted, "密码"),
        (zipped(**ODT), "报告.odt", UnreadableFile, "已损坏"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "台账.ods", UnsupportedFormat, "表格"),
        (zipped(**{"OFD.xml": b"<x/>"}), "公文.ofd", UnsupportedFormat, "另存为 PDF"),
        (bytes(range(256)) * 20, "数据.bin", UnsupportedFormat, "无法识别"),
    ],
    ids=_id,
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    data: bytes, name: str, error: type[ExtractError], words: str
) -> None:
    with pytest.raises(error) as caught:
        sniff(data, name)
    assert name in caught.value.message and words in caught.value.message
