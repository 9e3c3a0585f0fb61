"""Which standards a reading is held against."""

from __future__ import annotations

from pathlib import Path

from extractors.errors import BadStandard
from extractors.standards import Standard, find, known
from service.errors import BadRequest
from service.settings import Settings

AUTO = "auto"  # every known standard: each document is placed under the one that fits it best


def standards_in_use(name: str, settings: Settings) -> tuple[Standard, ...]:
    """The named standard, or all known ones for `auto`; raises BadRequest that names the known ones."""
    folders = (_own(settings),)
    try:
        names = list(known(folders)) if name == AUTO else [name]
        return tuple(find(item, folders) for item in names)
    except BadStandard as error:
        raise BadRequest(error.message, code=error.code) from error


def standards_mark(settings: Settings) -> tuple[tuple[str, int, int], ...]:
    """What changes when an imported standard does: names, sizes and times of the files."""
    files = sorted(_own(settings).glob("*.yaml"))
    return tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files)


def _own(settings: Settings) -> Path:
    return settings.data / "standards"
