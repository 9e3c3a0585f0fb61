"""Trains the table of facets: the different problems inside one item, by which re-worded findings are known again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpora.scripts.train_items import MODEL, kind_lines, placed_lines
from extractors.linear import Example, Table, fit, save
from extractors.standards import Standard, TypicalProblem, shipped

ROUNDS = 2  # of guessing each text's facet inside its item and fitting again
OWN_WEIGHT = 0.5


def main() -> None:
    """Train the facets of all shipped standards and write them to corpora/model."""
    save(train(shipped()), MODEL / "facets.npz")


def train(standards: Sequence[Standard]) -> Table:
    """A table over the kinds of typical problems; texts known by item or problem only join the nearest kind there.

    Labelled findings of whole reports would join by guess, too: series left out say that this does harm.
    """
    texts = [text for standard in standards for text in _texts(standard)]
    labels = _labels(standards)
    known = [text for text in texts if text.label in labels]
    unsure = [(text, _inside(labels, text.label)) for text in texts if text.label not in labels]
    table = fit(known, labels)
    for _ in range(ROUNDS):
        table = fit([*known, *(_guess(table, text, inside) for text, inside in unsure)], labels)
    return table


def _labels(standards: Sequence[Standard]) -> list[str]:
    """The kinds of each typical problem, or the problem itself where it has only one."""
    kinds: dict[str, list[str]] = {}
    for standard in standards:
        for _, kind in kind_lines(standard):
            kinds.setdefault(kind[:-1], []).append(kind)
    problems = [problem.id for standard in standards for item in standard.items for problem in item.typical_problems]
    return list(dict.fromkeys(kind for problem in problems for kind in kinds.get(problem, [problem])))


def _texts(standard: Standard) -> list[Example]:
    """All texts with what is known of them: kind, typical problem or item."""
    own = [
        Example(text, problem.id, weight=OWN_WEIGHT)
        for item in standard.items
        for problem in item.typical_problems
        for text in _wordings(problem)
    ]
    return own + [Example(text, place) for text, place in (*placed_lines(standard), *kind_lines(standard))]


def _wordings(problem: TypicalProblem) -> list[str]:
    single = [problem.text, *problem.phrasings, *problem.keywords]
    return [*single, "，".join(single)]


def _inside(labels: Sequence[str], place: str) -> list[int]:
    """Where the labels of an item or a typical problem stand."""
    kind = re.compile(re.escape(place) + ("[a-z]" if "-" in place else "-.*"))
    return [at for at, label in enumerate(labels) if kind.fullmatch(label)]


def _guess(table: Table, text: Example, inside: Sequence[int]) -> Example:
    scores = table.scores(text.text)
    return replace(text, label=table.labels[max(inside, key=lambda at: scores[at])])


if __name__ == "__main__":
    main()
