"""The second look: whether each run that may be a finding is one, judged as a whole.

A logistic regression over its numbers and n-grams judges first; boosted trees judge again, knowing what it said of the
others around. corpora/scripts/train_tagger.py makes corpora/model/judge.npz from what taggers say of voices that they
have not seen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.candidates import rows
from extractors.chinese.emissions import hashed
from extractors.chinese.features import View
from extractors.chinese.fellows import fellows
from extractors.chinese.runs import Run, runs
from extractors.chinese.tagger import LABELS, Label, Tag, Told, tags
from extractors.findings import Kind
from extractors.trees import Trees

MODEL = Path(__file__).parents[2] / "corpora" / "model" / "judge.npz"
BUCKETS = 1 << 14
SIZES = range(1, 4)  # of n-grams
LEAST_SEGMENTS = 20  # of an article that is judged
LEAST_CHANCE = 0.5  # of a finding
LEAST_DOUBT = 0.005  # chances of the first judgement are kept this far from 0 and 1
FINDINGS = (Label.FINDING, Label.MORE_FINDING)
UNSURE = [Tag(label, 0.0) for label in LABELS]

Floats = NDArray[np.floating]
Ids = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class First:
    """The first judgement: what each number weighs, each n-gram, and the bias."""

    numbers: Floats
    grams: Floats
    bias: float

    def chances(self, numbers: Floats, words: Sequence[Ids]) -> Floats:
        """Of each row, with its n-grams."""
        ends = np.cumsum([len(ids) for ids in words])
        told = np.add.reduceat(self.grams[np.concatenate(words)], [0, *ends[:-1]]) / np.sqrt(np.diff(ends, prepend=0))
        return np.clip(_chance(numbers @ self.numbers + told + self.bias), LEAST_DOUBT, 1 - LEAST_DOUBT)


@dataclass(frozen=True, slots=True)
class Judge:
    """Both judgements."""

    first: First
    trees: Trees


@cache
def model() -> Judge:
    """The shipped judge, loaded once."""
    with np.load(MODEL) as file:
        first, trees = ({part: file[f"{name}_{part}"] for part in parts} for name, parts in _parts().items())
    return Judge(First(**_plain(first)), Trees(**_plain(trees)))


def save(judge: Judge) -> None:
    """Write corpora/model/judge.npz."""
    told = {f"{name}_{part}": getattr(getattr(judge, name), part) for name, parts in _parts().items() for part in parts}
    np.savez_compressed(MODEL, allow_pickle=False, **told)


def _parts() -> dict[str, list[str]]:
    return {"first": [part.name for part in fields(First)], "trees": [part.name for part in fields(Trees)]}


def _plain(parts: dict[str, NDArray[Any]]) -> dict[str, Any]:
    """Arrays as they are, single numbers as numbers."""
    return {name: part if part.ndim else part.item() for name, part in parts.items()}


def candidates(view: View, told: Told) -> list[Run]:
    """The runs that may be findings."""
    return list(runs(view, [UNSURE[label] for label in told.likely.tolist()], Label.FINDING))


def judged(view: View, told: Told, kinds: Sequence[Kind], judge: Judge | None = None) -> list[Tag]:
    """A tag for each segment: findings as judged, with their chance, measures and the rest as the tagger tells.

    An article of a few sentences gives too little to judge by; there the tagger's word stands.
    """
    brief = _brief(view)
    likely = [run for run in candidates(view, told) if view.article(run.line)[0] not in brief]
    found = [
        Tag(Label.OTHER, tag.score) if tag.label in FINDINGS and view.article(segment.line)[0] not in brief else tag
        for segment, tag in zip(view.segments, tags(told), strict=True)
    ]
    for run, chance in zip(likely, chances(view, told, likely, kinds, judge or model()), strict=True):
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


def chances(view: View, told: Told, likely: Sequence[Run], kinds: Sequence[Kind], judge: Judge) -> list[float]:
    """How likely each of these runs is a finding."""
    if not likely:
        return []
    numbers = rows(view, told, likely, kinds)
    known = seconds(view, likely, numbers, judge.first.chances(numbers, words(view, likely)))
    found: list[float] = _chance(judge.trees.odds(known)).tolist()
    return found


def words(view: View, likely: Sequence[Run]) -> list[Ids]:
    """The n-grams of each run."""
    sizes = [*zip(SIZES, hashed(view.text) & np.uint32(BUCKETS - 1), strict=False)]
    spans = [(run.start, run.end) for run in likely]
    return [np.concatenate([ids[start : max(start, end + 1 - size)] for size, ids in sizes]) for start, end in spans]


def seconds(view: View, likely: Sequence[Run], numbers: Floats, first: Floats) -> Floats:
    """What the trees know of each run: its numbers, the odds of the first judgement, and its fellows."""
    odds = np.log(first / (1 - first))
    return np.hstack([numbers, odds[:, None], fellows(view, likely, first.tolist())])


def _chance(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)))
