"""The automatic numbers of a Word file, counted and printed as Word does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.readers.word_drafts import Automatic
from extractors.readers.word_lists import LEVELS, Level, Lists
from extractors.readers.word_number_formats import printed
from extractors.readers.word_symbols import plain_symbols

PLACE = re.compile(r"%([1-9])")
UNNUMBERED = frozenset({"bullet", "none"})


@dataclass
class _Count:
    """Where one list (abstract definition) stands: a value a level, None where it has not begun."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbering:
    """Counts the lists of one story in reading order."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, _Count] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, num_id: str, ilvl: int) -> Automatic | None:
        """The number of the next paragraph of a list; None where the list does not exist."""
        instance = self._lists.instance(num_id)
        level = instance.level(ilvl) if instance else None
        if instance is None or level is None:
            return None
        count = self._counts.setdefault(instance.abstract, _Count())
        self._advance(count, num_id, ilvl)
        return Automatic(_print(level, ilvl, count, [instance.level(i) for i in range(LEVELS)]), level.suffix)

    def _advance(self, count: _Count, num_id: str, ilvl: int) -> None:
        instance = self._lists.instance(num_id)
        assert instance is not None
        fresh = instance.restarts.keys() - {i for n, i in self._started if n == num_id}
        for depth in range(ilvl + 1):
            level, now = instance.level(depth), count.values[depth]
            start = level.start if level else 1
            if depth in fresh and (depth == ilvl or now is None):
                self._started.add((num_id, depth))
                count.values[depth] = instance.restarts[depth]
            elif now is None:
                count.values[depth] = instance.restarts.get(depth, start)
            elif depth == ilvl:
                count.values[depth] = now + 1
        for depth in range(ilvl + 1, LEVELS):
            level = instance.level(depth)
            if level is None or level.restarts_after(depth, ilvl):
                count.values[depth] = None


def _print(level: Level, ilvl: int, count: _Count, levels: list[Level | None]) -> str:
    if level.format == "bullet":
        return plain_symbols(level.text, level.font)

    def place(found: re.Match[str]) -> str:
        depth = int(found[1]) - 1
        shown, now = levels[depth], count.values[depth]
        if shown is None or now is None or depth > ilvl or shown.format in UNNUMBERED:
            return ""
        decimal = level.legal and shown.format != "decimalZero"
        return printed(now, "decimal" if decimal else shown.format, shown.custom)

    return PLACE.sub(place, level.text)
