"""Trains the tables that place findings under the items of each shipped standard, from corpora alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence, Set
from pathlib import Path
from string import ascii_lowercase

import numpy as np

from corpora.scripts.labelled import CORPORA, Label, Labelled, Line, corpus
from extractors.linear import Example, Table, fit, save
from extractors.standards import Standard, shipped
from extractors.standards.ranking import MOST, Context
from extractors.standards.witness import examples

MODEL = CORPORA / "model"
HALVES = "tv"  # letters of some large voices each, held out by halves; other letters are one writer each
WRITTEN = 0.5  # weight of a written example against a finding of a real report's length: there are twice as many
FOLDS = 5  # for a standard whose findings all come from one voice


def main() -> None:
    """Train every table, write it to corpora/model and its held-out figures to items.json beside it."""
    documents = corpus()
    figures: dict[str, dict[str, float]] = {}
    for standard in shipped():
        save(train(standard, documents), MODEL / f"items-{standard.id}.npz")
        figures[standard.id] = held_out(standard, documents)
    (MODEL / "items.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures))


def train(standard: Standard, documents: Iterable[Labelled]) -> Table:
    """The item table of one standard: its own words, written examples, labelled findings."""
    codes = tuple(item.code for item in standard.items)
    labelled = [example for document in documents for example, _ in findings(standard, document)]
    return fit([*examples(standard), *written(standard), *labelled], codes)


def written(standard: Standard) -> list[Example]:
    """Examples from corpora/training/items/<standard>.txt and kinds/<standard>.txt by item."""
    lines = [*placed_lines(standard), *kind_lines(standard)]
    return [Example(text, place.partition("-")[0], weight=WRITTEN) for text, place in lines]


def placed_lines(standard: Standard) -> list[tuple[str, str]]:
    """Each line of that file with the item ("B3") or typical problem ("B3-P2") that stands above it."""
    places = {item.code for item in standard.items}
    places |= {problem.id for item in standard.items for problem in item.typical_problems}
    return _under(CORPORA / "training" / "items" / f"{standard.id}.txt", places)


def kind_lines(standard: Standard) -> list[tuple[str, str]]:
    """Each line of corpora/training/kinds/<standard>.txt with its kind of a typical problem ("B3-P2a")."""
    problems = [problem.id for item in standard.items for problem in item.typical_problems]
    places = {f"{problem}{letter}" for problem in problems for letter in ascii_lowercase}
    return _under(CORPORA / "training" / "kinds" / f"{standard.id}.txt", places)


def _under(path: Path, places: Set[str]) -> list[tuple[str, str]]:
    found, place = [], ""
    for line in path.read_text(encoding="utf-8").split("\n") if path.exists() else ():
        if line in places:
            place = line
        elif line:
            found.append((line, place))
    return found


def findings(standard: Standard, document: Labelled) -> list[tuple[Example, tuple[str, ...]]]:
    """A document's findings of this standard with all their right codes."""
    if document.meta["standard"] != standard.id:
        return []
    labels = [label for label in document.findings if label.many("std")]
    return [
        (Example(label.quote, label.many("std")[0], surroundings(document, label).text), label.many("std"))
        for label in labels
    ]


def surroundings(document: Labelled, label: Label) -> Context:
    """What stands around a labelled finding, as the pipeline gives it."""
    above = [line for line in document.lines if line.start <= label.start]
    line = above[-1]
    heads = [other for other in above[:-1] if other.style in ("h1", "h2")]
    return Context(_path(heads), line.text[: label.start - line.start])


def _path(heads: Sequence[Line]) -> tuple[str, ...]:
    if not heads:
        return ()
    last = heads[-1]
    upper = next((head.text for head in reversed(heads) if head.style == "h1"), "")
    return (last.text,) if last.style == "h1" else (upper, last.text)


def held_out(standard: Standard, documents: Sequence[Labelled]) -> dict[str, float]:
    """First choice and first three on voices that the table has not seen."""
    group = _grouping(standard, documents)
    right = np.zeros(3)
    for fold in sorted({group(document) for document in documents}):
        unseen = [pair for document in documents if group(document) == fold for pair in findings(standard, document)]
        if unseen:
            right += _right(train(standard, [d for d in documents if group(d) != fold]), unseen)
    first, three, count = right
    return {"first": round(float(first / count), 4), "in_three": round(float(three / count), 4), "findings": int(count)}


def _grouping(standard: Standard, documents: Sequence[Labelled]) -> Callable[[Labelled], str]:
    """Whole voices; single documents in folds where one voice wrote them all."""
    own = [document for document in documents if document.meta["standard"] == standard.id]
    if len({document.voice for document in own}) > 1:
        return _writer
    order = {document.meta["id"]: str(place % FOLDS) for place, document in enumerate(own)}
    return lambda document: order.get(document.meta["id"], "")


def _writer(document: Labelled) -> str:
    letter, number = document.voice[0], document.voice[1:]
    return letter + str(int(number) % 2) if letter in HALVES else letter


def _right(table: Table, pairs: Sequence[tuple[Example, tuple[str, ...]]]) -> tuple[int, int, int]:
    best = [[table.labels[i] for i in np.argsort(-table.scores(e.text, e.context))[:MOST]] for e, _ in pairs]
    first = sum(codes[0] in wanted for codes, (_, wanted) in zip(best, pairs, strict=True))
    three = sum(bool(set(codes) & set(wanted)) for codes, (_, wanted) in zip(best, pairs, strict=True))
    return first, three, len(pairs)


if __name__ == "__main__":
    main()
