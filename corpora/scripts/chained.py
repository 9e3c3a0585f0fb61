"""The labelled series as findings with their chains: as they are labelled, and as readers who never saw them take them.

The readings (corpora/training/readings.json, see read_series.py) hold what taggers invent, miss and doubt.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corpora.scripts import train_items
from corpora.scripts.labelled import CORPORA, Label, Labelled
from extractors.company import Told
from extractors.findings import StandardMatch
from extractors.linear import Table
from extractors.similarity import Problem
from extractors.standards.ranking import Context, best

READINGS = CORPORA / "training" / "readings.json"
SAME = 0.5  # share of characters from which a finding that was read is one that is labelled

Span = tuple[int, int]
Chained = tuple[Told, str]  # a finding, and its chain ("" for none)


@dataclass(frozen=True, slots=True)
class Reading:
    """A finding as it was read: its place, how sure the reader was, and the places of the measures linked to it."""

    start: int
    end: int
    score: float
    measures: tuple[Span, ...]


def labelled_series(documents: Iterable[Labelled], items: Mapping[str, Table]) -> dict[str, list[Chained]]:
    """The findings of each series as labelled; items as the tables place them."""
    found: dict[str, list[Chained]] = defaultdict(list)
    for document in _serial(documents):
        for label in document.findings:
            promised = "\n".join(measure.quote for measure in document.measures if label.id in measure.many("for"))
            found[document.meta["series"]].append(_chained(document, label, promised, items))
    return found


def read_series(documents: Iterable[Labelled], items: Mapping[str, Table]) -> dict[str, list[Chained]]:
    """The findings of each series as they were read."""
    known, found = readings(), defaultdict(list)
    for document in _serial(documents):
        for one in known.get(document.meta["id"], ()):
            text = document.text
            label = Label("", text[one.start : one.end], one.start, one.end, {"chain": _chain(document, one)})
            told, chain = _chained(document, label, "\n".join(text[a:b] for a, b in one.measures), items)
            found[document.meta["series"]].append((replace(told, score=one.score), chain))
    return found


def readings() -> dict[str, tuple[Reading, ...]]:
    """What was read in each document of a series, by its id."""
    stored = json.loads(READINGS.read_text(encoding="utf-8"))
    return {
        name: tuple(Reading(start, end, score, tuple((a, b) for a, b in spans)) for start, end, score, spans in rows)
        for name, rows in stored.items()
    }


def _serial(documents: Iterable[Labelled]) -> Iterator[Labelled]:
    return (document for document in documents if "series" in document.meta)


def _chain(document: Labelled, one: Reading) -> str:
    """The chain of the labelled finding that was read here."""
    for label in document.findings:
        shared = min(one.end, label.end) - max(one.start, label.start)
        if shared >= SAME * (max(one.end, label.end) - min(one.start, label.start)):
            return label.attributes.get("chain", "")
    return ""


def _chained(document: Labelled, label: Label, promised: str, items: Mapping[str, Table]) -> Chained:
    around = replace(train_items.surroundings(document, label), measures=promised)
    problem = Problem(label.quote, _placed(document.meta["standard"], label.quote, around, items), promised)
    return Told(problem, document.meta["id"]), label.attributes.get("chain", "")


def _placed(standard: str, quote: str, around: Context, items: Mapping[str, Table]) -> tuple[StandardMatch, ...]:
    if standard not in items:
        return ()
    table = items[standard]
    return tuple(StandardMatch(standard, table.labels[at], share) for at, share in best(table, quote, around))
