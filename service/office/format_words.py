"""Mends punctuation over the runs of a paragraph, each run keeping its own looks."""

from __future__ import annotations

from service.office.format_reading import runs_of
from service.office.nodes import XML_SPACE, Node, w
from service.rules.format_edits import rewritten
from service.rules.format_facts import Role


def mend_words(paragraph: Node, role: Role) -> None:
    """Write the paragraph's marks right; words and their runs stay."""
    parts = [part for run in runs_of(paragraph) for part in run.iterchildren(w("t"))]
    old = [part.text or "" for part in parts]
    for part, text, before in zip(parts, rewritten(old, role), old, strict=True):
        if text != before:
            part.text = text
            part.set(XML_SPACE, "preserve")
