"""The words of a standard that speak for its items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.grams import bare
from extractors.linear import Example
from extractors.standards.model import Item, Standard

OWN_WEIGHT = 0.5  # a phrase of the standard against a labelled finding
CLAUSE = re.compile(r"[，。；、：（）,;()“”《》]+|[与和及]")
SENTENCE = re.compile(r"[，。；]")
SHORT, LONG = 2, 8  # characters of a word that can be shown as a reason


def examples(standard: Standard) -> list[Example]:
    """The standard's own phrases as examples of their items: all that a standard without training knows."""
    return [
        Example(phrase, item.code, weight=OWN_WEIGHT)
        for item in standard.items
        for phrase in phrases(item)
        if bare(phrase)
    ]


def phrases(item: Item) -> Iterator[str]:
    """What the item says of itself: name, requirement, problems in all wordings, evidence, figures."""
    yield item.name
    yield item.requirement
    yield from SENTENCE.split(item.requirement)
    for problem in item.typical_problems:
        wordings = (problem.text, *problem.phrasings)
        yield from wordings
        yield from problem.keywords
        yield "，".join((*wordings, *problem.keywords))
    yield from item.evidence
    for metric in item.metrics:
        yield metric.subject


def words(item: Item) -> tuple[str, ...]:
    """Short words of an item that can be shown to people as a reason, each once."""
    parts = (part for phrase in phrases(item) for part in CLAUSE.split(phrase))
    return tuple(dict.fromkeys(part for part in parts if SHORT <= len(part) <= LONG))
