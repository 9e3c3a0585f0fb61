"""What a ZIP file is: a Word package, an OpenDocument text, another Office file or a plain archive."""

from __future__ import annotations

import io
import zlib
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from extractors.errors import Encrypted, UnreadableFile, UnsupportedFormat
from extractors.readers.formats import Format

ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
WORD_NAMES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".odt"})
OPEN_TYPE = b"application/vnd.oasis.opendocument"
MANIFEST = 1_000_000  # bytes read of an OpenDocument manifest
OTHER_OFFICE = {"xl/": "Excel 表格", "ppt/": "演示文稿"}  # folder in an Office package: what it is
OTHER_OPEN = {b".spreadsheet": "表格", b".presentation": "演示文稿"}  # OpenDocument type: what it is


def zip_format(data: bytes, name: str) -> Format:
    """The format of a ZIP file; raises UnreadableFile for a cut-off one, UnsupportedFormat for sheets and slides."""
    suffix = PurePath(name).suffix.lower()
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            _check_whole(archive)
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        kind = "Word 文档" if suffix in WORD_NAMES else "压缩包"
        raise UnreadableFile(f"“{name}”不完整或已损坏，{kind}打不开。请重新从原处复制或下载后再上传。") from error
    if "[Content_Types].xml" in names:
        return _office(names, name)
    if "OFD.xml" in names:
        raise UnsupportedFormat(f"“{name}”是 OFD 版式文件，暂时不能直接读取。请用 OFD 阅读器另存为 PDF 后上传。")
    if OPEN_TYPE in data[30:200]:
        return _open_document(data, name)
    if suffix in WORD_NAMES:
        raise UnreadableFile(
            f"“{name}”不是有效的 Word 文档（缺少正文）。请在 Word 或 WPS 中打开，另存为 .docx 后重新上传。"
        )
    return Format.ZIP


def _check_whole(archive: ZipFile) -> None:
    """Raises BadZipFile for an archive that was cut off behind a whole one inside it, which would be taken for it."""
    if archive.filelist and all(entry.header_offset for entry in archive.filelist):
        raise BadZipFile("the first member is not listed")


def _open_document(data: bytes, name: str) -> Format:
    other = next((kind for mark, kind in OTHER_OPEN.items() if OPEN_TYPE + mark in data[30:200]), None)
    if other:
        raise UnsupportedFormat(f"“{name}”是{other}，不是报告。请把文字另存为 Word 或 PDF 后上传。")
    try:
        with ZipFile(io.BytesIO(data)) as archive, archive.open("META-INF/manifest.xml") as manifest:
            locked = b"encryption-data" in manifest.read(MANIFEST)
    except (BadZipFile, KeyError, ValueError, OSError, zlib.error) as error:
        raise UnreadableFile(f"“{name}”不完整或已损坏，文档打不开。请重新从原处复制或下载后再上传。") from error
    if locked:
        raise Encrypted(f"“{name}”设置了打开密码，无法读取。请去掉密码后重新上传。")
    return Format.ODT


def _office(names: list[str], name: str) -> Format:
    for folder, kind in OTHER_OFFICE.items():
        if any(part.startswith(folder) for part in names) and not any(part.startswith("word/") for part in names):
            ledger = "整改台账请到“台账导入”页导入；" if folder == "xl/" else ""
            raise UnsupportedFormat(f"“{name}”是{kind}，不是报告。{ledger}报告请把文字另存为 Word 或 PDF 后上传。")
    return Format.DOCX
