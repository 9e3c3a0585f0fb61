"""Step: findings out of tagged segments, with place, summary, severity and reasons."""

from __future__ import annotations

from extractors.chinese.doubts import believed
from extractors.chinese.features import classes
from extractors.chinese.notes import Notes
from extractors.chinese.places import location
from extractors.chinese.runs import Run, runs
from extractors.chinese.severity import severity
from extractors.chinese.summary import summary
from extractors.chinese.tagger import Label
from extractors.findings import Finding, Source

CUES_TOLD = 4  # cue words named as reasons


def step(notes: Notes) -> None:
    """A finding for each run that begins with a finding's label."""
    found = believed(notes.view, list(runs(notes.view, notes.tags, Label.FINDING)))
    notes.findings = tuple(_finding(notes, f"f{number}", run) for number, run in enumerate(found, 1))


def _finding(notes: Notes, key: str, run: Run) -> Finding:
    quote = notes.document.text[run.start : run.end]
    place = location(notes.view, run.line)
    return Finding(
        id=key,
        quote=quote,
        start=run.start,
        end=run.end,
        summary=summary(quote),
        source=Source.SELF,
        organization=notes.facts.organization or "",
        location=place,
        severity=severity(quote),
        score=run.score,
        reasons=tuple(_reasons(quote, place.heading)),
    )


def _reasons(quote: str, heading: tuple[str, ...]) -> list[str]:
    reasons = [f"位于“{heading[-1]}”之下"] if heading else []
    words = dict.fromkeys(found[0] for pattern in classes("cues")[:4] for found in pattern.finditer(quote))
    if words:
        reasons.append("用词：" + "、".join(list(words)[:CUES_TOLD]))
    return reasons
