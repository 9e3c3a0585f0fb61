"""Where the time of understanding goes: CPU seconds of each step over some documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from time import process_time
from typing import ParamSpec, TypeVar

from spacy.tokens import Doc

from extractors import pipeline
from extractors.chinese import steps
from extractors.chinese.articles import articles
from extractors.chinese.linking import linked
from extractors.chinese.notes import Notes
from extractors.chinese.view import view
from extractors.chinese.whole_cells import whole_cells
from extractors.document import Document
from extractors.lessons import NO_LESSONS
from extractors.standards import Standard

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Clock:
    """Adds up the time of calls under a name each."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def timed(self, name: str, function: Callable[Given, Result], *args: Given.args, **options: Given.kwargs) -> Result:
        """What the function gives back, its time noted."""
        started = process_time()
        result = function(*args, **options)
        self.seconds[name] += process_time() - started
        return result


def step_times(documents: Sequence[Document], standards: Sequence[Standard]) -> list[tuple[str, float]]:
    """Each step with its seconds, the dearest first."""
    clock = Clock()
    for document in documents:
        _finish(clock, _steps(clock, document), standards)
    return sorted(clock.seconds.items(), key=lambda pair: -pair[1])


def _steps(clock: Clock, document: Document) -> Notes:
    """As extractors.chinese.steps goes through them."""
    language = steps.pipeline()
    found = clock.timed("articles", articles, document)
    seen = clock.timed("view", view, document, found)
    notes = Notes(document, seen, articles=found)
    doc = Doc(language.vocab, user_data={steps.NOTES: notes})
    for name, component in language.pipeline:
        doc = clock.timed(name.removeprefix("shugai_"), component, doc)
    return notes


def _finish(clock: Clock, notes: Notes, standards: Sequence[Standard]) -> None:
    """As extractors.pipeline goes on."""
    standard = clock.timed("standard", pipeline._standard, notes, standards)
    shares = clock.timed("shares of items", pipeline._shares, notes, standard)
    told = clock.timed("cells", whole_cells, notes.findings, notes.document.text, notes.view, shares)
    findings, measures = clock.timed("links", linked, told, notes.measures, notes.view, shares)
    if standard:
        words = pipeline.words(notes.document.text, measures)
        clock.timed("items", pipeline.placed, findings, words, standard, NO_LESSONS)
    clock.timed("checks", pipeline._checks, notes, standard)
