"""Fits the weights of extractors.similarity and the weights and trees of extractors.company on the labelled series.

The items of findings are told by tables that have not seen any series. Weights alone are fitted to labelled findings;
weights and trees that see findings in company learn from readings, too, with what taggers invent, miss and doubt.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score

from corpora.scripts import fit_trees, train_items
from corpora.scripts.chained import Chained, labelled_series, read_series
from corpora.scripts.labelled import corpus
from extractors.company import TREES, Scales, inputs, of_two_reports, surroundings
from extractors.likenesses import agreements
from extractors.similarity import WEIGHTS, Agreement, Weights, facet_table
from extractors.standards import shipped
from extractors.trees import Trees, save

PENALTY = 1.0  # on the square of each weight
FOLDS = 5  # of series held out
COMPANY = ("odds", "prominence", "surety")

Floats = NDArray[np.float64]
Series = Sequence[Sequence[Chained]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every two findings of different reports of one series."""

    inputs: Floats  # (pairs, what speaks for them)
    same: Floats  # 1 where they are one problem


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was fitted."""

    scales: Scales
    trees: Trees


def main() -> None:
    """Write the weights and the trees, and how well they order the pairs of series that they have not seen."""
    documents = corpus()
    unseen = [document for document in documents if "series" not in document.meta]
    items = {standard.id: train_items.train(standard, unseen) for standard in shipped()}
    labelled, read = labelled_series(documents, items), read_series(documents, items)
    learnt = _learn([*labelled.values()], [*read.values()])
    save(learnt.trees, TREES)
    found = {
        "likeness": _written(learnt.scales.likeness, [field.name for field in fields(Agreement)]),
        "company": _written(learnt.scales.company, COMPANY),
        "average_precision_of_series_left_out": _held_out([*labelled.values()], [*read.values()]),
        "series": len(labelled),
    }
    WEIGHTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found))


def _written(weights: Weights, names: Sequence[str]) -> dict[str, object]:
    parts = {name: round(weight, 4) for name, weight in zip(names, weights.parts, strict=True)}
    return {"parts": parts, "base": round(weights.base, 4)}


def _learn(labelled: Series, read: Series) -> Learnt:
    told = [*labelled, *read]
    likeness = _fit([_alone(series) for series in labelled])
    scales = Scales(likeness, _fit([_beside(series, likeness) for series in told]))
    return Learnt(scales, fit_trees.fit(*_together([_seen(series, scales) for series in told])))


def _held_out(labelled: Series, read: Series) -> dict[str, float]:
    """Average precision over all pairs of series that nothing here has learnt from, as labelled and as read."""
    odds: dict[str, list[Floats]] = {"labelled": [], "read": []}
    truths: dict[str, list[Floats]] = {"labelled": [], "read": []}
    for at in range(FOLDS):
        learnt = _learn(*([one for place, one in enumerate(kind) if place % FOLDS != at] for kind in (labelled, read)))
        for name, kind in (("labelled", labelled), ("read", read)):
            seen = [_seen(series, learnt.scales) for series in kind[at::FOLDS]]
            odds[name] += [learnt.trees.odds(own.inputs) for own in seen]
            truths[name] += [own.same for own in seen]
    pairs = ((name, np.concatenate(truths[name]), np.concatenate(odds[name])) for name in odds)
    return {name: round(float(average_precision_score(truth, told)), 4) for name, truth, told in pairs}


def _alone(chained: Sequence[Chained]) -> Pairs:
    """In what every two findings agree."""
    found = agreements([told.problem for told, _ in chained], facet_table())
    return _pairs(chained, np.stack(astuple(found), axis=-1))


def _beside(chained: Sequence[Chained], likeness: Weights) -> Pairs:
    """The odds of two findings alone, and what their reports and readers say of them."""
    told = [told for told, _ in chained]
    odds = likeness.odds(agreements([one.problem for one in told], facet_table()))
    return _pairs(chained, np.stack([odds, *surroundings(told)], axis=-1))


def _seen(chained: Sequence[Chained], scales: Scales) -> Pairs:
    """All that the trees see."""
    return _pairs(chained, inputs([told for told, _ in chained], scales))


def _pairs(chained: Sequence[Chained], found: Floats) -> Pairs:
    chains = np.array([chain for _, chain in chained])
    places = np.nonzero(np.triu(of_two_reports([told for told, _ in chained])))
    same = (chains[:, None] == chains[None, :]) & (chains != "")
    return Pairs(found[places], same[places].astype(np.float64))


def _together(series: Sequence[Pairs]) -> tuple[Floats, Floats]:
    return np.vstack([own.inputs for own in series]), np.concatenate([own.same for own in series])


def _fit(series: Sequence[Pairs]) -> Weights:
    """The weight of each input, and the base: logistic regression in which nothing speaks against."""
    features, wanted = _together(series)
    spread = features.std(axis=0)
    scaled = features / spread

    def loss(weights: Floats) -> tuple[float, Floats]:
        parts, odds = weights[:-1], scaled @ weights[:-1] + weights[-1]
        error = 1 / (1 + np.exp(-odds)) - wanted
        value = float(np.logaddexp(0, odds).sum() - wanted @ odds + PENALTY * parts @ parts / 2)
        return value, np.append(scaled.T @ error + PENALTY * parts, error.sum())

    count = features.shape[1]
    bounds = [(0, None)] * count + [(None, None)]
    found = minimize(loss, np.zeros(count + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return Weights(tuple((found[:-1] / spread).tolist()), float(found[-1]))


if __name__ == "__main__":
    main()
