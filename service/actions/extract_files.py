"""Say what each of some files says; units under the fullest names that the files tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from extractors.errors import ExtractError, UnreadableFile
from extractors.findings import Extraction
from service.actions.standards_in_use import standards_in_use
from service.rules.completion import completed
from service.sandbox import ReportFile, prepare, read_many
from service.settings import Settings

Read = tuple[Path, Extraction | ExtractError]
Progress = Callable[[str], None]  # told a Chinese line for each file


def extract_files(
    paths: Sequence[Path], standard: str, settings: Settings, progress: Progress | None = None
) -> Iterator[Read]:
    """Each file with what it says or why it can't be read, in the order given, once all are read."""
    prepare()
    standards = standards_in_use(standard, settings)
    missing = {path: error for path in paths if (error := _missing(path))}
    files = (ReportFile(path.name, path.read_bytes()) for path in paths if path not in missing)
    read = []
    for done, (file, result) in enumerate(read_many(files, standards, settings), 1):
        read.append(result)
        if progress and len(paths) > 1:
            progress(f"[{done + len(missing)}/{len(paths)}] {file.name}")
    results = iter(_completed(read))
    for path in paths:
        yield path, missing[path] if path in missing else next(results)


def _completed(read: Sequence[Extraction | ExtractError]) -> Iterator[Extraction | ExtractError]:
    names = iter(completed([one for one in read if isinstance(one, Extraction)]))
    for one in read:
        yield next(names) if isinstance(one, Extraction) else one


def _missing(path: Path) -> ExtractError | None:
    if path.is_file():
        return None
    what = "是文件夹，请用 shugai process 处理整个文件夹" if path.is_dir() else "不存在，请检查路径和文件名"
    return UnreadableFile(f"“{path}”{what}。")
