"""Two standards laid side by side: what is equal, wider, narrower, overlapping, and what is not there at all."""

from __future__ import annotations

import pytest

from extractors.standards import Standard, find
from extractors.standards.crosswalk import Correspondence, Relation, propose, relation
from tests.extractors.crosswalks import Expected, rebuilt, told_otherwise, told_shortly

PARTY, SAFETY = find("school-party", ()), find("school-safety", ())
LEAST = 0.9  # of the relations found, and of those that are there


def figures(found: tuple[Correspondence, ...], expected: Expected) -> tuple[float, float]:
    """Precision and recall of pairs with their relation."""
    right = sum(expected.get((one.first, one.second)) is one.relation for one in found)
    return right / len(found), right / len(expected)


@pytest.mark.parametrize("standard", [PARTY, SAFETY], ids=lambda one: one.id)
def test_every_item_is_equal_to_itself_and_to_nothing_else(standard: Standard) -> None:
    found = propose(standard, standard)
    assert {(one.first, one.second) for one in found if one.relation is Relation.EQUAL} == {
        (item.code, item.code) for item in standard.items
    }
    assert len(found) == len(standard.items)


@pytest.mark.parametrize("standard", [PARTY, SAFETY], ids=lambda one: one.id)
@pytest.mark.parametrize("otherwise", [False, True], ids=["same words", "other words"])
def test_items_renamed_merged_split_and_mixed_are_told_apart(standard: Standard, *, otherwise: bool) -> None:
    mine = told_shortly(standard) if otherwise else standard
    theirs, expected = rebuilt(told_otherwise(standard) if otherwise else standard)
    precision, recall = figures(propose(mine, theirs), expected)
    assert precision >= LEAST
    assert recall >= LEAST
    back, expected_back = propose(theirs, mine), _turned(expected)
    assert min(figures(back, expected_back)) >= LEAST


def _turned(expected: Expected) -> Expected:
    turned = {Relation.WIDER: Relation.NARROWER, Relation.NARROWER: Relation.WIDER}
    return {(two, one): turned.get(each, each) for (one, two), each in expected.items()}


def test_standards_of_two_worlds_have_next_to_nothing_in_common() -> None:
    found = propose(PARTY, SAFETY)
    assert len(found) <= 2
    assert all(one.relation is Relation.OVERLAPS for one in found)


def test_a_pair_says_what_both_items_have() -> None:
    theirs, _ = rebuilt(PARTY)
    pair = next(one for one in propose(PARTY, theirs) if one.second == "M1")
    assert pair.reasons
    assert 0 < pair.score <= 1


@pytest.mark.parametrize(
    ("there", "back", "expected"),
    [
        (0.9, 0.8, Relation.EQUAL),
        (0.9, 0.4, Relation.NARROWER),
        (0.4, 0.9, Relation.WIDER),
        (0.4, 0.4, Relation.OVERLAPS),
        (0.1, 0.1, None),
    ],
    ids=["both ways", "one in the other", "the other in it", "a part", "strangers"],
)
def test_containment_decides_the_relation(there: float, back: float, expected: Relation | None) -> None:
    assert relation(there, back) is expected
