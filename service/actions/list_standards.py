"""List the standards at hand (标准)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractors.errors import BadStandard
from extractors.standards import Standard, find, known
from service.errors import Unreadable
from service.settings import Settings

FOLDER = "standards"  # in the data folder


@dataclass(frozen=True, slots=True)
class Listed:
    """A standard and whether somebody imported it here."""

    standard: Standard
    imported: bool


def list_standards(settings: Settings) -> tuple[Listed, ...]:
    """All standards, shipped and imported, by id; raises Unreadable for an imported one that broke since."""
    folders = (folder(settings),)
    listed = known(folders)
    try:
        return tuple(Listed(find(name, folders), imported=listed[name] is not None) for name in sorted(listed))
    except BadStandard as error:
        raise Unreadable(error.message, code=error.code) from error


def folder(settings: Settings) -> Path:
    """Where imported standards are kept."""
    return settings.data / FOLDER
