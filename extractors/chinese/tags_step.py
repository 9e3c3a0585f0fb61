"""Step: tag the segments."""

from __future__ import annotations

from extractors.chinese.judge import judged
from extractors.chinese.notes import Notes
from extractors.chinese.tagger import tell
from extractors.findings import Kind


def step(notes: Notes) -> None:
    """A tag for each segment."""
    if notes.view.segments:
        notes.tags = judged(notes.view, tell(notes.view), _kinds(notes))


def _kinds(notes: Notes) -> list[Kind]:
    """For each line the kind of its article, or of the document that is one."""
    kinds = {article.start: article.kind for article in notes.articles}
    current, found = notes.facts.kind, []
    for line in notes.view.lines:
        current = kinds.get(line.start, current)
        found.append(current)
    return found
