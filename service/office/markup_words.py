"""Words inside the markup: data made safe, bold and underlined words, breaks that only a template can set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from service.office.elements import Run

SPECIAL = "#>@|*<^"
GUARDS = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6"  # noncharacters that stand for SPECIAL inside data
GUARD = str.maketrans(dict(zip(SPECIAL, GUARDS, strict=True)))
UNGUARD = str.maketrans(dict(zip(GUARDS, SPECIAL, strict=True)))
NOT_PRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
LOOKS = re.compile(r"\*\*(.+?)\*\*|<u>(.+?)</u>")
BREAK = "<br>"
EMPTY, FULL = "□", "☑"


class Marked(str):
    """Markup that a filter made of guarded data."""

    __slots__ = ()


def guard(value: object) -> object:
    """Data made safe to stand in markup: one line, no sign of it read as markup, no character that XML refuses."""
    if isinstance(value, Marked) or not isinstance(value, str):
        return value
    return NOT_PRINTED.sub("", " ".join(value.split())).translate(GUARD)


def lines(values: Iterable[object]) -> Marked:
    """A template's list, an item a line (in a cell) or a paragraph."""
    return Marked(BREAK.join(str(guard(value)) for value in values))


def ticks(options: Iterable[str], chosen: object = None) -> Marked:
    """Boxes to tick; the chosen option, or each of several chosen, is ticked already."""
    picked = (chosen,) if isinstance(chosen, str) else tuple(chosen) if isinstance(chosen, Iterable) else ()
    return Marked("　".join(f"{FULL if one in picked else EMPTY}{guard(one)}" for one in options))


FILTERS: dict[str, Callable[..., Marked]] = {"lines": lines, "ticks": ticks}


def words(marked: str) -> str:
    """Markup of one look as plain words."""
    return marked.strip().translate(UNGUARD)


def pieces(marked: str) -> list[str]:
    """The fields of a directive."""
    return [words(one) for one in marked.split("|")]


def runs(marked: str) -> tuple[Run, ...]:
    """Words of several looks."""
    parts = LOOKS.split(marked)  # plain, bold or None, underlined or None, plain …
    found = (
        Run(part.translate(UNGUARD), bold=index % 3 == 1, underlined=index % 3 == 2)
        for index, part in enumerate(parts)
        if part
    )
    return tuple(found)
