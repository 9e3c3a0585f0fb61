"""File contents by SHA-256, in <data>/files/ab/…; written once, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from service.errors import NotFound
from service.store.database import Store


def sha256(data: bytes) -> str:
    """The identity of a file."""
    return hashlib.sha256(data).hexdigest()


def path_of(store: Store, name: str) -> Path:
    """Where the content with this hash is kept."""
    return store.files / name[:2] / name


def put(store: Store, data: bytes) -> str:
    """Keep a content and return its hash; whole or not at all, also when the power fails."""
    name = sha256(data)
    target = path_of(store, name)
    if target.exists():
        return name
    target.parent.mkdir(exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    Path(temporary).replace(target)
    return name


def get(store: Store, name: str) -> bytes:
    """The content with this hash."""
    try:
        return path_of(store, name).read_bytes()
    except FileNotFoundError as error:
        raise NotFound("原件不在数据文件夹里了，可能被移走。请重新上传这份报告。") from error
