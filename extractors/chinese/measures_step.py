"""Step: measures out of tagged segments, with deadline and responsible parties."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.chinese.deadlines import deadline, due_cell
from extractors.chinese.notes import Notes
from extractors.chinese.places import columns, location
from extractors.chinese.responsible import responsible
from extractors.chinese.runs import Run, runs
from extractors.chinese.shared import FURTHEST, around
from extractors.chinese.tagger import Label
from extractors.findings import Measure


def step(notes: Notes) -> None:
    """A measure for each run that begins with a measure's label."""
    found = runs(notes.view, notes.tags, Label.MEASURE)
    notes.measures = tuple(_measure(notes, f"m{number}", run) for number, run in enumerate(found, 1))


def _measure(notes: Notes, key: str, run: Run) -> Measure:
    quote = notes.document.text[run.start : run.end]
    cells = columns(notes.view, run.line)
    where = location(notes.view, run.line)
    told = _around(notes, run, where.heading)
    return Measure(
        id=key,
        quote=quote,
        start=run.start,
        end=run.end,
        deadline=deadline(quote, notes.base, column=due_cell(cells), around=told),
        responsible=responsible(quote, columns=cells, reporter=notes.facts.reporter, around=told),
        location=where,
    )


def _around(notes: Notes, run: Run, headings: Sequence[str]) -> tuple[str, ...]:
    """What the lines below and the headings above say for several measures; in a table the columns say it."""
    lines = notes.view.lines[run.line : run.line + FURTHEST + 1]
    if lines[0].block.table is not None:
        return ()
    return around([line.block.text for line in lines], run.end - lines[0].start, headings)
