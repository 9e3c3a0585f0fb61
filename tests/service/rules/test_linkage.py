"""Groups of things that are alike."""

from __future__ import annotations

import numpy as np

from service.rules.linkage import NEVER, Matrix, groups


def matrix(size: int, **pairs: float) -> Matrix:
    """Likeness 0 but for the pairs: p01=0.9."""
    found = np.zeros((size, size))
    np.fill_diagonal(found, NEVER)
    for name, value in pairs.items():
        one, other = int(name[1]), int(name[2])
        found[one, other] = found[other, one] = value
    return found


def test_groups_are_joined_as_long_as_they_are_alike_on_average() -> None:
    assert groups(matrix(3, p01=0.9, p12=0.9), 0.4) == [[0, 1, 2]]
    assert groups(matrix(3, p01=0.9, p12=0.6), 0.4) == [[0, 1], [2]]


def test_pairs_that_people_joined_are_together_in_any_case() -> None:
    assert groups(matrix(3), 0.4, [(0, 2)]) == [[0, 2], [1]]
    assert groups(matrix(4), 0.4, [(0, 1), (1, 0), (2, 3), (3, 0)]) == [[0, 1, 2, 3]]


def test_pairs_that_people_took_apart_are_never_in_one_group() -> None:
    assert groups(matrix(3, p01=0.9, p12=0.9, p02=NEVER), 0.4) == [[0, 1], [2]]


def test_nothing_makes_no_groups() -> None:
    assert groups(np.zeros((0, 0)), 0.4) == []
