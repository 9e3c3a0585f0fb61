"""Which program wrote an OLE compound file (.doc, .wps, .xls, an encrypted .docx, .msg)."""

from __future__ import annotations

from pathlib import PurePath

from extractors.errors import Encrypted, UnreadableFile, UnsupportedFormat
from extractors.readers.formats import Format

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SMALLEST = 1536  # bytes: header, allocation table, directory
ENTRY = 128  # bytes of a directory entry
ENTRY_START = 0x74  # in the entry: the first sector of its stream
SECTOR_SHIFT = 0x1E  # in the header: sector size as a power of two
FIB_MAGIC = b"\xec\xa5"
FIB_COUNTS = (0x4C, 0x50, 0x60, 0x64)  # in the WordDocument stream: body, footnotes, endnotes, text boxes
FIB_FLAGS = 0x0A  # in the WordDocument stream
FIB_ENCRYPTED = 0x0100


def ole_format(data: bytes, name: str) -> Format:
    """The format of an OLE file; raises Encrypted, UnsupportedFormat or UnreadableFile."""
    word, is_mail = _entry(data, "WordDocument"), _entry(data, "__properties_version1.0") is not None
    if is_mail and (word is None or PurePath(name).suffix.lower() == ".msg"):  # its attachments may hold all the rest
        return Format.MSG
    if _entry(data, "EncryptedPackage") is not None or _entry(data, "EncryptionInfo") is not None:
        raise Encrypted(_locked(name))
    if word is not None:
        if _is_locked_word(data, word):
            raise Encrypted(_locked(name))
        return Format.WPS if PurePath(name).suffix.lower() == ".wps" else Format.DOC
    if _entry(data, "Workbook") is not None or _entry(data, "Book") is not None:
        ledger = "整改台账请到“台账导入”页导入；"
        raise UnsupportedFormat(f"“{name}”是 Excel 表格，不是报告。{ledger}报告请上传 Word、PDF 或文本文件。")
    if _entry(data, "PowerPoint Document") is not None:
        raise UnsupportedFormat(f"“{name}”是演示文稿，不是报告。请把文字另存为 Word 或 PDF 后上传。")
    if PurePath(name).suffix.lower() in {".wps", ".doc"} and len(data) >= SMALLEST:
        return Format.WPS  # Works or an early WPS: LibreOffice may know it
    raise UnreadableFile(f"“{name}”已损坏或不是 Word 文档。请在 Word 或 WPS 中打开，另存为 .docx 后重新上传。")


def has_word_stream(data: bytes) -> bool:
    """Whether a file is an OLE file with a Word text in it (a .wps of WPS Office is one too)."""
    return data.startswith(OLE_MAGIC) and _entry(data, "WordDocument") is not None


def recorded_characters(data: bytes) -> int | None:
    """How many characters a .doc says that it holds (body, notes, text boxes; blanks and paragraph marks counted)."""
    entry = _entry(data, "WordDocument") if data.startswith(OLE_MAGIC) else None
    at = None if entry is None else _stream(data, entry)
    if at is None or data[at : at + 2] != FIB_MAGIC:
        return None
    counts = (int.from_bytes(data[at + place : at + place + 4], "little") for place in FIB_COUNTS)
    return sum(counts)


def _locked(name: str) -> str:
    return f"“{name}”设置了打开密码，无法读取。请在 Word 或 WPS 中去掉密码（文件—信息—保护文档）后重新上传。"


def _entry(data: bytes, stream: str) -> int | None:
    """Where the directory entry of a stream stands in the file."""
    wanted = stream.encode("utf-16-le") + b"\x00\x00"
    at = data.find(wanted)
    while at >= 0:
        if at % ENTRY == 0:
            return at
        at = data.find(wanted, at + 1)
    return None


def _stream(data: bytes, entry: int) -> int:
    """Where a stream of the directory begins in the file."""
    size = 1 << min(int.from_bytes(data[SECTOR_SHIFT : SECTOR_SHIFT + 2], "little"), 16)
    return (int.from_bytes(data[entry + ENTRY_START : entry + ENTRY_START + 4], "little") + 1) * size


def _is_locked_word(data: bytes, entry: int) -> bool:
    flags = _stream(data, entry) + FIB_FLAGS
    return bool(int.from_bytes(data[flags : flags + 2], "little") & FIB_ENCRYPTED)
