"""From when on a problem is common to organizations, and a sentence copied."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """A common problem is that of so many organizations or such a share of all, whichever is less."""

    units: int = 3
    percent: int = 30
    alike: int = 70  # percent of runs of four characters that two sentences share


DEFAULT = Limits()
