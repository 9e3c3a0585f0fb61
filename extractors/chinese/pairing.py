"""How well each measure fits each finding, as numbers; corpora/scripts/fit_links.py weighs them.

Its weights and steps stand in corpora/model/links.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.chinese.alignment import Steps
from extractors.chinese.lines import fold
from extractors.chinese.numerals import CHINESE, whole
from extractors.chinese.wording import likeness
from extractors.lexicons import alternatives, load

MODEL = Path(__file__).parents[2] / "corpora" / "model" / "links.json"
PARTS = ("letters", "pairs", "run", "items", "place", "same_place", "number", "reporting", "rest", "everybody")
PRINTED = re.compile(rf"第?[(]?(?P<number>\d{{1,2}}|{CHINESE})(?:[)、.,]|是)")
REPORTING, REST, EVERYBODY, GENERIC = (
    re.compile(alternatives(load("answering")[part])) for part in ("reporting", "rest", "everybody", "headings")
)
BEGIN = 14  # characters of a measure in which it says that it is for the rest or for everybody
LONGEST_RUN = 8  # a longer run of shared characters says no more
REMEMBERED = 1 << 10  # openings
LOOKED_AT = 4  # measures, the likest ones of a finding, in which a shared run is looked for

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Item:
    """A finding or a measure as far as linking needs to know it."""

    id: str
    text: str
    start: int  # in the whole text
    end: int
    number: int | None = None  # its printed number among its siblings (1., 一是, （一）)
    row: tuple[int, int] | None = None  # table and row
    heading: tuple[str, ...] = ()  # headings above, outermost first
    refers: tuple[str, ...] = ()  # cells of its row that name numbers of findings (对应问题: W1)
    cells: tuple[str, ...] = ()  # the other cells of its row, merged ones filled down
    mark: str = ""  # a finding's own number as printed in its row (W1), for `refers`
    shares: Mapping[str, float] = field(default_factory=dict)  # codes of a standard's items that its words speak of


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights of PARTS, and how likely the steps from a finding's measure to the next one's are."""

    parts: Floats
    steps: Steps


@dataclass(frozen=True, slots=True)
class Belief:
    """Whether the measure that fits a finding best does answer it: weights of PARTS and of two more, and the odds."""

    parts: Floats
    chance: float  # of the logarithm of the chance among all measures
    alone: float  # where there is but one measure
    base: float

    def odds(self, signs: Floats, chances: Floats, measures: int) -> Floats:
        """The logarithm of the odds of some pairs: (pairs, PARTS), their chances; of so many measures in all."""
        found = signs @ self.parts + self.chance * np.log(chances) + self.alone * (measures == 1) + self.base
        return np.asarray(found, np.float64)


@cache
def weights() -> Weights:
    """The weights as they were fitted."""
    stored = json.loads(MODEL.read_text(encoding="utf-8"))
    return Weights(_of_parts(stored["parts"]), Steps(**stored["steps"]))


@cache
def belief() -> Belief:
    """The belief as it was fitted."""
    stored = json.loads(MODEL.read_text(encoding="utf-8"))["belief"]
    return Belief(_of_parts(stored["parts"]), stored["chance"], stored["alone"], stored["base"])


def _of_parts(stored: Mapping[str, float]) -> Floats:
    return np.array([stored[name] for name in PARTS])


def signs(measures: Sequence[Item], findings: Sequence[Item]) -> Floats:
    """For each finding and each measure what speaks for the pair: (findings, measures, PARTS)."""
    asked, told = [_words(item) for item in measures], [_words(item) for item in findings]
    letters, pairs = likeness(told, asked)
    openings = [item.text[:BEGIN] for item in measures]
    each = (
        letters,
        pairs,
        _runs([item.text for item in findings], [item.text for item in measures], pairs),
        _kinship(measures, findings),
        *_places(len(findings), len(measures)),
        np.equal.outer([number(item) or 0 for item in findings], [number(item) or -1 for item in measures]),
        [bool(REPORTING.search(item.text)) for item in measures],
        [bool(REST.search(opening)) for opening in openings],
        [bool(EVERYBODY.search(opening)) for opening in openings],
    )
    found = np.empty((*pairs.shape, len(each)))
    for place, part in enumerate(each):
        found[..., place] = part
    return found


def number(item: Item) -> int | None:
    """The printed number of a finding or measure."""
    if item.number is not None:
        return item.number
    return _printed(item.text[:8])


@lru_cache(maxsize=REMEMBERED)
def _printed(opening: str) -> int | None:
    match = PRINTED.match(fold(opening))
    return whole(match["number"]) if match else None


def _words(item: Item) -> str:
    heading = "" if not item.heading or GENERIC.search(item.heading[-1]) else item.heading[-1]
    return " ".join([item.text, heading, *item.cells])


def _runs(texts: Sequence[str], others: Sequence[str], alike: Floats) -> Floats:
    """The longest run of characters that two texts share, as a share of LONGEST_RUN; looked for in the likest ones."""
    found = np.zeros_like(alike)
    for row, likest in enumerate(np.argsort(-alike, axis=1)[:, :LOOKED_AT].tolist()):
        for column in likest:
            if alike[row, column] > 0:
                found[row, column] = _run(texts[row], others[column]) / LONGEST_RUN
    return found


def _run(text: str, other: str) -> int:
    """The length of the longest run of characters that two texts share, LONGEST_RUN at most."""
    at, size, end = 0, 1, len(text)  # size: of the run looked for
    while at + size <= end and size <= LONGEST_RUN:
        if text[at : at + size] in other:
            size += 1
        else:
            at += 1
    return size - 1


def _kinship(measures: Sequence[Item], findings: Sequence[Item]) -> Floats:
    """Chances that both fall under one item of the standard."""
    codes = dict.fromkeys(code for item in findings for code in item.shares)
    columns = {code: column for column, code in enumerate(codes)}
    theirs, mine = (_shares(each, columns) for each in (findings, measures))
    return np.asarray(theirs @ mine.T, np.float64)


def _shares(items: Sequence[Item], columns: Mapping[str, int]) -> Floats:
    found = np.zeros((len(items), len(columns)))
    for row, item in enumerate(items):
        for code in item.shares.keys() & columns.keys():
            found[row, columns[code]] = item.shares[code]
    return found


def _places(findings: int, measures: int) -> tuple[Floats, Floats]:
    """How near both stand to the same place of their lists; whether it is the very same one of two lists as long."""
    here, there = (np.arange(count) + 0.5 for count in (findings, measures))
    near = -np.abs(here[:, None] / findings - there / measures)
    return near, np.eye(findings, measures) * (findings == measures)
