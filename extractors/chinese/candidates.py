"""Runs of segments that may be findings, each as a whole as numbers: chances, cues, length, place, kind of document."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.features import View, above, hits
from extractors.chinese.runs import Run
from extractors.chinese.segments import Opener
from extractors.chinese.tagger import Told
from extractors.chinese.testimony import STOPS, words
from extractors.findings import Kind

KINDS = {kind: tuple(float(kind is other) for other in Kind) for kind in Kind}
LEAST_CHANCE = 1e-4  # chances are kept this far from 0 and 1 before their odds are taken
AROUND = 3  # segments before and after whose chances count
HIGHEST = 3  # chances of an article that tell whether it states problems at all
SENTENCE = "。!?"

Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class _Chances:
    """For each segment the chance of a finding, of a measure; for each article what all of its segments tell."""

    findings: list[float]
    measures: list[float]
    articles: dict[int, tuple[float, ...]]  # by its first line


def rows(view: View, told: Told, runs: Sequence[Run], kinds: Sequence[Kind]) -> Floats:
    """One row a run; `kinds` are those of the lines' articles."""
    chances = _chances(view, told)
    many = Counter(view.article(run.line)[0] for run in runs)
    inline = Counter(run.line for run in runs)
    found = [
        [
            *_sure(chances, run),
            *KINDS[kinds[run.line]],
            *chances.articles[view.article(run.line)[0]],
            many[view.article(run.line)[0]],
            inline[run.line],
            *_size(view, run),
            *_place(view, run),
            *_headed(view, run),
            *others,
            *words(view, run),
        ]
        for run, others in zip(runs, _siblings(view, chances, runs), strict=True)
    ]
    return np.hstack([np.array(found, dtype=np.float64), _cues(told, runs)]) if found else np.zeros((0, 1))


def _cues(told: Told, runs: Sequence[Run]) -> Floats:
    """Which cues each run has."""
    edges = [place for run in runs for place in (run.first, run.last + 1)]
    return np.asarray(np.maximum.reduceat(np.vstack([told.cues, told.cues[-1:]]), edges)[::2])


def _chances(view: View, told: Told) -> _Chances:
    findings, measures = ((told.chances[:, begin] + told.chances[:, begin + 1]).tolist() for begin in (1, 3))
    lines = [segment.line for segment in view.segments]
    edges = [bisect_left(lines, first) for first in (*view.starts, len(view.lines))]
    found: dict[int, tuple[float, ...]] = {}
    for first, start, end in zip(view.starts, edges, edges[1:], strict=False):
        own = findings[start:end]
        found[first] = _mean(own), _mean(sorted(own)[-HIGHEST:]), _mean(measures[start:end])
    return _Chances(findings, measures, found)


def _odds(chance: float) -> float:
    sure = min(max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
    return math.log(sure / (1 - sure))


def _mean(chances: Sequence[float]) -> float:
    return sum(chances) / len(chances) if chances else 0.0


def _sure(chances: _Chances, run: Run) -> Iterator[float]:
    """How likely the run and what stands around it are findings, or measures."""
    first, after = run.first, run.last + 1
    own = chances.findings[first:after]
    before, behind = chances.findings[max(0, first - AROUND) : first], chances.findings[after : after + AROUND]
    yield from map(_odds, (own[0], _mean(own), min(own)))
    yield max(chances.measures[first:after])
    yield from (before[-1] if before else 0.0, _mean(before))
    yield from (behind[0] if behind else 0.0, _mean(behind), _mean(chances.measures[after : after + 1]))


def _size(view: View, run: Run) -> Iterator[float]:
    size = run.end - run.start
    yield size
    yield math.log(size)
    yield run.last - run.first + 1
    yield sum(view.text.count(stop, run.start, run.end) for stop in STOPS)
    yield sum(view.text.count(stop, run.start, run.end) for stop in SENTENCE)


def _place(view: View, run: Run) -> Iterator[float]:
    """Where it stands: in its line, in a table, in the document; whether the next line goes on in the same way."""
    segments = view.segments
    first = run.first == 0 or segments[run.first - 1].line != run.line
    last = run.last + 1 == len(segments) or segments[run.last + 1].line != run.line
    below = segments[run.last + 1] if last and run.last + 1 < len(segments) else None
    own = segments[run.first].opener
    yield float(first)
    yield float(first and last)
    yield float(own > 0)
    yield float(segments[run.first].cell >= 0)
    yield float(view.sections[run.line].level is not None)
    yield run.start / len(view.text)
    yield float(below is not None and 0 < below.opener == own)
    yield float(below is not None and below.opener not in (0, own) and first)


def _headed(view: View, run: Run) -> tuple[bool, ...]:
    """What the heading above it speaks about."""
    path = above(view.sections[run.line])
    return hits(view.lines[path[-1]].folded if len(path) > 1 else "")


def _siblings(view: View, chances: _Chances, runs: Sequence[Run]) -> list[tuple[float, float]]:
    """For each run the mean chance of the others under its heading that open in the same way; whether there are any."""
    keys = [(view.sections[run.line].path[-1:], view.segments[run.first].opener) for run in runs]
    own = [chances.findings[run.first] for run in runs]
    totals: defaultdict[tuple[tuple[int, ...], Opener], list[float]] = defaultdict(list)
    for key, chance in zip(keys, own, strict=True):
        totals[key].append(chance)
    rest = [(sum(totals[key]) - chance, len(totals[key]) - 1) for key, chance in zip(keys, own, strict=True)]
    return [(total / many, 1.0) if many else (0.0, 0.0) for total, many in rest]
