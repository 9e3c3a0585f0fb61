"""Take the reports out of an uploaded archive, in the sandbox."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.errors import ExtractError
from service import sandbox
from service.errors import Unreadable
from service.sandbox import ReportFile
from service.settings import Settings

SUFFIXES = (".zip", ".7z", ".rar", ".eml", ".msg")


def is_archive(name: str) -> bool:
    """Whether a file holds several."""
    return name.lower().endswith(SUFFIXES)


def open_archive(file: ReportFile, settings: Settings) -> Iterator[ReportFile]:
    """Each report in the archive; raises Unreadable, also after some came out well."""
    count = 0
    try:
        for member in sandbox.unpack(file, settings):
            count += 1
            yield member
    except ExtractError as error:
        raise Unreadable(error.message, code=error.code) from error
    if not count:
        raise Unreadable(f"压缩包“{file.name}”里没有报告文件。请确认后重新压缩。", code="empty")
