"""Fits the weights of extractors.similarity on the labelled series, with tables that have not seen any series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
from sklearn.linear_model import LogisticRegression

from corpora.scripts import train_facets, train_items
from corpora.scripts.labelled import Labelled, corpus
from extractors.findings import StandardMatch
from extractors.linear import Table
from extractors.similarity import Problem, measures
from extractors.standards import Standard, shipped
from extractors.standards.ranking import best

Told = tuple[str, str, Problem]  # report, chain ("" for none), finding


def main() -> None:
    """Print the weights of words, items and facets, and the base."""
    documents = corpus()
    unseen = [document for document in documents if "series" not in document.meta]
    facets = train_facets.train(shipped(), unseen)
    items = {standard.id: train_items.train(standard, unseen) for standard in shipped()}
    pairs = [
        (measures(one, other, facets), bool(chain) and chain == again)
        for told in _series(documents, items).values()
        for (report, chain, one), (later, again, other) in combinations(told, 2)
        if report != later
    ]
    features = np.array([found for found, _ in pairs])
    spread = features.std(axis=0)
    model = LogisticRegression(C=10).fit(features / spread, [same for _, same in pairs])
    print("WORDS, ITEMS, FACETS, BASE =", *(model.coef_[0] / spread).round(2), model.intercept_[0].round(2))


def _series(documents: Iterable[Labelled], items: dict[str, Table]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for document in documents:
        if "series" in document.meta:
            standard = next(one for one in shipped() if one.id == document.meta["standard"])
            found[document.meta["series"]] += _told(document, standard, items[standard.id])
    return found


def _told(document: Labelled, standard: Standard, table: Table) -> Iterator[Told]:
    for label in document.findings:
        context = train_items.surroundings(document, label).text
        matches = tuple(
            StandardMatch(standard.id, table.labels[place], share)
            for place, share in best(table, label.quote, context)
        )
        yield document.meta["id"], label.attributes.get("chain", ""), Problem(label.quote, matches)


if __name__ == "__main__":
    main()
