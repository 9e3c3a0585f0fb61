"""Every pair at once gives the figures of each pair alone."""

from __future__ import annotations

from itertools import product

import pytest

from extractors.likenesses import likenesses
from extractors.similarity import Problem, likeness
from extractors.standards import rank, shipped

PARTY = shipped()[0]
TEXTS = (
    ("党费收缴不及时，一个季度交一次。", "每月五日收党费，由组织委员负责。"),
    ("党费收缴不及时，两个季度交一次。", ""),
    ("每月五日收党费只坚持了三个月，名单上还有六人拖欠。", ""),
    ("退休党员没有人联系，学习材料两年没有送到。", "每季度上门一次。"),
    ("", ""),
)


def test_every_pair_has_the_likeness_that_it_has_alone() -> None:
    problems = [Problem(text, rank(PARTY, text), promised) for text, promised in TEXTS]
    found = likenesses(problems)
    for (here, one), (there, other) in product(enumerate(problems), repeat=2):
        assert found[here, there] == pytest.approx(likeness(one, other), abs=1e-4)


def test_nothing_has_no_likeness() -> None:
    assert likenesses([]).shape == (0, 0)
