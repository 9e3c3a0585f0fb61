"""Step: measures out of tagged segments, with deadline and responsible parties."""

from __future__ import annotations

import re

from extractors.chinese.deadlines import deadline
from extractors.chinese.notes import Notes
from extractors.chinese.places import columns, location
from extractors.chinese.responsible import responsible
from extractors.chinese.runs import Run, runs
from extractors.chinese.tagger import Label
from extractors.findings import Measure

DUE_COLUMN = re.compile(r"时限|期限|完成时间|完成节点|整改时间|什么时候|时间节点|截止")


def step(notes: Notes) -> None:
    """A measure for each run that begins with a measure's label."""
    found = runs(notes.view, notes.tags, Label.MEASURE)
    notes.measures = tuple(_measure(notes, f"m{number}", run) for number, run in enumerate(found, 1))


def _measure(notes: Notes, key: str, run: Run) -> Measure:
    quote = notes.document.text[run.start : run.end]
    cells = columns(notes.view, run.line)
    due = next((text for head, text in cells.items() if DUE_COLUMN.search(head)), "")
    return Measure(
        id=key,
        quote=quote,
        start=run.start,
        end=run.end,
        deadline=deadline(quote, notes.base, column=due),
        responsible=responsible(quote, columns=cells, reporter=notes.facts.reporter),
        location=location(notes.view, run.line),
    )
