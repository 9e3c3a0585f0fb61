"""Near-duplicate texts."""

from __future__ import annotations

from extractors.chinese.duplicates import likeness, near_duplicates, shingles
from tests.extractors.chinese.test_articles import MANNERS, MONEY, STUDY


def test_changed_numbers_do_not_hide_a_copy() -> None:
    copy = STUDY.replace("四十二", "三十八").replace("七条", "五条")
    found = near_duplicates([STUDY, MONEY, copy])
    assert found[:2] == [None, None]
    assert found[2] is not None and found[2][0] == 0


def test_a_copy_with_a_new_opening_is_found() -> None:
    found = near_duplicates([STUDY + MONEY, MANNERS[:40] + STUDY + MONEY])
    assert found[1] is not None and found[1][1] > 0.95


def test_a_short_quotation_is_no_copy() -> None:
    assert near_duplicates([STUDY[:40], STUDY + MONEY + MANNERS]) == [None, None]


def test_texts_without_words_are_no_copies() -> None:
    assert near_duplicates(["", "。。。"]) == [None, None]


def test_different_texts_are_not_alike() -> None:
    assert likeness(shingles(STUDY), shingles(MONEY)) < 0.1
