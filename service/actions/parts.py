"""The joined parts that actions work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from extractors.standards import Standard
from service.actions.remembered import Remembered
from service.actions.standards_in_use import AUTO, standards_in_use
from service.settings import Settings
from service.store.database import Store


def _later(batch: str) -> None:
    """Nothing to do now: the service takes up every batch that waits when it starts."""


@dataclass(frozen=True, slots=True)
class Parts:
    """One installation at work: its settings, its store, and how to ask for a reading."""

    settings: Settings
    store: Store
    enqueue: Callable[[str, int], None]  # report id and attempt; asking twice for the same is asking once
    enqueue_batch: Callable[[str], None] = _later  # id of a batch of papers
    surveys: Remembered[Any] = field(default_factory=Remembered, compare=False, repr=False)  # of all organizations

    def standards(self, name: str = AUTO) -> tuple[Standard, ...]:
        """The standards to choose from; one when it is named. Raises BadRequest for an unknown name."""
        return standards_in_use(name, self.settings)
