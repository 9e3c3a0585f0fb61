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


def test_the_same_object_with_another_fault_is_less_alike() -> None:
    told = problem("三会一课次数不够，第二党小组全年只开了四次会。")
    again = problem("党员大会缺席多、次数少，上半年没有召开过一次。")
    near = problem("三会一课记录前后雷同，有三次是代写的。")
    assert likeness(told, again) > likeness(told, near)


def test_a_broken_promise_is_known_again() -> None:
    told = "支部会开得随意，想起来才通知。"
    again = problem("每月十日的固定会日只守了一个季度，后来又由书记临时招呼。")
    promised = Problem(told, rank(PARTY, told), "每月十日定为固定会日，由书记提前招呼。")
    assert likeness(promised, again) > likeness(problem(told), again)


def test_what_was_promised_tells_scenes_of_one_kind_from_others() -> None:
    scenes = "屋里只来了九个人，有人一直看手机。", "主持人念完就散了，本子上只有一行字。"
    promised = "支部党员大会每季度召开一次，党小组会每月召开。", "固定支部党员大会和党小组会的日期。"
    alone, answered = (
        likeness(*(Problem(scene, (), words) for scene, words in zip(scenes, told, strict=True)))
        for told in (("", ""), promised)
    )
    assert answered > alone


def test_common_topics_are_shown() -> None:
    found = same_problem(problem("党费收缴拖延，三个月没有收。"), problem("党费又没有及时收，拖到年底。"))
    assert "党费" in found.topics


@given(some.text(max_size=60), some.text(max_size=60))
def test_the_score_is_a_share_whatever_the_text_and_the_order(one: str, other: str) -> None:
    score = likeness(Problem(one), Problem(other))
    assert 0 <= score <= 1
    assert abs(score - likeness(Problem(other), Problem(one))) < 1e-6
