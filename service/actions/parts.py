"""The joined parts that actions work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.standards import Standard, find, known
from service.settings import Settings
from service.store.database import Store

AUTO = "auto"  # let the reader choose the standard


@dataclass(frozen=True, slots=True)
class Parts:
    """One installation at work: its settings, its store, and how to ask for a reading."""

    settings: Settings
    store: Store
    enqueue: Callable[[str, int], None]  # report id and attempt; asking twice for the same is asking once

    def standards(self, name: str = AUTO) -> tuple[Standard, ...]:
        """The standards to choose from; one when it is named. Raises BadStandard for an unknown name."""
        folders = (self.settings.data / "standards",)
        names = known(folders) if name == AUTO else (name,)
        return tuple(find(each, folders) for each in names)
