"""The weights of n-grams, summed over ranges."""

from __future__ import annotations

import numpy as np

from extractors.chinese.emissions import BUCKETS, SIZES, emissions, one_digit, weights
from extractors.chinese.features import ROLES
from extractors.grams import grams

TEXT = "一是学习不深入。2024年只开了3次会，\n二是记录不全。"
LABELS = 3


def plainly(ranges: np.ndarray, table: np.ndarray) -> np.ndarray:
    """Range by range, n-gram by n-gram."""
    sums = np.zeros((ranges.shape[1], LABELS))
    for role, segment in np.ndindex(*ranges.shape[:2]):
        start, end = ranges[role, segment]
        ids = [one for size in SIZES for one in grams(one_digit(TEXT[start:end]), range(size, size + 1), BUCKETS)]
        sums[segment] += table[role, ids].sum(axis=0) / np.sqrt(max(1, len(ids)))
    return sums


def test_every_n_gram_inside_a_range_counts_once_and_none_that_crosses_its_edge() -> None:
    chance = np.random.default_rng(5)
    edges = np.sort(chance.integers(0, len(TEXT) + 1, (len(ROLES), 40, 2)), axis=2)
    edges[:, 10:13], edges[:, 20], edges[:, 30] = (3, 4), (7, 7), (0, len(TEXT))
    table = chance.normal(size=(len(ROLES), BUCKETS, LABELS)).astype(np.float32)
    wanted = plainly(edges, table)
    found = emissions(TEXT, edges, weights(table))
    assert np.allclose(found, wanted[:, 1:] - wanted[:, :1], atol=1e-4)
