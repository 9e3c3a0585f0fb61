"""Archives of reports and mails with attachments."""

from __future__ import annotations

import io
import struct
import zipfile
from email.message import EmailMessage
from shutil import which
from zlib import crc32

import py7zr
import pytest

from extractors.errors import Encrypted, NeedsTool, TooLarge, UnreadableFile, UnsupportedFormat
from extractors.readers.archive import members
from extractors.readers.archive_meter import Limits


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def seven_zipped(files: dict[str, bytes], password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return buffer.getvalue()


def rar(name: str, content: bytes, method: int = 0x30) -> bytes:
    """A RAR 3 archive with one member; 0x30 is stored, 0x33 compressed."""
    raw, size, dated = name.encode(), len(content), 0x56210000
    fields = struct.pack("<IIBIIBBHI", size, size, 3, crc32(content), dated, 29, method, len(raw), 0o100644)
    blocks = [(0x73, 0, bytes(6), b""), (0x74, 0x8000, fields + raw, content), (0x7B, 0x4000, b"", b"")]
    return b"Rar!\x1a\x07\x00" + b"".join(_rar_block(*block) for block in blocks)


def _rar_block(kind: int, flags: int, fields: bytes, content: bytes) -> bytes:
    header = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
    return struct.pack("<H", crc32(header) & 0xFFFF) + header + content


def letter(words: str, attached: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "述职报告"
    mail.set_content(words)
    mail.add_attachment("附件内容".encode(), maintype="text", subtype="plain", filename=attached)
    return mail


def test_members_of_a_zip_come_with_their_paths() -> None:
    data = zipped({"一小/述职.txt": b"1", "二小/述职.txt": b"2"})
    assert list(members(data, "全部.zip")) == [("一小/述职.txt", b"1"), ("二小/述职.txt", b"2")]


def test_names_written_by_chinese_windows_are_read() -> None:
    name = "述职.txt".encode("gbk")
    data = zipped({"x" * len(name): b"1"}).replace(b"x" * len(name), name)
    assert [name for name, _ in members(data, "a.zip")] == ["述职.txt"]


def test_paths_stay_inside_and_litter_is_left_out() -> None:
    files = {"../../etc/a.txt": b"1", "C:\\b\\c.txt": b"2", "/d.txt": b"3", "__MACOSX/._a": b"", "~$述职.docx": b""}
    assert [name for name, _ in members(zipped(files), "a.zip")] == ["etc/a.txt", "b/c.txt", "d.txt"]


def test_archives_inside_are_opened_two_deep() -> None:
    inner = zipped({"述职.txt": b"1"})
    county = zipped({"镇.zip": inner})
    found = dict(members(zipped({"县.zip": county, "市.zip": zipped({"县.zip": county})}), "a.zip"))
    assert found == {"县.zip/镇.zip/述职.txt": b"1", "市.zip/县.zip/镇.zip": inner}


def test_mails_in_an_archive_are_opened() -> None:
    found = dict(members(zipped({"一小.eml": bytes(letter("请查收。", "述职.txt"))}), "a.zip"))
    assert list(found) == ["一小.eml/一小（邮件正文）.txt", "一小.eml/述职.txt"]


def test_a_member_that_is_damaged_or_locked_does_not_stop_the_rest() -> None:
    broken = zipped({"坏.txt": b"abc", "好.txt": b"2"}).replace(struct.pack("<I", crc32(b"abc")), b"\0\0\0\0")
    inner = zipped({"内.txt": b"3"})[:-30]
    found = members(zipped({"镇.zip": broken, "断.zip": inner, "末.txt": b"4"}), "全部.zip")
    assert [next(found), next(found)] == [("镇.zip/好.txt", b"2"), ("末.txt", b"4")]
    with pytest.raises(UnreadableFile, match=r"“镇.zip”里的“坏.txt”已损坏.*“断.zip”不完整"):
        next(found)


def test_a_cut_off_archive_is_not_taken_for_a_whole_one_inside_it() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("甲.docx", zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}))
        archive.writestr("乙.docx", bytes(5000))
    with pytest.raises(UnreadableFile, match="不完整"):
        list(members(buffer.getvalue()[:3000], "全部.zip"))


def test_members_of_a_7z_come_with_their_paths() -> None:
    assert list(members(seven_zipped({"一小/述职.txt": b"1"}), "a.7z")) == [("一小/述职.txt", b"1")]


def test_locked_archives_ask_for_the_password_free_file() -> None:
    with pytest.raises(Encrypted, match="去掉密码"):
        list(members(seven_zipped({"a.txt": b"1"}, password="k"), "a.7z"))
    data = bytearray(zipped({"a.txt": b"1"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(mark) + offset, 1)
    with pytest.raises(Encrypted, match="去掉密码"):
        list(members(bytes(data), "a.zip"))


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
def test_a_bomb_is_not_opened(pack: object) -> None:
    data = (zipped if pack is zipped else seven_zipped)({"a.txt": b"0" * (20 << 20)})
    with pytest.raises(TooLarge, match="压缩比异常"):
        list(members(data, "bomb"))


def test_limits_on_entries_and_sizes_hold() -> None:
    data = zipped({f"{i}.txt": b"12345" for i in range(10)})
    with pytest.raises(TooLarge, match="超过 5 个"):
        list(members(data, "a.zip", Limits(entries=5)))
    with pytest.raises(TooLarge, match="分成几个"):
        list(members(data, "a.zip", Limits(total=20)))
    with pytest.raises(TooLarge, match="单独检查"):
        list(members(data, "a.zip", Limits(member=4)))


@pytest.mark.parametrize(
    "data",
    [zipped({"a.txt": b"abc" * 99})[:-30], seven_zipped({"a.txt": b"abc" * 99})[:-30]],
    ids=["zip", "7z"],
)
def test_a_truncated_archive_is_told_as_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        list(members(data, "a.zip"))


def test_a_stored_rar_is_read_without_a_tool() -> None:
    assert list(members(rar("a/述职.txt", b"123"), "a.rar")) == [("a/述职.txt", b"123")]


def test_a_packed_rar_is_read_or_tells_which_tool_is_missing() -> None:
    with pytest.raises(NeedsTool if not any(map(which, ("unrar", "bsdtar", "7z", "7zz", "unar"))) else UnreadableFile):
        list(members(rar("a.txt", b"123", method=0x33), "a.rar"))


def test_a_damaged_rar_is_told_as_damaged() -> None:
    with pytest.raises(UnreadableFile, match="损坏"):
        list(members(b"Rar!\x1a\x07\x01\x00" + bytes(60), "a.rar"))


def test_a_text_is_no_archive() -> None:
    with pytest.raises(UnsupportedFormat, match="不是可以打开的压缩包"):
        list(members("只是文字。".encode(), "a.txt"))


def test_a_mail_gives_its_body_and_attachments() -> None:
    found = dict(members(bytes(letter("请查收。", "述职.txt")), "信.eml"))
    assert found["述职.txt"].decode() == "附件内容"
    assert found["信（邮件正文）.txt"].decode().strip() == "请查收。"


def test_a_forwarded_mail_and_a_nameless_attachment_are_taken_out() -> None:
    mail = letter("现转发。", "说明.txt")
    mail.add_attachment(letter("请查收。", "述职.txt"))
    mail.add_attachment(b"1", maintype="application", subtype="octet-stream")
    found = dict(members(bytes(mail), "信.eml"))
    inner = "转发的邮件.eml"
    assert list(found) == [
        "信（邮件正文）.txt", "说明.txt", f"{inner}/转发的邮件（邮件正文）.txt", f"{inner}/述职.txt", "未命名附件"
    ]  # fmt: skip
