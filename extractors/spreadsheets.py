"""The door for spreadsheets: what a file is by its content, made ready to be read as .xlsx or as delimited text."""

from __future__ import annotations

import io
import lzma
import re
import zlib
from zipfile import BadZipFile, ZipFile

from extractors.errors import (
    EmptyFile,
    Encrypted,
    ExtractError,
    NeedsTool,
    OverLimits,
    TooLarge,
    UnreadableFile,
    UnsupportedFormat,
)
from extractors.readers.archive_meter import Limits, Meter
from extractors.readers.encodings import decode
from extractors.readers.libreoffice import convert
from extractors.readers.sniff_ole import OLE_MAGIC
from extractors.readers.sniff_zip import OPEN_TYPE, ZIP_MAGICS

LIMITS = Limits(entries=2_000, total=600 << 20, member=300 << 20, ratio=400)
XML_PARTS = (".xml", ".rels", ".vml")
DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\0!\0(?:D|E)\0|\0<\0!\0(?:D|E)")
MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|html|table|meta|head|workbook)", re.IGNORECASE)
WORKBOOK_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
MARKED = 4096  # bytes
BOOK_STREAMS = ("Workbook", "Book")
LOCKED_STREAMS = ("EncryptedPackage", "EncryptionInfo")
BINARY_CONTROLS = bytes(range(9)) + bytes(range(14, 27))
SAVE_AS = "请在 Excel 或 WPS 表格中打开，另存为 .xlsx 后重新上传。"


def opened(data: bytes, name: str) -> bytes | str:
    """A checked .xlsx package, or the text of a delimited file; raises an ExtractError with what to do."""
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyFile(f"“{name}”是空文件，没有内容。请确认文件已完整保存后重新上传。")
    if data.startswith(ZIP_MAGICS):
        return _package(data, name)
    if data.startswith(OLE_MAGIC):
        return _old(data, name)
    if MARKUP.match(data[:400]):
        return _converted(data, name, ".xml" if WORKBOOK_XML in data[:MARKED] else ".xls")  # Calc takes pages named so
    if len(data) != len(data.translate(None, BINARY_CONTROLS)) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnsupportedFormat(f"“{name}”不是表格文件，或已损坏。可以导入 .xlsx、.xls、.et、.ods 和 .csv。")
    return decode(data).text


def _package(data: bytes, name: str) -> bytes:
    names = _names(data, name)
    if OPEN_TYPE + b".spreadsheet" in data[30:200]:
        return _converted(data, name, ".ods")
    if "xl/workbook.xml" not in names:
        if "xl/workbook.bin" in names:
            return _converted(data, name, ".xlsb")
        raise UnsupportedFormat(f"“{name}”不是表格文件。台账请用 .xlsx、.xls、.et 或 .csv；报告请到“报告”页上传。")
    return _checked(data, name)


def _names(data: bytes, name: str) -> frozenset[str]:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return frozenset(one.lower() for one in archive.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableFile(f"“{name}”不完整或已损坏，打不开。请重新从原处复制，或{SAVE_AS[1:]}") from error


def _checked(data: bytes, name: str) -> bytes:
    """The package itself, once every part was unpacked within the limits and no XML declares entities."""
    meter = Meter(name, len(data), LIMITS)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                meter.entry()
                if entry.flag_bits & 1:
                    raise Encrypted(f"“{name}”设置了密码，无法读取。请去掉密码后重新上传。")
                with archive.open(entry) as stream:
                    _refuse_declarations(meter.take(stream), entry.filename, name)
    except (BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(f"“{name}”不完整或已损坏，打不开。{SAVE_AS}") from error
    return data


def _refuse_declarations(part: bytes, part_name: str, name: str) -> None:
    if part_name.lower().endswith(XML_PARTS) and DECLARED.search(part):
        raise UnreadableFile(f"“{name}”含有不允许的外部定义（DTD），已拒绝读取。{SAVE_AS}")


def _old(data: bytes, name: str) -> bytes:
    if any(_has_stream(data, stream) for stream in LOCKED_STREAMS):
        raise Encrypted(f"“{name}”设置了打开密码，无法读取。请去掉密码后重新上传。")
    if not any(_has_stream(data, stream) for stream in BOOK_STREAMS):
        raise UnsupportedFormat(f"“{name}”不是表格文件，或已损坏。{SAVE_AS}")
    return _converted(data, name, ".xls")


def _has_stream(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\0\0" in data


def _converted(data: bytes, name: str, suffix: str) -> bytes:
    """By LibreOffice, whose messages speak of Word files."""
    try:
        made = convert(data, name=name, suffix=suffix, target="xlsx:Calc MS Excel 2007 XML")
    except NeedsTool as error:
        raise NeedsTool(f"读取“{name}”需要 LibreOffice，这台服务器没有安装。请管理员安装，或{SAVE_AS[1:]}") from error
    except (OverLimits, TooLarge) as error:
        raise OverLimits(f"“{name}”转换用时过长，已停止。{SAVE_AS}") from error
    except ExtractError as error:
        raise UnreadableFile(f"“{name}”无法转换，可能已损坏或设有密码。{SAVE_AS}") from error
    return _checked(made, name)
