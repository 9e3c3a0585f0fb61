"""Fits the weights of extractors.similarity and extractors.company on the labelled series, with tables that have not
seen any series.

Besides the labelled findings it compares sentences that are no findings at all, and it leaves out some of the links to
measures: so a reader may see them.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score

from corpora.scripts import train_facets, train_items
from corpora.scripts.labelled import Label, Labelled, corpus
from extractors.company import Told, lesser, prominence
from extractors.findings import StandardMatch
from extractors.likenesses import agreements
from extractors.linear import Table
from extractors.similarity import WEIGHTS, Agreement, Problem, Weights
from extractors.standards import Standard, shipped
from extractors.standards.ranking import Context, best

UNLINKED = 0.3  # of the measures are not linked to what they answer
INVENTED = 1  # sentences of a document taken for findings
PENALTY = 1.0  # on the square of each weight
LEAST = 14  # characters of such a sentence
SEED = 11

Floats = NDArray[np.float64]
Chained = tuple[Told, str]  # a finding, and its chain ("" for none)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every two findings of different reports of one series."""

    inputs: Floats  # (pairs, what speaks for them)
    same: Floats  # 1 where they are one problem


def main() -> None:
    """Write the weights, and how well they order the pairs of series that they have not seen."""
    documents = corpus()
    unseen = [document for document in documents if "series" not in document.meta]
    facets = train_facets.train(shipped())
    items = {standard.id: train_items.train(standard, unseen) for standard in shipped()}
    series = list(_series(documents, items).values())
    alone = [_alone(told, facets) for told in series]
    odds = _of_others(alone)
    seen = [_in_company(*pair) for pair in zip(series, odds, strict=True)]
    found = {
        "likeness": _written(_fit(alone), [field.name for field in fields(Agreement)]),
        "company": _written(_fit(seen), ["odds", "prominence"]),
        "average_precision_of_series_left_out": {
            "likeness": _average_precision(odds, alone),
            "company": _average_precision(_of_others(seen), seen),
        },
        "series": len(series),
    }
    WEIGHTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found))


def _written(weights: Weights, names: Sequence[str]) -> dict[str, object]:
    parts = {name: round(weight, 4) for name, weight in zip(names, weights.parts, strict=True)}
    return {"parts": parts, "base": round(weights.base, 4)}


def _alone(chained: Sequence[Chained], facets: Table) -> Pairs:
    """In what every two findings agree."""
    found = agreements([told.problem for told, _ in chained], facets)
    return _pairs(chained, np.stack(astuple(found), axis=-1))


def _in_company(chained: Sequence[Chained], odds: Floats) -> Pairs:
    """The odds that other series give, and what the other findings of their reports say of two findings."""
    seen = _pairs(chained, lesser(prominence([told for told, _ in chained]))[..., None])
    return replace(seen, inputs=np.column_stack([odds, seen.inputs]))


def _pairs(chained: Sequence[Chained], inputs: Floats) -> Pairs:
    reports = np.array([told.report for told, _ in chained])
    chains = np.array([chain for _, chain in chained])
    places = np.nonzero(np.triu(reports[:, None] != reports[None, :]))
    same = (chains[:, None] == chains[None, :]) & (chains != "")
    return Pairs(inputs[places], same[places].astype(np.float64))


def _fit(series: Sequence[Pairs]) -> Weights:
    """The weight of each input, and the base: logistic regression in which nothing speaks against."""
    features = np.vstack([own.inputs for own in series])
    spread = features.std(axis=0)
    inputs, wanted = features / spread, np.concatenate([own.same for own in series])

    def loss(weights: Floats) -> tuple[float, Floats]:
        parts, odds = weights[:-1], inputs @ weights[:-1] + weights[-1]
        error = 1 / (1 + np.exp(-odds)) - wanted
        value = float(np.logaddexp(0, odds).sum() - wanted @ odds + PENALTY * parts @ parts / 2)
        return value, np.append(inputs.T @ error + PENALTY * parts, error.sum())

    count = features.shape[1]
    bounds = [(0, None)] * count + [(None, None)]
    found = minimize(loss, np.zeros(count + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return Weights(tuple((found[:-1] / spread).tolist()), float(found[-1]))


def _of_others(series: Sequence[Pairs]) -> list[Floats]:
    """The odds of each series by what the others teach."""
    found = []
    for place, own in enumerate(series):
        weights = _fit([*series[:place], *series[place + 1 :]])
        found.append(own.inputs @ np.array(weights.parts) + weights.base)
    return found


def _average_precision(odds: Sequence[Floats], series: Sequence[Pairs]) -> float:
    truths = np.concatenate([own.same for own in series])
    return round(float(average_precision_score(truths, np.concatenate(odds))), 4)


def _series(documents: Iterable[Labelled], items: Mapping[str, Table]) -> dict[str, list[Chained]]:
    found: dict[str, list[Chained]] = defaultdict(list)
    chance = random.Random(SEED)
    standards = {standard.id: standard for standard in shipped()}
    for document in documents:
        if "series" in document.meta:
            standard = standards.get(document.meta["standard"])
            place = _placing(standard, items[standard.id]) if standard else _unplaced
            labels = (*document.findings, *_invented(document, chance))
            linked = [measure for measure in document.measures if chance.random() >= UNLINKED]
            found[document.meta["series"]] += _told(replace(document, measures=tuple(linked)), labels, place)
    return found


Placing = Callable[[str, Context], tuple[StandardMatch, ...]]


def _placing(standard: Standard, table: Table) -> Placing:
    return lambda quote, around: tuple(
        StandardMatch(standard.id, table.labels[place], share) for place, share in best(table, quote, around)
    )


def _unplaced(quote: str, around: Context) -> tuple[StandardMatch, ...]:
    return ()


def _invented(document: Labelled, chance: random.Random) -> Iterator[Label]:
    """Sentences that are no findings, as a tagger may take them for some."""
    taken = [(label.start, label.end) for label in (*document.findings, *document.measures)]
    lines = [line for line in document.lines if line.style == "p" and len(line.text) >= LEAST]
    free = [line for line in lines if not any(a < line.start + len(line.text) and line.start < b for a, b in taken)]
    for line in chance.sample(free, min(INVENTED, len(free))):
        sentence = chance.choice([part for part in line.text.split("。") if part])
        start = line.start + line.text.find(sentence)
        yield Label("", sentence, start, start + len(sentence))


def _told(document: Labelled, labels: Iterable[Label], place: Placing) -> Iterator[Chained]:
    for label in labels:
        promised = "\n".join(measure.quote for measure in document.measures if label.id in measure.many("for"))
        matches = place(label.quote, replace(train_items.surroundings(document, label), measures=promised))
        yield Told(Problem(label.quote, matches, promised), document.meta["id"]), label.attributes.get("chain", "")


if __name__ == "__main__":
    main()
