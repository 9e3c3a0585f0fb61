"""What is slow to work out and stays right until somebody writes to the store."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

MOST = 4  # answers kept; the one that was asked for longest ago goes first
Answer = TypeVar("Answer")


class Remembered(Generic[Answer]):
    """Answers by question, each right for one stamp of what it was made from."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[Hashable, Answer]] = {}
        self._lock = Lock()

    def answer(self, question: Hashable, stamp: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """The answer that was kept under this stamp, else a new one; asked for twice at once it is worked out once."""
        with self._lock:
            kept = self._kept.pop(question, None)
            if kept is None or kept[0] != stamp:
                kept = (stamp, work_out())
            self._kept[question] = kept
            while len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]
            return kept[1]
