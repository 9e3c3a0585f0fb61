"""Party bodies of units that headings in a text about party work name as schools: of which each one's part speaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from extractors.chinese.features import View
from extractors.chinese.turns import Turn
from extractors.chinese.units import words
from extractors.lexicons import load

ABOVE = 3  # lines that say what a document is about
SHORT = 40  # characters of each

_NAMED = re.compile(r"(?:支部|总支|党委)$")


def led(view: View, turns: Sequence[tuple[Turn, ...]]) -> Mapping[str, str]:
    """The party body by unit; of none where the document is not about party work."""
    above = "".join(line.folded[:SHORT] for line in view.lines[:ABOVE])
    if not words("party_work").search(above) or words("safety_work").search(above):
        return {}
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for line, held in zip(view.lines, turns, strict=True):
        starts = [max(turn.start, line.start) for turn in held]
        for turn, start, end in zip(held, starts, [*starts[1:], line.end], strict=True):
            if turn.structured and len(turn.units) == 1 and not _NAMED.search(turn.units[0].core):
                parts[turn.units[0].core].append(view.text[start:end])
    return {core: body for core, texts in parts.items() if (body := _highest("\n".join(texts)))}


def _highest(text: str) -> str:
    return next((body for body, form in _bodies() if form.search(text)), "")


@cache
def _bodies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((body, re.compile(form)) for body, form in load("units")["led"])
