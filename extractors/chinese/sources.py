"""Step: who found each problem (问题来源): as the text states it, or else by a linear model over the words around.

corpora/scripts/train_sources.py makes corpora/model/sources.npz from corpora/training.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.attributions import attributed
from extractors.chinese.features import View
from extractors.chinese.finders import ORDER, Span, default, features, hits, naming_column
from extractors.chinese.notes import Notes
from extractors.chinese.places import columns
from extractors.findings import Kind, Source
from extractors.lexicons import load

MODEL = Path(__file__).parents[2] / "corpora" / "model" / "sources.npz"
ABOUT = tuple(load("sources")["about"])
COLUMN = ("survey", "masses", "review", "inspection", "self")  # sources that a column names, surest first
BEFORE = re.compile("|".join(map(re.escape, load("sources")["before"])))
EARLY = 28  # characters at a finding's start in which its source is named


Model = tuple[NDArray[np.float32], NDArray[np.float32]]  # weights (features, sources), bias


@cache
def _model() -> Model:
    with np.load(MODEL) as file:
        return file["weights"], file["bias"]


def step(notes: Notes) -> None:
    """The source of each finding."""
    spans = [(finding.start, finding.end, finding.location.block) for finding in notes.findings]
    pairs = zip(notes.findings, sources(notes.view, notes.facts.kind, spans), strict=True)
    notes.findings = tuple(
        finding if finding.source is source else replace(finding, source=source) for finding, source in pairs
    )


def sources(view: View, kind: Kind, spans: Sequence[Span], model: Model | None = None) -> list[Source]:
    """A source for each span: what the text itself states, or else what the (shipped) model takes for likely."""
    if not spans:
        return []
    weights, bias = model or _model()
    best = (features(view, kind, spans) @ weights + bias).argmax(axis=1)
    mostly = default(view, kind)
    pairs = zip(spans, best, strict=True)
    return [_stated(view, span, mostly) or _likely(view, span, ORDER[int(index)], mostly) for span, index in pairs]


def _likely(view: View, span: Span, best: Source, mostly: Source) -> Source:
    """The model's choice; a problem is an old one (上次未改到位) only where its line or headings speak of before."""
    if best is not Source.PRIOR or mostly is Source.PRIOR:
        return best
    around = " ".join(view.lines[at].folded for at in (span[2], *view.sections[span[2]].path[1:]))
    return best if BEFORE.search(around) else mostly


def _stated(view: View, span: Span, mostly: Source) -> Source | None:
    """The source that the finding's start, a column, or the words above name."""
    opening = view.text[span[0] : span[1]]
    for source, among, form in _early():
        found = form.search(opening) if mostly in among else None
        if found and found.start() < EARLY:
            return source
    in_column = _in_column(view, span[2]) if mostly not in (Source.PRIOR, Source.MASSES) else None
    return in_column or attributed(view, span, mostly)


def _in_column(view: View, line: int) -> Source | None:
    """The source that a table row names in a column of its own."""
    cells = [cell for head, cell in columns(view, line).items() if naming_column().search(head)]
    told = dict(zip(ABOUT, hits("about", " ".join(cells)), strict=True)) if cells else {}
    return next((Source(name) for name in COLUMN if told.get(name)), None)


@cache
def _early() -> tuple[tuple[Source, frozenset[Source], re.Pattern[str]], ...]:
    rules = load("sources")["early"]
    return tuple(
        (Source(rule["source"]), frozenset(map(Source, rule["in"])), re.compile(rule["form"])) for rule in rules
    )
