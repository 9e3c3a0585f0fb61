"""Fit how measures are matched with findings: a chain over findings in order, by conditional likelihood.

The items of the standard that both speak of are told by tables which have not seen their voices, as for a new report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpora.scripts import train_items
from corpora.scripts.chain import chain
from corpora.scripts.documents import document
from corpora.scripts.labelled import Label, Labelled, corpus
from extractors.chinese.alignment import Steps, chances
from extractors.chinese.deadlines import NONE
from extractors.chinese.features import View
from extractors.chinese.linking import item
from extractors.chinese.links import LEAST, split
from extractors.chinese.pairing import MODEL, PARTS, Item, Weights, signs
from extractors.chinese.places import location
from extractors.chinese.view import view
from extractors.findings import Measure, Responsible
from extractors.linear import Table
from extractors.standards import shipped
from extractors.standards.ranking import Context, best

FOLDS = 5
PENALTY = 3.0  # of the squared weights
ROUNDS = 60
STEPS = ("stay", "leap", "back")

Floats = NDArray[np.float64]
Links = frozenset[tuple[str, str]]  # measure, finding


@dataclass(frozen=True)
class Group:
    """Measures and findings that are matched with each other."""

    measures: tuple[str, ...]
    findings: tuple[str, ...]
    signs: Floats
    right: NDArray[np.bool_]  # (findings, measures)


@dataclass(frozen=True)
class Case:
    """A document: its links as labelled, those told outright, and what is left to match."""

    fold: int
    wanted: Links
    told: Links
    groups: tuple[Group, ...]


def main() -> None:
    """Write corpora/model/links.json: weights, steps, and what was linked rightly in voices held out."""
    cases = [case for fold in range(FOLDS) for case in _cases(corpus(), fold)]
    fitted = fit(cases)
    steps = {name: round(float(getattr(fitted.steps, name)), 4) for name in STEPS}
    parts = {name: round(float(weight), 4) for name, weight in zip(PARTS, fitted.parts, strict=True)}
    stored = {"parts": parts, "steps": steps, **held_out(cases)}
    MODEL.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {stored}")


def _cases(texts: Sequence[Labelled], fold: int) -> Iterator[Case]:
    """The documents of a fold of voices, items told by what the other voices teach."""
    voices = sorted({text.voice for text in texts})
    here = {voice for voice in voices if _fold(voice) == fold}
    others = [text for text in texts if text.voice not in here]
    tables = {known.id: train_items.train(known, others) for known in shipped()}
    for text in texts:
        if text.voice in here and any(label.many("for") for label in text.measures):
            yield _case(text, fold, tables.get(text.meta["standard"]))


def _fold(voice: str) -> int:
    """Texts of one writer are held out together: t, v and w, and each of the later letters."""
    return {"t": 0, "u": 1, "w": 1, "v": 2, "x": 3, "y": 4}.get(voice[0], 2)


def _case(text: Labelled, fold: int, table: Table | None) -> Case:
    seen = view(document(text))
    labels = [*text.measures, *text.findings]
    items = [_item(one, seen, _shares(text, one, table) if table else {}) for one in labels]
    outright, groups = split(items[: len(text.measures)], items[len(text.measures) :])
    wanted = frozenset((label.id, id_) for label in text.measures for id_ in label.many("for"))
    links = {(measure, finding) for measure, ids in outright.items() for finding in ids}
    links |= {(one.id, found[0].id) for asked, found in groups if len(found) == 1 for one in asked}
    open_ = tuple(_group(asked, found, wanted) for asked, found in groups if asked and len(found) > 1)
    return Case(fold, wanted, frozenset(links), open_)


def _shares(text: Labelled, label: Label, table: Table) -> dict[str, float]:
    around = Context() if label in text.measures else train_items.surroundings(text, label)
    return {table.labels[place]: share for place, share in best(table, label.quote, around)}


def _item(label: Label, seen: View, shares: dict[str, float]) -> Item:
    line = next(line.index for line in seen.lines if line.start <= label.start <= line.end)
    place = location(seen, line)
    return item(Measure(label.id, label.quote, label.start, label.end, NONE, Responsible(), place), seen, shares)


def _group(measures: Sequence[Item], findings: Sequence[Item], wanted: Links) -> Group:
    right = np.array([[(one.id, other.id) in wanted for one in measures] for other in findings])
    ids = tuple(one.id for one in measures), tuple(other.id for other in findings)
    return Group(*ids, signs(measures, findings), right)


def fit(cases: Sequence[Case]) -> Weights:
    """The weights under which the labelled measures of all findings are likeliest."""
    groups = [group for case in cases for group in case.groups]
    found = minimize(_loss, np.zeros(len(PARTS) + len(STEPS)), args=(groups,), jac=True, options={"maxiter": ROUNDS})
    return _weights(found.x)


def _weights(values: Floats) -> Weights:
    return Weights(values[: len(PARTS)], Steps(*np.exp(values[len(PARTS) :])))


def _loss(values: Floats, groups: Sequence[Group]) -> tuple[float, Floats]:
    """Minus the logarithm of the likelihood, and its slopes; a finding that none answers may go anywhere."""
    known = _weights(values)
    loss, slopes = PENALTY * float(values @ values) / 2, PENALTY * values
    for group in groups:
        fits = group.signs @ known.parts
        allowed = np.where(group.right.any(axis=1, keepdims=True), group.right, True)
        free = chain(fits, known.steps)
        bound = chain(np.where(allowed, fits, -np.inf), known.steps)
        loss += free.logarithm - bound.logarithm
        slopes[: len(PARTS)] += np.einsum("nk,nkp->p", free.chances - bound.chances, group.signs)
        slopes[len(PARTS) :] += free.taken - bound.taken
    return loss, slopes


def held_out(cases: Sequence[Case]) -> dict[str, float]:
    """How many links are right in voices that the weights have not seen."""
    counts = np.zeros(3)
    for fold in range(FOLDS):
        known = fit([case for case in cases if case.fold != fold])
        for case in (case for case in cases if case.fold == fold):
            told = case.told | _told(case, known)
            counts += len(told & case.wanted), len(told), len(case.wanted)
    right, all_told, wanted = map(float, counts)
    shares = {"precision": right / all_told, "recall": right / wanted, "f1": 2 * right / (all_told + wanted)}
    return {**{name: round(share, 4) for name, share in shares.items()}, "links": int(wanted)}


def _told(case: Case, known: Weights) -> Links:
    return frozenset(
        (group.measures[to], group.findings[at])
        for group in case.groups
        for at, to in np.argwhere(chances(group.signs @ known.parts, known.steps) >= LEAST).tolist()
    )


if __name__ == "__main__":
    main()
