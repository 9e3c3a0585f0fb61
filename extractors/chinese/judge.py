"""The second look: whether each run that may be a finding is one, judged as a whole by a logistic regression.

corpora/scripts/train_tagger.py makes corpora/model/judge.npz from what taggers say of voices that they have not seen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.candidates import rows
from extractors.chinese.features import View
from extractors.chinese.runs import Run, runs
from extractors.chinese.tagger import LABELS, Label, Tag, Told, tags
from extractors.findings import Kind

MODEL = Path(__file__).parents[2] / "corpora" / "model" / "judge.npz"
LEAST_SEGMENTS = 20  # of an article that is judged
LEAST_CHANCE = 0.5  # of a finding
FINDINGS = (Label.FINDING, Label.MORE_FINDING)
UNSURE = [Tag(label, 0.0) for label in LABELS]

Floats = NDArray[np.floating]
Weights = tuple[Floats, float]  # of each number, and the bias


@cache
def model() -> Weights:
    """The shipped weights, loaded once."""
    with np.load(MODEL) as file:
        return file["weights"], float(file["bias"])


def save(weights: Floats, bias: float) -> None:
    """Write corpora/model/judge.npz."""
    np.savez_compressed(MODEL, allow_pickle=False, weights=weights, bias=np.float64(bias))


def candidates(view: View, told: Told) -> list[Run]:
    """The runs that may be findings."""
    return list(runs(view, [UNSURE[label] for label in told.likely.tolist()], Label.FINDING))


def judged(view: View, told: Told, kinds: Sequence[Kind], model_of: Weights | None = None) -> list[Tag]:
    """A tag for each segment: findings as judged, with their chance, measures and the rest as the tagger tells.

    An article of a few sentences gives too little to judge by; there the tagger's word stands.
    """
    brief = _brief(view)
    likely = [run for run in candidates(view, told) if view.article(run.line)[0] not in brief]
    found = [
        Tag(Label.OTHER, tag.score) if tag.label in FINDINGS and view.article(segment.line)[0] not in brief else tag
        for segment, tag in zip(view.segments, tags(told), strict=True)
    ]
    for run, chance in zip(likely, _chances(rows(view, told, likely, kinds), model_of or model()), strict=True):
        if chance > LEAST_CHANCE:
            begin, more = (Tag(label, chance) for label in FINDINGS)
            found[run.first : run.last + 1] = [begin, *[more] * (run.last - run.first)]
    return found


def _brief(view: View) -> set[int]:
    """The first lines of articles that have few segments."""
    firsts = sorted({0, *view.starts})
    lines = [segment.line for segment in view.segments]
    edges = [*(bisect_left(lines, first) for first in firsts), len(lines)]
    return {first for first, start, end in zip(firsts, edges, edges[1:], strict=False) if end - start < LEAST_SEGMENTS}


def _chances(numbers: Floats, weighed: Weights) -> list[float]:
    weights, bias = weighed
    found: list[float] = (1 / (1 + np.exp(-(numbers @ weights + bias)))).tolist() if len(numbers) else []
    return found
