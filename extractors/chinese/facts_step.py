"""Step: who speaks about which year, and what relative times count from."""

from __future__ import annotations

import datetime as dt

from extractors.chinese.base import Base
from extractors.chinese.facts import facts
from extractors.chinese.notes import Notes


def step(notes: Notes) -> None:
    """The facts of the document and the anchor of its times."""
    notes.facts = facts(notes.document)
    date = dt.date.fromisoformat(notes.facts.date) if notes.facts.date else None
    notes.base = Base(date=date, year=notes.facts.year)
