"""Step: quantities of every line, with places in the whole text."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.chinese.lines import Line
from extractors.chinese.notes import Notes
from extractors.chinese.periods import Telling
from extractors.chinese.quantities import quantities
from extractors.findings import Kind, Quantity

PLANNING = (Kind.WORK_PLAN, Kind.REGULATION, Kind.RECTIFICATION_PLAN)
NUMERALS = frozenset("一二两三四五六七八九十半百每全")
YEARLY = (Kind.DUTY_REPORT, Kind.WORK_PLAN)
RECALLING = (Kind.SELF_EXAMINATION, Kind.REVIEW_REMARKS, Kind.MEETING_SPEECH)


def step(notes: Notes) -> None:
    """All quantities in reading order."""
    kind, planned = notes.facts.kind, {measure.location.block for measure in notes.measures}
    tellings = [Telling(planning, kind in YEARLY, kind in RECALLING) for planning in (kind in PLANNING, True)]
    notes.quantities = tuple(
        found for line in notes.view.lines for found in _in_line(line, tellings[line.index in planned])
    )


def _in_line(line: Line, telling: Telling) -> Sequence[Quantity]:
    text = line.block.text
    if NUMERALS.isdisjoint(text) and not any(map(str.isdigit, line.folded)):
        return ()
    return quantities(text, telling, offset=line.start)
