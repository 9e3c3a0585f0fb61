"""Is this the same problem?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from extractors.similarity import Problem, likeness, same_problem
from extractors.standards import rank, shipped

PARTY = shipped()[0]


def problem(text: str) -> Problem:
    return Problem(text, rank(PARTY, text))


def test_a_copy_with_other_numbers_is_the_same_problem() -> None:
    found = same_problem(problem("1.全年只开了4次党小组会，缺了8次。"), problem("三是全年只开了6次党小组会，缺了6次。"))
    assert found.numbers_only and found.score > 0.9


def test_a_reworded_problem_is_liker_than_a_near_miss() -> None:
    told = problem("党费收缴不及时，一个季度交一次，由组织委员垫付。")
    again = problem("有的党员半年没有交党费，收缴明细也没有公示。")
    near = problem("退休党员没有人联系，学习材料两年没有送到。")
    assert likeness(told, again) > likeness(told, near)


def test_matched_and_differing_words_are_shown() -> None:
    found = same_problem(problem("活动室与图书室合用，开会要搬桌子。"), problem("活动室仍没有落实，党旗放在仓库。"))
    assert "活动室" in found.matched
    assert any("党旗" in part for part in found.differing)


@given(some.text(max_size=60), some.text(max_size=60))
def test_the_score_is_a_share_whatever_the_text_and_the_order(one: str, other: str) -> None:
    score = likeness(Problem(one), Problem(other))
    assert 0 <= score <= 1
    assert abs(score - likeness(Problem(other), Problem(one))) < 1e-6
