"""Collect the report files behind what a user names: files, folders in folders, archives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from service.actions.open_archive import is_archive, open_archive
from service.errors import BadRequest, ServiceError
from service.records import FailedReport
from service.sandbox import ReportFile
from service.settings import Settings

NOT_REPORTS = ("~$", ".", "Thumbs.db", "desktop.ini", "__MACOSX")  # temporary, hidden and system files
Found = tuple[str, Path]  # the name shown to the user, and where it is


def find_files(paths: Sequence[Path], out: Path) -> list[Found]:
    """Every file under these paths in order of names, without `out`; raises BadRequest where nothing is to be read."""
    found = [one for path in paths for one in _under(path, out.resolve())]
    if not found:
        named = "、".join(f"“{path}”" for path in paths)
        raise BadRequest(f"{named}里没有报告文件。请放入 .docx、.pdf、.txt 等报告，或检查路径是否写对。")
    return found


def open_files(found: Sequence[Found], failed: list[FailedReport], settings: Settings) -> Iterator[ReportFile]:
    """The bytes of each file, of archives each member; what can't be opened is added to `failed`."""
    for name, path in found:
        try:
            file = ReportFile(name, path.read_bytes())
            yield from open_archive(file, settings) if is_archive(name) else (file,)
        except FileNotFoundError:
            failed.append(FailedReport(name, "missing", f"“{path}”不存在，请检查路径和文件名。"))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            failed.append(FailedReport(name, "unreadable", f"打不开（{reason}），请检查权限，或关闭占用它的程序。"))
        except ServiceError as error:
            failed.append(FailedReport(name, error.code, error.message))


def _under(path: Path, out: Path) -> Iterator[Found]:
    if not path.is_dir():
        yield path.name, path
        return
    for one in sorted(path.rglob("*")):
        inside = one.relative_to(path)
        hidden = any(part.startswith(NOT_REPORTS) for part in inside.parts)
        if one.is_file() and not hidden and not one.resolve().is_relative_to(out):
            yield inside.as_posix(), one
