"""Step: counts of problems that the text gives, held against the findings read in the same section."""

from __future__ import annotations

from extractors.chinese.notes import Notes
from extractors.chinese.stated_counts import Passage, stated_counts

TOP = 1  # level of the headings that part a document


def step(notes: Notes) -> None:
    """The stated counts in reading order."""
    starts = [finding.start for finding in notes.findings]
    notes.stated_counts = stated_counts(notes.document.text, starts, _passages(notes))


def _passages(notes: Notes) -> list[Passage]:
    """The stretches between headings of the first level."""
    lines, end = notes.view.lines, len(notes.document.text)
    edges = [line.start for line, section in zip(lines, notes.view.sections, strict=True) if section.level in (0, TOP)]
    return list(zip([0, *edges], [*edges, end], strict=True))
