"""List the standards at hand (标准)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractors.standards import Standard, find, known
from service.settings import Settings

FOLDER = "standards"  # in the data folder


@dataclass(frozen=True, slots=True)
class Listed:
    """A standard and whether somebody imported it here."""

    standard: Standard
    imported: bool


def list_standards(settings: Settings) -> tuple[Listed, ...]:
    """All standards, shipped and imported, by id. Raises BadStandard for an imported one that broke since."""
    folders = (folder(settings),)
    listed = known(folders)
    return tuple(Listed(find(name, folders), imported=listed[name] is not None) for name in sorted(listed))


def folder(settings: Settings) -> Path:
    """Where imported standards are kept."""
    return settings.data / FOLDER
