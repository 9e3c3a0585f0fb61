"""Trains the table of facets: the different problems inside one item, by which re-worded findings are known again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpora.scripts.labelled import Labelled, corpus
from corpora.scripts.train_items import MODEL, findings, placed_lines
from extractors.linear import Example, Table, fit, save
from extractors.standards import Standard, TypicalProblem, shipped

ROUNDS = 2  # of guessing each text's facet inside its item and fitting again
OWN_WEIGHT = 0.5


def main() -> None:
    """Train the facets of all shipped standards and write them to corpora/model."""
    save(train(shipped(), corpus()), MODEL / "facets.npz")


def train(standards: Sequence[Standard], documents: Iterable[Labelled]) -> Table:
    """A table over the typical problems of the standards; texts known by item only join the nearest problem there."""
    listed = list(documents)
    known = [example for standard in standards for example in _known(standard)]
    labels = list(dict.fromkeys(example.label for example in known))
    placed = [pair for standard in standards for pair in _placed(standard, listed)]
    table = fit(known, labels)
    for _ in range(ROUNDS):
        table = fit([*known, *(_guess(table, text, item) for text, item in placed)], labels)
    return table


def _known(standard: Standard) -> list[Example]:
    own = [
        Example(text, problem.id, weight=OWN_WEIGHT)
        for item in standard.items
        for problem in item.typical_problems
        for text in _wordings(problem)
    ]
    return own + [Example(text, place) for text, place in placed_lines(standard) if "-" in place]


def _wordings(problem: TypicalProblem) -> list[str]:
    single = [problem.text, *problem.phrasings, *problem.keywords]
    return [*single, "，".join(single)]


def _placed(standard: Standard, documents: Iterable[Labelled]) -> list[tuple[str, str]]:
    """Texts of which only the item is known."""
    labelled = [(example.text, codes[0]) for document in documents for example, codes in findings(standard, document)]
    return labelled + [(text, place) for text, place in placed_lines(standard) if "-" not in place]


def _guess(table: Table, text: str, item: str) -> Example:
    scores = table.scores(text)
    inside = [place for place, label in enumerate(table.labels) if label.startswith(f"{item}-")]
    return Example(text, table.labels[max(inside, key=lambda place: scores[place])])


if __name__ == "__main__":
    main()
