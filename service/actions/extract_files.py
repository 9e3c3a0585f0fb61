"""Say what each of some files says, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.errors import ExtractError, UnreadableFile
from extractors.findings import Extraction
from service.actions.standards_in_use import standards_in_use
from service.sandbox import ReportFile, prepare, read_many
from service.settings import Settings

Read = tuple[Path, Extraction | ExtractError]


def extract_files(paths: Sequence[Path], standard: str, settings: Settings) -> Iterator[Read]:
    """Each file with what it says or why it can't be read, in the order given."""
    prepare()
    standards = standards_in_use(standard, settings)
    missing = {path: error for path in paths if (error := _missing(path))}
    files = (ReportFile(path.name, path.read_bytes()) for path in paths if path not in missing)
    results = read_many(files, standards, settings)
    for path in paths:
        yield path, missing[path] if path in missing else next(results)[1]


def _missing(path: Path) -> ExtractError | None:
    if path.is_file():
        return None
    what = "是文件夹，请用 shugai process 处理整个文件夹" if path.is_dir() else "不存在，请检查路径和文件名"
    return UnreadableFile(f"“{path}”{what}。")
