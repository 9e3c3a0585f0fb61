"""An installation in a temporary folder, with nothing but its job engine left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.actions.parts import Parts
from service.settings import Settings
from service.store.database import Store, open_store


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", user="王晓燕")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def asked() -> list[tuple[str, int]]:
    """The readings that were asked for: report and attempt."""
    return []


@pytest.fixture
def parts(settings: Settings, store: Store, asked: list[tuple[str, int]]) -> Parts:
    return Parts(settings, store, lambda report, attempt: asked.append((report, attempt)))
