"""What people decided about earlier findings, as data for reading the next report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Precedent:
    """A finding that a person looked at: the item that it was left under or put under."""

    text: str
    standard: str
    code: str  # "" says that no item fits
    origin: str  # 2024年《…》, for people
    corrected: bool = True  # else confirmed as the machine had it


@dataclass(frozen=True, slots=True)
class Dismissal:
    """Words that people deleted more than once because they state no problem."""

    text: str
    origins: tuple[str, ...]  # one each time, for people


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that is to be learnt from people; nothing to begin with."""

    precedents: tuple[Precedent, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    model: Path | None = None  # folder of a model trained on people's decisions, in place of the shipped one


NO_LESSONS = Lessons()
