"""Step: who speaks about which year, and what relative times count from."""

from __future__ import annotations

import datetime as dt

from extractors.chinese.base import Base
from extractors.chinese.facts import facts
from extractors.chinese.feedback import feedback_day
from extractors.chinese.notes import Notes
from extractors.findings import Kind

OPENING = 30  # blocks in which the day of feedback is told
LATE = (Kind.DUTY_REPORT, Kind.SELF_EXAMINATION, Kind.REVIEW_REMARKS)  # written when their year is over


def step(notes: Notes) -> None:
    """The facts of the document and the anchor of its times."""
    notes.facts = facts(notes.document)
    date = dt.date.fromisoformat(notes.facts.date) if notes.facts.date else None
    texts = [block.text for block in notes.document.blocks[:OPENING]]
    notes.base = Base(
        date=date,
        year=notes.facts.year,
        feedback=feedback_day(texts, date, notes.facts.year),
        early=notes.facts.kind not in LATE,
    )
