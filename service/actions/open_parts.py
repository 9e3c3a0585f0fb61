"""Open an installation's parts for a single command; reports handed in then are read by the service when it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from service.actions.parts import Parts
from service.settings import Settings
from service.store.database import open_store


@contextmanager
def open_parts(settings: Settings) -> Iterator[Parts]:
    """The parts, closed at the end."""
    store = open_store(settings)
    try:
        yield Parts(settings, store, _later)
    finally:
        store.close()


def _later(report: str, attempt: int) -> None:
    """Nothing to do now: the service takes up every report that waits when it starts."""
