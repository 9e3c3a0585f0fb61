"""Fit how measures are matched with findings: a chain over findings in order, by conditional likelihood.

Then the belief that what fits best does answer, on the same texts and on texts where some measures are missing.

The items of the standard that both speak of are told by tables which have not seen their voices, as for a new report.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from corpora.scripts import train_items
from corpora.scripts.chain import chain
from corpora.scripts.documents import document
from corpora.scripts.labelled import Label, Labelled, corpus
from extractors.chinese.alignment import Steps
from extractors.chinese.deadlines import NONE
from extractors.chinese.features import View
from extractors.chinese.linking import item
from extractors.chinese.links import LEAST, believed, likely, split
from extractors.chinese.pairing import MODEL, PARTS, Belief, Item, Weights, signs
from extractors.chinese.places import location
from extractors.chinese.view import view
from extractors.findings import Measure, Responsible
from extractors.linear import Table
from extractors.standards import shipped
from extractors.standards.ranking import Context, best

FOLDS = 5
PENALTY = 3.0  # of the squared weights
ROUNDS = 60
MISSING = 0.2  # share of the measures that are taken out, as if nobody had found them
SEED = 7
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
    whole: bool  # no measure is missing
    wanted: Links
    told: Links
    groups: tuple[Group, ...]


def main() -> None:
    """Write corpora/model/links.json: weights, steps, belief, and what was linked rightly in voices held out."""
    cases = [case for fold in range(FOLDS) for case in _cases(corpus(), fold)]
    fitted = fit(cases)
    belief = fit_belief(cases, fitted)
    stored = {
        "parts": _rounded(PARTS, fitted.parts),
        "steps": _rounded(STEPS, [getattr(fitted.steps, name) for name in STEPS]),
        "belief": {
            "parts": _rounded(PARTS, belief.parts),
            **_rounded(("chance", "alone", "base"), (belief.chance, belief.alone, belief.base)),
        },
        **held_out(cases),
    }
    MODEL.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {stored}")


def _rounded(names: Sequence[str], values: Sequence[float] | Floats) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def _cases(texts: Sequence[Labelled], fold: int) -> Iterator[Case]:
    """The documents of a fold of voices, items told by what the other voices teach."""
    voices = sorted({text.voice for text in texts})
    here = {voice for voice in voices if _fold(voice) == fold}
    others = [text for text in texts if text.voice not in here]
    tables = {known.id: train_items.train(known, others) for known in shipped()}
    for text in texts:
        if text.voice in here and any(label.many("for") for label in text.measures):
            yield from _of_text(text, fold, tables.get(text.meta["standard"]))


def _fold(voice: str) -> int:
    """Texts of one writer are held out together: t, v and w, and each of the later letters."""
    return {"t": 0, "u": 1, "w": 1, "v": 2, "x": 3, "y": 4}.get(voice[0], 2)


def _of_text(text: Labelled, fold: int, table: Table | None) -> Iterator[Case]:
    """The text as it is, and the text with some measures missing."""
    seen = view(document(text))
    measures, findings = (
        [_item(one, seen, _shares(text, one, table) if table else {}) for one in labels]
        for labels in (text.measures, text.findings)
    )
    wanted = frozenset((label.id, id_) for label in text.measures for id_ in label.many("for"))
    yield _case(measures, findings, wanted, fold)
    chance = random.Random(f"{SEED} {text.meta['id']}")
    yield _case([one for one in measures if chance.random() >= MISSING], findings, wanted, fold, whole=False)


def _case(measures: Sequence[Item], findings: Sequence[Item], wanted: Links, fold: int, *, whole: bool = True) -> Case:
    outright, groups = split(measures, findings)
    links = {(measure, finding) for measure, ids in outright.items() for finding in ids}
    links |= {(one.id, found[0].id) for asked, found in groups if len(found) == 1 for one in asked}
    left = {one.id for one in measures}
    wanted = frozenset(pair for pair in wanted if pair[0] in left)
    open_ = tuple(_group(asked, found, wanted) for asked, found in groups if asked and len(found) > 1)
    return Case(fold, whole, wanted, frozenset(links), open_)


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
    groups = [group for case in cases if case.whole for group in case.groups]
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


def fit_belief(cases: Sequence[Case], known: Weights) -> Belief:
    """How surely the likely pairs are right, whether all measures are there or not."""
    rows, right = [], []
    for group in (group for case in cases for group in case.groups):
        found = likely(group.signs, known)
        places = np.nonzero(found >= LEAST)
        more = np.log(found[places]), np.full(len(places[0]), len(group.measures) == 1, np.float64)
        rows.append(np.hstack([group.signs[places], *(one[:, None] for one in more)]))
        right.append(group.right[places])
    line = LogisticRegression(max_iter=1000).fit(np.vstack(rows), np.concatenate(right))
    *parts, chance, alone = line.coef_[0]
    return Belief(np.array(parts), chance, alone, line.intercept_[0])


def held_out(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """How many links are right in voices that nothing here has seen, as they are and with measures missing."""
    counts = {True: np.zeros(3), False: np.zeros(3)}
    for fold in range(FOLDS):
        others = [case for case in cases if case.fold != fold]
        known = fit(others)
        belief = fit_belief(others, known)
        for case in (case for case in cases if case.fold == fold):
            told = case.told | _told(case, known, belief)
            counts[case.whole] += len(told & case.wanted), len(told), len(case.wanted)
    return {"whole": _figures(*counts[True]), "measures missing": _figures(*counts[False])}


def _figures(right: float, told: float, wanted: float) -> dict[str, float]:
    shares = ("precision", right / told), ("recall", right / wanted), ("f1", 2 * right / (told + wanted))
    return {**{name: round(float(share), 4) for name, share in shares}, "links": int(wanted)}


def _told(case: Case, known: Weights, belief: Belief) -> Links:
    return frozenset(
        (group.measures[to], group.findings[at])
        for group in case.groups
        for at, to in believed(group.signs, likely(group.signs, known), belief)
    )


if __name__ == "__main__":
    main()
