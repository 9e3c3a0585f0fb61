"""Which problem type of the taxonomy a finding surely is: the typical problem of its item that stands out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from extractors.findings import StandardMatch
from extractors.lexicons import load
from extractors.linear import Floats, Ints, bags
from extractors.similarity import facet_table
from extractors.standards.model import Standard

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


def _standing_out(columns: Mapping[int, str | None], words: tuple[Ints, Floats]) -> str | None:
    if len(columns) < 2:
        return None
    scores = dict(zip(columns, facet_table().weigh(*words, list(columns)).tolist(), strict=True))
    best, second = sorted(columns, key=lambda column: -scores[column])[:2]
    return columns[best] if scores[best] - scores[second] >= AHEAD else None


@cache
def problem_names() -> Mapping[str, str]:
    """Names of the problem types by taxonomy id."""
    return {str(entry["id"]): str(entry["name"]) for entry in load("problem-taxonomy")["problem_types"]}


@lru_cache(maxsize=16)
def _columns(standard: Standard) -> dict[str, dict[int, str | None]]:
    """For each item the columns of its typical problems in the table of facets, with their taxonomy ids."""
    places = {label: column for column, label in enumerate(facet_table().labels)}
    return {
        item.code: {
            places[problem.id]: problem.taxonomy_id for problem in item.typical_problems if problem.id in places
        }
        for item in standard.items
    }
