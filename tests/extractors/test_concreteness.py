"""Words that can be checked later are told from words that can't."""

from __future__ import annotations

import pytest

from extractors.concreteness import has_instance, has_result, is_general, names_owner, recurs, soft_words


@pytest.mark.parametrize(
    "words", ["会议只开了三次", "上半年没有研究", "例如值班表没有人签字", "食堂账目乱，两本账并用，对不上"]
)
def test_numbers_times_examples_and_what_happened_somewhere_are_instances(words: str) -> None:
    assert has_instance(words)


@pytest.mark.parametrize(
    "words", ["要进一步加强学习", "食堂管理不规范", "一些工作一定程度上滞后", "履行一岗双责不到位"]
)
def test_set_phrases_with_a_number_in_them_are_none(words: str) -> None:
    assert not has_instance(words)


def test_soft_words_are_quoted() -> None:
    assert soft_words("学习还不够深入，仍有差距") == "还不够深入"
    assert soft_words("会议没有开") == ""


def test_a_weakness_in_a_clause_or_two_is_general() -> None:
    assert is_general("创新意识不强")
    assert not is_general("创新意识不强，活动照搬去年，党员看完就走")


def test_efforts_alone_are_no_result() -> None:
    assert not has_result("2025年6月底前切实加强学习")
    assert has_result("加强学习，每人交3篇笔记")
    assert has_result("健全考勤制度")


def test_an_actor_without_a_name_is_an_owner_and_a_rhythm_a_date() -> None:
    assert names_owner("财务室3月清点一次")
    assert not names_owner("加强清点")
    assert recurs("按季通报")
    assert not recurs("尽快通报")
