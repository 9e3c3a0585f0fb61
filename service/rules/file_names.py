"""File and folder names that every system accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable

ILLEGAL = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 60  # characters: 180 bytes in UTF-8, below the limit of 255 with room for a number


def file_name(text: str) -> str:
    """The text as a file name: illegal characters become _, reserved and empty names get one."""
    name = ILLEGAL.sub("_", text).strip(" .")[:LONGEST].rstrip(" .")
    return f"_{name}" if not name or RESERVED.fullmatch(name) else name


def file_names(texts: Iterable[str]) -> dict[str, str]:
    """A name for each text; texts that would share one are numbered."""
    made: dict[str, str] = {}
    taken: set[str] = set()
    for text in texts:
        base = name = file_name(text)
        number = 2
        while name.lower() in taken:
            name, number = f"{base}（{number}）", number + 1
        taken.add(name.lower())
        made[text] = name
    return made
