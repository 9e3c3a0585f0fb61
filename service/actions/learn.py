"""Learn from people's decisions: place the findings that nobody has decided about anew, or say what that would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.doubts import doubted
from extractors.findings import Finding
from extractors.lessons import Lessons
from extractors.pipeline import placed, words
from service.actions.learnt_lessons import learnt_lessons
from service.actions.parts import Parts
from service.actions.show_report import refresh
from service.errors import BadRequest
from service.rules.learning import Difference, Learning, differences, is_learnt
from service.rules.lessons import lessons
from service.rules.proposals import proposals
from service.store import models, readings
from service.store.decided import decided
from service.store.readings import StoredReading


def learn(parts: Parts, model: str | None = None, *, keep: bool) -> Learning:
    """Place them anew by a model ("" for the shipped one, None for the one in use); nothing is changed unless `keep`.

    The model is in use from then on.
    """
    known, chosen = decided(parts.store), models.find(parts.settings, model)
    if keep and model is not None:
        models.use(parts.settings, model)
    found: list[Difference] = []
    seen, undecided = 0, 0
    for report in readings.ids(parts.store):
        reading = readings.load(parts.store, report)
        others = replace(lessons(one for one in known if one.report != report), model=chosen)
        pairs = list(_anew(parts, report, reading, others))
        changes = list(differences((report, reading.extraction.facts.title), pairs))
        seen, undecided = seen + 1, undecided + len(pairs)
        found += changes
        if keep and changes:
            _save(parts, report, reading, pairs)
    return Learning(replace(learnt_lessons(parts), model=chosen), seen, undecided, tuple(found))


def _anew(parts: Parts, report: str, reading: StoredReading, known: Lessons) -> Iterator[tuple[Finding, Finding]]:
    """Findings that nobody has decided about, as they stand and as they would."""
    touched = {step.finding for step in reading.decisions}
    old = [one.finding for one in reading.proposals if one.finding.id and one.id not in touched]
    if not old or reading.extraction.standard is None:
        return iter(())
    try:
        (standard,) = parts.standards(reading.extraction.standard)
    except BadRequest:  # the standard was taken away since
        return iter(())
    around = words(readings.document(parts.store, report).text, reading.extraction.measures)
    bare = [replace(one, reasons=tuple(why for why in one.reasons if not is_learnt(why))) for one in old]
    return zip(old, placed(doubted(bare, known.dismissals), around, standard, known), strict=True)


def _save(parts: Parts, report: str, reading: StoredReading, pairs: Sequence[tuple[Finding, Finding]]) -> None:
    anew = {old.id: new for old, new in pairs}
    findings = (anew.get(one.finding.id, one.finding) for one in reading.proposals if one.finding.id)
    extraction = replace(reading.extraction, document=readings.document(parts.store, report), findings=tuple(findings))
    readings.save(parts.store, report, extraction, proposals(extraction))
    refresh(parts, report)
