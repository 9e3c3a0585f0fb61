"""Check or import a standard that came as an upload."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from service.actions.check_standard import Checked, check_standard
from service.actions.import_standard import import_standard
from service.sandbox import ReportFile
from service.settings import Settings


def upload_standard(file: ReportFile, settings: Settings, *, keep: bool) -> Checked:
    """What was found sound, kept if asked to; raises Unreadable with every flaw, or Conflict for a shipped id."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / Path(file.name).name
        path.write_bytes(file.data)
        return import_standard(path, settings) if keep else check_standard(path)
