"""Files that a command is given and files that it writes; what stands in the way is told in Chinese."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from service.errors import BadRequest

if TYPE_CHECKING:
    from service.sandbox import ReportFile


def given(path: Path) -> ReportFile:
    """The file under its name; raises BadRequest."""
    from service.sandbox import ReportFile

    try:
        return ReportFile(path.name, path.read_bytes())
    except OSError as error:
        raise BadRequest(f"打不开“{path}”。请检查路径和读取权限。") from error


def written(folder: Path, file: ReportFile) -> Path:
    """Where the file was written, in a folder that is made where it is missing; raises BadRequest."""
    path = folder / file.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    except OSError as error:
        raise BadRequest(f"“{path}”写不进去。请关闭打开着的这个文件，或换一个文件夹。") from error
    return path
