"""The words of a standard that speak for its items, and how strongly each does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.standards.model import Item, Standard

NAME, PROBLEM, PHRASING, KEYWORD, EVIDENCE, REQUIREMENT, METRIC = 3.0, 2.0, 1.5, 2.5, 1.0, 1.0, 1.0
CLAUSE = re.compile(r"[，。；、：（）,;()“”《》]+|[与和及]")


def witnesses(item: Item) -> Iterator[tuple[str, float]]:
    """Phrases of one item with their weights."""
    yield item.name, NAME
    for part in CLAUSE.split(item.name):
        yield part, NAME
    for clause in CLAUSE.split(item.requirement):
        yield clause, REQUIREMENT
    for problem in item.typical_problems:
        yield problem.text, PROBLEM
        yield from ((phrasing, PHRASING) for phrasing in problem.phrasings)
        yield from ((keyword, KEYWORD) for keyword in problem.keywords)
    yield from ((evidence, EVIDENCE) for evidence in item.evidence)
    for metric in item.metrics:
        yield metric.subject, METRIC
        yield from ((phrase, METRIC) for phrase in metric.match_phrases)


def words(item: Item) -> Iterator[str]:
    """Short words of an item that can be shown to people as a reason."""
    for phrase, _ in witnesses(item):
        for part in CLAUSE.split(phrase):
            if 2 <= len(part) <= 8:
                yield part


def whole_text(standard: Standard) -> str:
    """Everything that the standard says, for comparing it with a document."""
    return "\n".join(phrase for item in standard.items for phrase, _ in witnesses(item))
