"""Fits the weights of extractors.similarity on the labelled series, with tables that have not seen any series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from corpora.scripts import train_facets, train_items
from corpora.scripts.labelled import Labelled, corpus
from extractors.findings import StandardMatch
from extractors.linear import Table
from extractors.similarity import ITEMS, Agreement, Problem, measured
from extractors.standards import Standard, shipped
from extractors.standards.ranking import best

FITTED = ("rare", "facets", "objects", "faults", "measures")  # fields of Agreement; items have a weight set by hand

Told = tuple[str, str, Problem]  # report, chain ("" for none), finding
Pair = tuple[Agreement, bool]
Floats = NDArray[np.float64]


def main() -> None:
    """Print the weights and the base, and how well they order the pairs of series that they have not seen."""
    documents = corpus()
    unseen = [document for document in documents if "series" not in document.meta]
    facets = train_facets.train(shipped(), unseen)
    items = {standard.id: train_items.train(standard, unseen) for standard in shipped()}
    pairs = {name: _pairs(told, facets) for name, told in _series(documents, items).items()}
    weights, base = _fit([pair for each in pairs.values() for pair in each])
    print(*(f"{name.upper()} = {weight:.2f}" for name, weight in zip(FITTED, weights, strict=True)))
    print(f"BASE = {base:.2f}")
    print(f"average precision on series left out: {_left_out(pairs):.3f}")


def _pairs(told: Sequence[Told], facets: Table) -> list[Pair]:
    """Every two findings of different reports, and whether they are one problem."""
    return [
        (measured(one, other, facets), bool(chain) and chain == again)
        for (report, chain, one), (later, again, other) in combinations(told, 2)
        if report != later
    ]


def _fit(pairs: Sequence[Pair]) -> tuple[Floats, float]:
    """Weights of FITTED and the base; the weight of items is given."""
    features = _features(pairs)
    spread = features.std(axis=0)
    model = LogisticRegression(C=1.0).fit(features / spread, [same for _, same in pairs])
    middle = ITEMS * float(np.mean([found.items for found, _ in pairs]))
    return model.coef_[0] / spread, float(model.intercept_[0]) - middle


def _features(pairs: Sequence[Pair]) -> Floats:
    return np.array([[getattr(found, name) for name in FITTED] for found, _ in pairs])


def _left_out(pairs: dict[str, list[Pair]]) -> float:
    """Average precision over all series, each scored by what the others teach."""
    scores, truths = [], []
    for name, own in pairs.items():
        weights, base = _fit([pair for other, each in pairs.items() if other != name for pair in each])
        scores += list(_features(own) @ weights + base + ITEMS * np.array([found.items for found, _ in own]))
        truths += [same for _, same in own]
    return float(average_precision_score(truths, scores))


def _series(documents: Iterable[Labelled], items: dict[str, Table]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for document in documents:
        if "series" in document.meta:
            standard = next(one for one in shipped() if one.id == document.meta["standard"])
            found[document.meta["series"]] += _told(document, standard, items[standard.id])
    return found


def _told(document: Labelled, standard: Standard, table: Table) -> Iterator[Told]:
    for label in document.findings:
        promised = "\n".join(measure.quote for measure in document.measures if label.id in measure.many("for"))
        context = train_items.surroundings(document, label).text
        matches = tuple(
            StandardMatch(standard.id, table.labels[place], share)
            for place, share in best(table, label.quote, context)
        )
        yield document.meta["id"], label.attributes.get("chain", ""), Problem(label.quote, matches, promised)


if __name__ == "__main__":
    main()
