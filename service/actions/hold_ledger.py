"""Keep an uploaded ledger's bytes between looking at it and importing it."""

from __future__ import annotations

from service.actions.parts import Parts
from service.errors import BadRequest, TooLarge
from service.sandbox import ReportFile
from service.store import files

MEGABYTE = 1024 * 1024


def hold_ledger(parts: Parts, file: ReportFile) -> str:
    """The hash under which the file can be asked for again; raises BadRequest or TooLarge."""
    if not file.data:
        raise BadRequest(f"“{file.name}”是空文件。请确认文件已保存好再上传。", code="empty")
    if len(file.data) > parts.settings.max_upload_mb * MEGABYTE:
        raise TooLarge(f"“{file.name}”超过 {parts.settings.max_upload_mb} 兆字节。请删去图片或分成几个文件再导入。")
    return files.put(parts.store, file.data)


def held_ledger(parts: Parts, sha256: str, name: str) -> ReportFile:
    """The file under the name that it came with; raises NotFound."""
    return ReportFile(name, files.get(parts.store, sha256))
