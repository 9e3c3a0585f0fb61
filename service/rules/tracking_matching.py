"""Finds the finding that a row without an id means, by its words, and says why it is taken for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from extractors.similarity import Problem, same_problem
from service.records import ChecklistRow
from service.rules.tracking_values import problem_text

ALIKE = 80.0  # rapidfuzz ratio from which two wordings are one row, 0..100
WORTH_A_LOOK = 30.0  # ratio from which the slower comparison by meaning is asked
SAME = 0.9  # its score from which two wordings are one row, 0..1
LOOKED_AT = 3  # most alike rows compared by meaning


@dataclass(frozen=True, slots=True)
class Match:
    """The finding that a row means, and why."""

    finding: str
    reason: str


class Matcher:
    """Finds rows by words among findings that no row of the file names."""

    def __init__(self, rows: Mapping[str, ChecklistRow], named: Iterable[str]) -> None:
        left = rows.keys() - set(named)
        self._texts = {name: squeezed(problem_text(rows[name])) for name in rows if name in left}
        self._exact: dict[str, list[str]] = defaultdict(list)
        for name, words in self._texts.items():
            for one in {words, squeezed(rows[name].finding.place.quote)}:
                self._exact[one].append(name)

    def find(self, problem: str) -> Match | None:
        """The finding; it is not found a second time."""
        words = squeezed(problem)
        match = self._same(words) or self._alike(words) or self._meant(problem)
        if match:
            del self._texts[match.finding]
        return match

    def _same(self, words: str) -> Match | None:
        names = self._exact.get(words, ())
        name = next((name for name in names if name in self._texts), None)
        return Match(name, "没有编号，按“具体问题”的文字找到，文字相同") if name else None

    def _alike(self, words: str) -> Match | None:
        found = process.extractOne(words, self._texts, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found is None:
            return None
        return Match(found[2], f"没有编号，按“具体问题”的文字找到，{found[1]:.0f}%相同")

    def _meant(self, problem: str) -> Match | None:
        near = process.extract(problem, self._texts, scorer=fuzz.ratio, score_cutoff=WORTH_A_LOOK, limit=LOOKED_AT)
        for words, _, name in near:
            alike = same_problem(Problem(words), Problem(problem))
            if alike.score >= SAME:
                shared = "、".join(f"“{one}”" for one in alike.matched)
                return Match(name, f"没有编号，说法相近，都有{shared}")
        return None


def squeezed(words: str) -> str:
    """Words without blanks and without the last full stop."""
    return "".join(words.split()).rstrip("。；;")


def alike(one: str, other: str) -> float:
    """How alike two wordings are, 0..100."""
    return fuzz.ratio(squeezed(one), squeezed(other))
