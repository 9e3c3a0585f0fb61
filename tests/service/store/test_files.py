"""File contents are kept by hash."""

import pytest

from service.errors import NotFound
from service.store import files
from service.store.database import Store


def test_the_same_content_is_kept_once(store: Store) -> None:
    first, second = files.put(store, b"report"), files.put(store, b"report")
    assert first == second
    assert len([path for path in store.files.rglob("*") if path.is_file()]) == 1
    assert files.get(store, first) == b"report"


def test_a_missing_original_is_said_in_chinese(store: Store) -> None:
    with pytest.raises(NotFound, match="原件不在"):
        files.get(store, "0" * 64)
