"""Whole reports that say the same as another one."""

import random

import pytest

from service.rules.near_copies import NearCopy, candidates, share, sketch

WORDS = "支部今年召开会议议定事项三十六件存在问题学习不够深入谈话没有做到全覆盖下一步由书记带头组织委员存档年底再谈"


def text(seed: int, length: int = 3000) -> str:
    chance = random.Random(seed)
    return "".join(chance.choices(WORDS, k=length))


def changed(original: str, part: float) -> str:
    """The text with that part of it written anew, in one piece."""
    cut = int(len(original) * part)
    return text(99, cut) + original[cut:]


def test_the_same_words_are_the_same_whatever_the_punctuation() -> None:
    original = text(1)
    copy = "，".join(original[n : n + 20] for n in range(0, len(original), 20))
    assert share(original, copy) == 1.0
    assert sketch(original).digest == sketch(copy).digest


@pytest.mark.parametrize("part", [0.02, 0.1, 0.15])
def test_a_copy_with_a_new_opening_is_found_and_measured(part: float) -> None:
    original = text(1)
    copy = changed(original, part)
    others = [(f"r{seed}", sketch(text(seed))) for seed in range(2, 60)]
    found = list(candidates(sketch(copy), [*others, ("original", sketch(original))]))
    assert found == ["original"]
    assert share(original, copy) == pytest.approx(1 - part, abs=0.02)


def test_half_of_a_report_taken_over_is_no_near_copy() -> None:
    original = text(1)
    assert share(original, changed(original, 0.5)) == 0.0


def test_a_quotation_of_a_report_is_no_copy_of_it() -> None:
    original = text(1)
    assert share(original[:800], original) == 0.0


def test_short_texts_count_only_when_their_words_are_the_same() -> None:
    known = [("form", sketch("情况登记表：姓名，单位。")), ("long", sketch(text(1)))]
    assert list(candidates(sketch("情况登记表 姓名 单位"), known)) == ["form"]
    assert list(candidates(sketch("情况登记表 姓名 电话"), known)) == []


@pytest.mark.parametrize(("part", "words"), [(1.0, "文字相同"), (0.99, "九成以上相同"), (0.85, "八成以上相同")])
def test_the_share_is_told_in_words(part: float, words: str) -> None:
    assert NearCopy("r", "述职.docx", None, part).words == words
