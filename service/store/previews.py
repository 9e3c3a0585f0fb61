"""Documents to look at, by the hash of their content, with what was made of them; the oldest are thrown away."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from service.errors import NotFound
from service.store.database import Store
from service.store.files import sha256

FOLDER = "previews"
KEPT = 300  # documents
NAME = re.compile(r"[0-9a-f]{64}\.[a-z]{3,5}")


def put(store: Store, data: bytes, ending: str) -> str:
    """Keep a document; answers its name, which is the same for the same content."""
    name = f"{sha256(data)}.{ending}"
    folder = store.files.parent / FOLDER / name
    if not folder.exists():
        _make_room(folder.parent)
        folder.mkdir(parents=True)
    save(store, name, "document", data)
    return name


def save(store: Store, name: str, what: str, data: bytes) -> bytes:
    """Keep what was made of a document."""
    target = _folder(store, name) / what
    part = target.with_suffix(".part")
    part.write_bytes(data)
    part.replace(target)
    return data


def get(store: Store, name: str, what: str = "document") -> bytes | None:
    """A document, or what was made of it; None where that was not made yet. Raises NotFound."""
    path = _folder(store, name) / what
    return path.read_bytes() if path.exists() else None


def _folder(store: Store, name: str) -> Path:
    folder = store.files.parent / FOLDER / name
    if not NAME.fullmatch(name) or not folder.exists():
        raise NotFound("这份预览已经清理。请回到文书页重新点“预览”。")
    return folder


def _make_room(root: Path) -> None:
    there = sorted(root.glob("*"), key=lambda path: path.stat().st_mtime)
    for path in there[: max(0, len(there) - KEPT + 1)]:
        shutil.rmtree(path, ignore_errors=True)
