"""The papers of a batch while it is made, one file each, and the archive that they end in."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from service.store.database import Store

FOLDER = "batches"
PART = ".part"  # of a file that is not whole yet


def folder(store: Store, batch: str) -> Path:
    """Where the papers of a batch wait; what lies there survives a restart."""
    return store.files.parent / FOLDER / batch


def archive(store: Store, batch: str) -> Path:
    """Where the finished archive lies."""
    return store.files.parent / FOLDER / f"{batch}.zip"


def keep(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + PART)
    part.write_bytes(data)
    part.replace(target)


def pack(source: Path, target: Path) -> None:
    """All files under a folder in one archive, whole or not at all; .docx are compressed already."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + PART)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as out:
        for path in sorted(source.rglob("*")):
            if path.is_file() and path.suffix != PART:
                out.write(path, path.relative_to(source).as_posix())
    part.replace(target)


def discard(store: Store, batch: str, *, whole: bool) -> None:
    """Throw away the single files of a batch; its archive too, where `whole`."""
    shutil.rmtree(folder(store, batch), ignore_errors=True)
    if whole:
        archive(store, batch).unlink(missing_ok=True)
