"""Fits the weights of extractors.similarity on the labelled series, with tables that have not seen any series.

Besides the labelled findings it compares sentences that are no findings at all, and it leaves out some of the links to
measures: so a reader may see them.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score

from corpora.scripts import train_facets, train_items
from corpora.scripts.labelled import Label, Labelled, corpus
from extractors.findings import StandardMatch
from extractors.linear import Table
from extractors.similarity import WEIGHTS, Agreement, Problem, measured
from extractors.standards import Standard, shipped
from extractors.standards.ranking import best

UNLINKED = 0.3  # of the measures are not linked to what they answer
INVENTED = 1  # sentences of a document taken for findings
PENALTY = 1.0  # on the square of each weight
LEAST = 14  # characters of such a sentence
SEED = 11

Told = tuple[str, str, Problem]  # report, chain ("" for none), finding
Pair = tuple[Agreement[float], bool]
Floats = NDArray[np.float64]


def main() -> None:
    """Write the weights, and how well they order the pairs of series that they have not seen."""
    documents = corpus()
    unseen = [document for document in documents if "series" not in document.meta]
    facets = train_facets.train(shipped(), unseen)
    items = {standard.id: train_items.train(standard, unseen) for standard in shipped()}
    pairs = {name: _pairs(told, facets) for name, told in _series(documents, items).items()}
    parts, base = _fit([pair for each in pairs.values() for pair in each])
    names = [field.name for field in fields(Agreement)]
    found = {
        "parts": {name: round(float(weight), 4) for name, weight in zip(names, parts, strict=True)},
        "base": round(base, 4),
        "average_precision_of_series_left_out": round(_left_out(pairs), 4),
        "series": len(pairs),
    }
    WEIGHTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found))


def _pairs(told: Sequence[Told], facets: Table) -> list[Pair]:
    """Every two findings of different reports, and whether they are one problem."""
    return [
        (measured(one, other, facets), bool(chain) and chain == again)
        for (report, chain, one), (later, again, other) in combinations(told, 2)
        if report != later
    ]


def _fit(pairs: Sequence[Pair]) -> tuple[Floats, float]:
    """The weight of each part of an agreement, and the base: logistic regression in which nothing speaks against."""
    features = _features(pairs)
    spread = features.std(axis=0)
    inputs, wanted = features / spread, np.array([same for _, same in pairs], np.float64)

    def loss(weights: Floats) -> tuple[float, Floats]:
        parts, odds = weights[:-1], inputs @ weights[:-1] + weights[-1]
        error = 1 / (1 + np.exp(-odds)) - wanted
        value = float(np.logaddexp(0, odds).sum() - wanted @ odds + PENALTY * parts @ parts / 2)
        return value, np.append(inputs.T @ error + PENALTY * parts, error.sum())

    count = features.shape[1]
    bounds = [(0, None)] * count + [(None, None)]
    found = minimize(loss, np.zeros(count + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return found[:-1] / spread, float(found[-1])


def _features(pairs: Sequence[Pair]) -> Floats:
    return np.array([astuple(found) for found, _ in pairs])


def _left_out(pairs: Mapping[str, Sequence[Pair]]) -> float:
    """Average precision over all series, each scored by what the others teach."""
    scores, truths = [], []
    for name, own in pairs.items():
        parts, base = _fit([pair for other, each in pairs.items() if other != name for pair in each])
        scores += list(_features(own) @ parts + base)
        truths += [same for _, same in own]
    return float(average_precision_score(truths, scores))


def _series(documents: Iterable[Labelled], items: Mapping[str, Table]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    chance = random.Random(SEED)
    for document in documents:
        if "series" in document.meta:
            standard = next(one for one in shipped() if one.id == document.meta["standard"])
            labels = (*document.findings, *_invented(document, chance))
            linked = [measure for measure in document.measures if chance.random() >= UNLINKED]
            known = replace(document, measures=tuple(linked))
            found[document.meta["series"]] += _told(known, labels, standard, items[standard.id])
    return found


def _invented(document: Labelled, chance: random.Random) -> Iterator[Label]:
    """Sentences that are no findings, as a tagger may take them for some."""
    taken = [(label.start, label.end) for label in (*document.findings, *document.measures)]
    lines = [line for line in document.lines if line.style == "p" and len(line.text) >= LEAST]
    free = [line for line in lines if not any(a < line.start + len(line.text) and line.start < b for a, b in taken)]
    for line in chance.sample(free, min(INVENTED, len(free))):
        sentence = chance.choice([part for part in line.text.split("。") if part])
        start = line.start + line.text.find(sentence)
        yield Label("", sentence, start, start + len(sentence))


def _told(document: Labelled, labels: Iterable[Label], standard: Standard, table: Table) -> Iterator[Told]:
    for label in labels:
        promised = "\n".join(measure.quote for measure in document.measures if label.id in measure.many("for"))
        context = train_items.surroundings(document, label).text
        matches = tuple(
            StandardMatch(standard.id, table.labels[place], share) for place, share in best(table, label.quote, context)
        )
        yield document.meta["id"], label.attributes.get("chain", ""), Problem(label.quote, matches, promised)


if __name__ == "__main__":
    main()
