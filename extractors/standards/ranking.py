"""Findings under the items of a standard: at most three, best first, each with the words that speak for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np

from extractors.findings import StandardMatch
from extractors.grams import bare
from extractors.lessons import NO_LESSONS, Lessons
from extractors.linear import CONTEXT, Floats, Table, fit, read
from extractors.standards.model import Standard
from extractors.standards.precedents import follow, nearest, of_standard
from extractors.standards.reading import shipped
from extractors.standards.scores import Scorer
from extractors.standards.witness import examples as own_examples
from extractors.standards.witness import words

MODELS = Path(__file__).resolve().parents[2] / "corpora" / "model"
MOST = 3  # items offered for one finding
LEAST = 0.10  # a best score under this: nothing fits
SHARPNESS = 9.0  # turns score differences into shares
MEASURES = 0.4  # weight of the measures that answer a finding: they name what the finding tells by a scene
LEAD = 60  # characters before a finding that still speak of it
REASONS = 4
STRONG = 0.5  # a run of characters is a reason from this share of the strongest one on


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a finding: the headings above it, outermost first, the words before it, and its measures."""

    headings: tuple[str, ...] = ()
    before: str = ""
    measures: str = ""  # the words of all that answer it

    @property
    def text(self) -> str:
        """The nearest heading, and the nearest words of the same paragraph or row."""
        return (self.headings[-1] if self.headings else "") + self.before.rpartition("\n")[2][-LEAD:]


ALONE = Context()
Places = tuple[tuple[int, float], ...]  # places of labels with their shares


def rank(
    standard: Standard, quote: str, context: Context = ALONE, lessons: Lessons = NO_LESSONS
) -> tuple[StandardMatch, ...]:
    """The items that a finding falls under, best first, scores adding up to at most 1; () when nothing fits.

    A finding that people placed (`lessons`) moves its item up where it is really near.
    """
    return rank_all(standard, [(quote, context)], lessons)[0]


def rank_all(
    standard: Standard, findings: Sequence[tuple[str, Context]], lessons: Lessons = NO_LESSONS
) -> list[tuple[StandardMatch, ...]]:
    """The items of many findings at once, see `rank`."""
    texts = [quote for quote, _ in findings]
    scorer = _taught(standard, lessons.model) or scorer_of(standard)
    matches = _matches(standard, texts, _best_of(_scores(scorer, findings)))
    near = nearest(of_standard(standard, lessons.precedents), texts)
    return [follow(*pair) for pair in zip(matches, near, strict=True)]


def _scores(scorer: Scorer, findings: Sequence[tuple[str, Context]]) -> Floats:
    """How well each label fits each finding by all that is known of it."""
    quotes, around = [quote for quote, _ in findings], [context for _, context in findings]
    told = scorer.told_by([*quotes, *(one.text for one in around), *(one.measures for one in around)])
    own, near, promised = told.reshape(3, len(findings), len(scorer.table.labels))
    return np.asarray(scorer.table.bias + own + np.float32(CONTEXT) * near + np.float32(MEASURES) * promised)


def shares_of(standard: Standard, told: Sequence[tuple[str, Context]]) -> list[dict[str, float]]:
    """For each text the codes of the items that it most likely speaks of, with their shares of all; {} where none."""
    found = _best_of(_scores(scorer_of(standard), told))
    codes = [item.code for item in standard.items]
    return [{codes[place]: share for place, share in places} for places in found]


def best(table: Table, quote: str, around: Context = ALONE) -> Places:
    """Places of the best labels with their shares of all; () when none fits."""
    return _best_of(_scores(Scorer(table), [(quote, around)]))[0]


def _best_of(scores: Floats) -> list[Places]:
    """For each row of scores the places of its best labels with their shares."""
    order = np.argsort(-scores, axis=1)[:, :MOST]
    highest = scores.max(axis=1)
    grown = np.exp(SHARPNESS * (scores - highest[:, None]))
    shares = (grown / grown.sum(axis=1)[:, None])[np.arange(len(order))[:, None], order].astype(np.float64).round(4)
    rows = zip(order.tolist(), shares.tolist(), (highest >= LEAST).tolist(), strict=True)
    return [tuple(zip(*row, strict=True)) if fit else () for *row, fit in rows]


def _matches(standard: Standard, quotes: Sequence[str], places: Sequence[Places]) -> list[tuple[StandardMatch, ...]]:
    codes, told = [item.code for item in standard.items], zip(places, _reasons(standard, quotes, places), strict=True)
    return [
        tuple(
            StandardMatch(standard.id, codes[place], share, why)
            for (place, share), why in zip(found, reasons, strict=False)
        )
        for found, reasons in told
    ]


def _reasons(standard: Standard, quotes: Sequence[str], places: Sequence[Places]) -> list[list[tuple[str, ...]]]:
    """For each finding the reasons for each of its items; none for a finding without words."""
    known = _words(standard)
    pairs = list(zip(quotes, places, strict=True))
    found = [[_shared_words(known[place], quote) for place, _ in best if bare(quote)] for quote, best in pairs]
    silent = [row for row, reasons in enumerate(found) if reasons and not reasons[0]]
    wanted = [(quotes[row], places[row][0][0]) for row in silent]
    for row, runs in zip(silent, _runs(scorer_of(standard).table, wanted), strict=True):
        found[row][0] = runs
    return found


@lru_cache(maxsize=16)
def scorer_of(standard: Standard) -> Scorer:
    """The trained table of a standard with these very items, under whatever id; else one made from its own words."""
    trained = next((known.id for known in shipped() if _items(known) == _items(standard)), None)
    path = MODELS / f"items-{trained}.npz"
    known = trained and path.exists()
    table = read(path) if known else fit(own_examples(standard), [item.code for item in standard.items])
    return Scorer(replace(table, weights=table.weights.astype(np.float32)))  # asked for every finding of every report


@lru_cache(maxsize=16)
def _taught(standard: Standard, model: Path | None) -> Scorer | None:
    """The table of a model trained here, as long as it has the standard's items."""
    path = (model or MODELS) / f"items-{standard.id}.npz"
    if model is None or not path.exists():
        return None
    table = read(path)
    return Scorer(table) if list(table.labels) == [item.code for item in standard.items] else None


def _items(standard: Standard) -> list[tuple[str, str]]:
    return [(item.code, item.name) for item in standard.items]


def _shared_words(known: _Words, quote: str) -> tuple[str, ...]:
    """Words of an item that the finding has, the longest of those that lie inside each other."""
    found = known.form.findall(quote)
    if len(found) < 2:
        return tuple(found)
    found = sorted(set(found), key=known.order.__getitem__)
    return tuple(word for word in found if not any(word != other and word in other for other in found))[:REASONS]


def _runs(table: Table, wanted: Sequence[tuple[str, int]]) -> list[tuple[str, ...]]:
    """The runs of characters that counted most, for findings that have no word of their item."""
    shares = table.shares([quote for quote, _ in wanted], [place for _, place in wanted]) if wanted else []
    return [_strongest(bare(quote), found) for (quote, _), found in zip(wanted, shares, strict=True)]


def _strongest(plain: str, shares: Floats) -> tuple[str, ...]:
    limit = STRONG * float(shares.max(initial=0.0))
    if limit <= 0:
        return ()
    marked = groupby(zip(plain, (shares >= limit).tolist(), strict=True), itemgetter(1))
    runs = ["".join(char for char, _ in run) for strong, run in marked if strong]
    return tuple(dict.fromkeys(run for run in runs if len(run) > 1))[:REASONS]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an item."""

    form: re.Pattern[str]  # the longest one at each place of a text
    order: Mapping[str, int]


@lru_cache(maxsize=16)
def _words(standard: Standard) -> tuple[_Words, ...]:
    return tuple(_sought(words(item)) for item in standard.items)


def _sought(listed: Sequence[str]) -> _Words:
    first = "".join({re.escape(word[0]): word for word in listed})
    longest = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    form = f"(?=[{first}])(?=({longest}))" if listed else "(?!)"  # a look at one character settles most places
    return _Words(re.compile(form), {word: place for place, word in enumerate(listed)})
