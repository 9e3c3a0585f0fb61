"""The word lists and tables of corpora/lexicons, each file read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

LEXICONS = Path(__file__).resolve().parent.parent / "corpora" / "lexicons"


@cache
def load(name: str) -> dict[str, Any]:
    """The table `corpora/lexicons/<name>.yaml`."""
    table = yaml.load((LEXICONS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return dict(table)


def load_all() -> None:
    """Read every table now, so that no later text waits for one."""
    for path in sorted(LEXICONS.glob("*.yaml")):
        load(path.stem)


def alternatives(words: list[str]) -> str:
    """The words as a regular expression alternation, longest first so that the longest one matches."""
    return "|".join(sorted(words, key=len, reverse=True))
