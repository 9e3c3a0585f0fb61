"""What kind of file some bytes are: told by their content; the name only settles what content leaves open."""

from __future__ import annotations

import re
from pathlib import PurePath

from extractors.errors import EmptyFile, UnreadableFile, UnsupportedFormat
from extractors.readers.formats import Format
from extractors.readers.sniff_ole import OLE_MAGIC, ole_format
from extractors.readers.sniff_zip import ZIP_MAGICS, zip_format

HEAD = 65536  # bytes looked at to tell text from binary
CONTROL_SHARE = 0.01  # more control characters than this: not a text
MAGICS: tuple[tuple[bytes, Format], ...] = (
    (b"{\\rtf", Format.RTF),
    (b"7z\xbc\xaf\x27\x1c", Format.SEVEN_ZIP),
    (b"Rar!\x1a\x07", Format.RAR),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"BM", Format.IMAGE),
)
APPLE_PHOTOS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1")  # from the fifth byte
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\x0b\x0c\x1a\x1b")
BINARY_NAMES = frozenset(
    {".docx", ".docm", ".dotx", ".pdf", ".zip", ".7z", ".rar", ".odt", ".xlsx", ".jpg", ".jpeg", ".png"}
)
MARKDOWN_NAMES = frozenset({".md", ".markdown"})
HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S
)
WIDE_UNITS = (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2))  # bytes a unit
WIDE_CHARACTER = re.compile("[ -~\r\n\t\u2010-\u2030\u3000-\u9fff\uff00-\uffef]")
WORD_XML_START = re.compile(rb"<\?mso-application\s+progid=\"Word\.Document\"|<(?:w:wordDocument|pkg:package)\b")
MHT_START = re.compile(rb"^Content-Type:\s*multipart/(?:related|alternative)", re.I | re.M)
MAIL_START = re.compile(rb"^(?:Received|From|To|Date|Subject|MIME-Version|Message-ID|Return-Path|X-[\w-]+):", re.I)


def sniff(data: bytes, name: str) -> Format:
    """The format of a file; raises an ExtractError that says why for one that no reader takes."""
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyFile(f"“{name}”是空文件，没有内容。请确认文件已完整保存后重新上传。")
    found = _container(data, name) or _magic(data)
    if found is not None:
        return found
    if data[4:12] in APPLE_PHOTOS:
        way = "请在手机“设置—相机—格式”里选“兼容性最佳”重拍，或另存为 JPG 后上传。"
        raise UnsupportedFormat(f"“{name}”是苹果手机的 HEIC 照片，暂时不能读取。{way}")
    if data.startswith(PROGRAMS):
        raise UnsupportedFormat(f"“{name}”是可执行程序，不是报告。请上传 Word、PDF、文本或图片文件。")
    if not _is_text(data[:HEAD]):
        raise UnsupportedFormat(
            f"“{name}”的格式无法识别，或文件已损坏。请在原软件中打开，另存为 .docx 或 PDF 后重新上传。"
        )
    return _text_format(data[:HEAD], name)


def _container(data: bytes, name: str) -> Format | None:
    if data.startswith(ZIP_MAGICS):
        return zip_format(data, name)
    if data.startswith(OLE_MAGIC):
        return ole_format(data, name)
    return Format.PDF if b"%PDF-" in data[:1024] else None


def _magic(data: bytes) -> Format | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Format.IMAGE
    return next((kind for magic, kind in MAGICS if data.startswith(magic)), None)


def _is_text(head: bytes) -> bool:
    if head.startswith(BOMS):
        return True
    if b"\x00" in head:
        return _is_wide_text(head)
    return len(head) - len(head.translate(None, CONTROLS)) <= CONTROL_SHARE * len(head)


def _is_wide_text(head: bytes) -> bool:
    """UTF-32 or UTF-16 without a mark: nearly all its units are Chinese, full-width or printable ASCII."""
    for encoding, width in WIDE_UNITS:
        text = head[: len(head) // width * width].decode(encoding, "replace")
        if len(WIDE_CHARACTER.findall(text)) >= 0.9 * len(text):
            return True
    return False


def _text_format(head: bytes, name: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    if WORD_XML_START.search(head[:4096]):
        return Format.WORD_XML
    if HTML_START.match(head.removeprefix(BOMS[0])) or suffix in {".html", ".htm", ".xhtml"}:
        return Format.HTML
    if suffix in BINARY_NAMES:
        raise UnreadableFile(
            f"“{name}”的内容是纯文本，不是 {suffix} 文件（可能只是改了扩展名）。"
            "请把扩展名改为 .txt，或用原软件另存后重新上传。"
        )
    if suffix == ".eml" or MAIL_START.match(head):
        kind = _mail_format(head, suffix)
        if kind is not None:
            return kind
    return Format.MARKDOWN if suffix in MARKDOWN_NAMES else Format.TEXT


def _mail_format(head: bytes, suffix: str) -> Format | None:
    """A mail, or a web page that is saved as one; None for a text that begins like one."""
    if suffix != ".eml" and MHT_START.search(head) and b"\nContent-Location:" in head:
        return Format.MHT
    return Format.EML if suffix == ".eml" or b"\nMIME-Version:" in head else None
