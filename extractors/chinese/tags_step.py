"""Step: tag the segments."""

from __future__ import annotations

from extractors.chinese.notes import Notes
from extractors.chinese.tagger import tag


def step(notes: Notes) -> None:
    """A tag for each segment."""
    notes.tags = tag(notes.view)
