"""Which problem type of the taxonomy a finding surely is: the typical problem of its item that stands out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from string import ascii_lowercase

from extractors.findings import StandardMatch
from extractors.lexicons import load
from extractors.linear import Floats, Ints, bags
from extractors.similarity import facet_table
from extractors.standards.model import Standard, TypicalProblem

AHEAD = 0.12  # of the next typical problem: 9 of 10 such are right on lines held out, 4 of 10 findings get a type


def problem_type(standard: Standard, quote: str, matches: Sequence[StandardMatch]) -> str | None:
    """The taxonomy id of a finding placed under `matches`; None where no type surely fits."""
    return problem_types(standard, [quote], [matches])[0]


def problem_types(
    standard: Standard, quotes: Sequence[str], matches: Sequence[Sequence[StandardMatch]]
) -> list[str | None]:
    """The taxonomy ids of many findings at once, see `problem_type`."""
    words = bags(quotes).each(facet_table().rarity)
    inside = [_columns(standard).get(found[0].code, {}) if found else {} for found in matches]
    return [_standing_out(columns, vector) for columns, vector in zip(inside, words, strict=True)]


def _standing_out(columns: Mapping[int, TypicalProblem], words: tuple[Ints, Floats]) -> str | None:
    """The best problem by its best kind, where the next problem is well behind."""
    best: dict[TypicalProblem, float] = {}
    for problem, score in zip(columns.values(), facet_table().weigh(*words, list(columns)).tolist(), strict=True):
        best[problem] = max(score, best.get(problem, score))
    if len(best) < 2:
        return None
    first, second = sorted(best, key=lambda problem: -best[problem])[:2]
    return first.taxonomy_id if best[first] - best[second] >= AHEAD else None


@cache
def problem_names() -> Mapping[str, str]:
    """Names of the problem types by taxonomy id."""
    return {str(entry["id"]): str(entry["name"]) for entry in load("problem-taxonomy")["problem_types"]}


@lru_cache(maxsize=16)
def _columns(standard: Standard) -> dict[str, dict[int, TypicalProblem]]:
    """For each item the columns of its typical problems, kind by kind, in the table of facets."""
    places = defaultdict[str, list[int]](list)
    for column, label in enumerate(facet_table().labels):
        places[label.rstrip(ascii_lowercase)].append(column)
    return {
        item.code: {column: problem for problem in item.typical_problems for column in places.get(problem.id, ())}
        for item in standard.items
    }
