"""corpora/lexicons as plain data: word lists that code looks things up in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "corpora" / "lexicons"


@cache
def load(name: str) -> Any:
    """What corpora/lexicons/<name>.yaml holds; the same object every time: do not change it."""
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
