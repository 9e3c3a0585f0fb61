"""Take uploaded files in: keep their bytes by hash and ask for a reading; the same file twice is one report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.actions.open_archive import is_archive, open_archive
from service.actions.parts import Parts
from service.actions.standards_in_use import AUTO
from service.errors import BadRequest, ServiceError, TooLarge
from service.sandbox import ReportFile
from service.store import files, ledgers, reports
from service.store.reports import NewReport, ReportEntry

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one uploaded file."""

    name: str
    report: ReportEntry | None  # None when it was refused
    is_new: bool = False
    refusal: ServiceError | None = None


def receive_report(parts: Parts, file: ReportFile, standard: str = AUTO) -> Iterator[Received]:
    """One answer a file, several for an archive; a refused file never stops the rest. Raises BadRequest."""
    parts.standards(standard)
    try:
        _check_size(parts, file)
        for member in open_archive(file, parts.settings) if is_archive(file.name) else (file,):
            yield _receive(parts, member, standard)
    except ServiceError as error:
        yield Received(file.name, None, refusal=error)


def read_again(parts: Parts, report: str, standard: str | None = None) -> ReportEntry:
    """Ask for another reading, perhaps under another standard; people's decisions stay."""
    if standard:
        parts.standards(standard)
    if ledgers.of_report(parts.store, report):
        raise BadRequest("这是导入的台账，不用重新读取。要换一种读法，请在“台账导入”页撤销后重新导入。")
    entry = reports.queue_again(parts.store, report, standard)
    parts.enqueue(report, entry.attempt)
    return entry


def _receive(parts: Parts, file: ReportFile, standard: str) -> Received:
    try:
        _check_size(parts, file)
    except ServiceError as error:
        return Received(file.name, None, refusal=error)
    name = files.put(parts.store, file.data)
    is_new = reports.add(parts.store, NewReport(name, file.name, len(file.data), standard, parts.settings.user))
    entry = reports.find(parts.store, name)
    if is_new:
        parts.enqueue(name, entry.attempt)
    return Received(file.name, entry, is_new=is_new)


def _check_size(parts: Parts, file: ReportFile) -> None:
    if not file.data:
        raise BadRequest(f"“{file.name}”是空文件。请确认文件已保存好再上传。", code="empty")
    if len(file.data) > parts.settings.max_upload_mb * MEGABYTE:
        raise TooLarge(f"“{file.name}”超过 {parts.settings.max_upload_mb} 兆字节。请拆小或压缩图片后再上传。")
