"""Take the files out of an uploaded .zip, within limits, with Chinese names as they were."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from service.errors import TooLarge, Unreadable
from service.sandbox import ReportFile

MOST_ENTRIES = 2000
MOST_BYTES = 1024 * 1024 * 1024  # unpacked, in all
UTF8_FLAG = 0x800
ENCRYPTED_FLAG = 0x1
SYSTEM_PREFIXES = ("__MACOSX", ".", "~$", "Thumbs.db")  # not reports, but what systems leave in archives


def is_archive(name: str) -> bool:
    """Whether an upload holds several files."""
    return name.lower().endswith(".zip")


def unpack_archive(file: ReportFile) -> Iterator[ReportFile]:
    """Each report in the archive; raises Unreadable or TooLarge."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_system(entry)]
            _check(file.name, entries)
            for entry in entries:
                yield ReportFile(PurePosixPath(_name(entry)).name, archive.read(entry))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Unreadable(f"压缩包“{file.name}”打不开，可能没有传完整或已损坏。请重新压缩成 .zip 再上传。") from error


def _check(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if not entries:
        raise Unreadable(f"压缩包“{name}”里没有文件。请确认后重新压缩。", code="empty")
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise Unreadable(f"压缩包“{name}”设了密码。请去掉密码重新压缩后再上传。", code="encrypted")
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise TooLarge(f"压缩包“{name}”太大：最多 {MOST_ENTRIES} 个文件、解开后 1 GB。请分成几个包上传。")


def _is_system(entry: zipfile.ZipInfo) -> bool:
    return any(part.startswith(SYSTEM_PREFIXES) for part in PurePosixPath(_name(entry)).parts)


def _name(entry: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 mark were written by Chinese Windows in GB18030 and read as cp437."""
    if entry.flag_bits & UTF8_FLAG:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace")
