"""What a pattern of words may begin with: regular expressions that fail at once where none of their words can start."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIRST = re.compile(r"(?:(?P<set>\[(?!\^)[^\]]+\])|(?P<digit>\\d)|(?P<plain>[^\\()\[\]|.*+?^$-]))(?![?*])(?!\{0)")


def quick(pattern: str) -> str:
    """A pattern that matches the same, after a look at one character; the pattern itself where that can't be told."""
    try:
        firsts = "".join(dict.fromkeys(_openings(pattern)))
    except ValueError:
        return pattern
    return f"(?=[{firsts}])(?:{pattern})"


def _openings(pattern: str) -> Iterator[str]:
    """What may stand in a set of characters for the first one of each alternative; raises ValueError where unclear."""
    for way in (alternative.removeprefix("^") for alternative in _ways(pattern)):
        if way.startswith("(?:"):
            end = _closing(way)
            if way[end + 1 : end + 2] in ("?", "*", "{"):
                raise ValueError(way)
            yield from _openings(way[3:end])
        elif first := _FIRST.match(way):
            yield first["digit"] or (first["set"] or first["plain"]).strip("[]")
        else:
            raise ValueError(way)


def _ways(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern."""
    start, depth = 0, 0
    for at, char in _bare(pattern):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _closing(pattern: str) -> int:
    """Where the bracket closes that opens a pattern."""
    depth = 0
    for at, char in _bare(pattern):
        depth += (char == "(") - (char == ")")
        if not depth:
            return at
    raise ValueError(pattern)


def _bare(pattern: str) -> Iterator[tuple[int, str]]:
    """The characters that are neither escaped nor in a set."""
    for found in re.finditer(r"\\.|\[[^\]]*\]|.", pattern, re.DOTALL):
        if len(found[0]) == 1:
            yield found.start(), found[0]
