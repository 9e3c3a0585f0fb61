"""Step: who found each problem (问题来源), by a linear model over the document kind and the words around a finding.

corpora/scripts/train_sources.py makes corpora/model/sources.npz from corpora/training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import View, classes
from extractors.chinese.notes import Notes
from extractors.findings import Kind, Source

MODEL = Path(__file__).parents[2] / "corpora" / "model" / "sources.npz"
ORDER = tuple(Source)
KINDS = tuple(Kind)
BEGIN = 20  # characters at a finding's start that count once more
BEFORE = 50  # characters before a finding on the same line
OPENING = 400  # characters of the document's first lines

Span = tuple[int, int, int]  # start, end, line


@cache
def _model() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    with np.load(MODEL) as file:
        return file["weights"], file["bias"]


def step(notes: Notes) -> None:
    """The source of each finding."""
    spans = [(finding.start, finding.end, finding.location.block) for finding in notes.findings]
    if spans:
        weights, bias = _model()
        best = (features(notes.view, notes.facts.kind, spans) @ weights + bias).argmax(axis=1)
        pairs = zip(notes.findings, best, strict=True)
        notes.findings = tuple(replace(finding, source=ORDER[int(index)]) for finding, index in pairs)


def features(view: View, kind: Kind, spans: Sequence[Span]) -> NDArray[np.float32]:
    """One row a span: the kind, and which word classes stand where."""
    shared = [float(kind == other) for other in KINDS]
    title = view.lines[0].folded if view.lines else ""
    known = [*_hits(title), *_hits(view.text[:OPENING])]
    rows = [[*shared, *known, *_around(view, span), *_crossed(kind, title)] for span in spans]
    return np.array(rows, dtype=np.float32)


def _around(view: View, span: Span) -> Iterator[float]:
    start, end, line = span
    here = view.lines[line]
    path = [view.lines[above].folded for above in view.sections[line].path if above != line]
    yield from _hits(view.text[start:end])
    yield from _hits(view.text[start : min(end, start + BEGIN)])
    yield from _hits(view.text[max(here.start, start - BEFORE) : start])
    yield from _hits(path[-1] if path else "")
    yield from _hits(" ".join(path[1:]))


def _crossed(kind: Kind, title: str) -> Iterator[float]:
    """The title's words for each kind of document that quotes somebody else's findings."""
    for quoting in (Kind.RECTIFICATION_PLAN, Kind.RECTIFICATION_REPORT, Kind.INSPECTION_FEEDBACK, Kind.REVIEW_REMARKS):
        yield from (hit * (kind == quoting) for hit in _hits(title))


def _hits(text: str) -> list[float]:
    return [float(bool(pattern.search(text))) for pattern in classes("sources")]
