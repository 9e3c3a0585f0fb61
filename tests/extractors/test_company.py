"""Findings seen in the company of their report's others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.company import Told, beliefs, lesser, of_two_reports, prominence
from extractors.similarity import NUMBERS_ONLY, Problem
from extractors.standards import rank, shipped

PARTY = shipped()[0]
SHORT, LONG = "报送信息少。", "党费收缴拖了又拖，组织委员一年里上门收了三次，还有五名党员没有交齐，明细也没有公示。"
LIKE = "党费使用没有计划，年底才突击支出，党员想买学习书籍时申请不到，账目也记得不清楚。"
LATER = "党费今年仍收得不及时，两个季度收一次，催了几回才收齐，收了多少、用在哪里没有公布过。"


def told(report: str, *quotes: str) -> list[Told]:
    return [Told(Problem(quote, rank(PARTY, quote)), report) for quote in quotes]


def test_prominence_is_measured_against_the_same_report() -> None:
    short, long, alone = prominence([*told("2022", SHORT, LONG), *told("2023", SHORT)])
    assert short < 0 < long
    assert alone == 0


def test_two_of_which_one_is_told_shortly_are_as_prominent_as_the_shorter_one() -> None:
    values = prominence(told("2022", SHORT, LONG))
    assert lesser(values)[0, 1] == lesser(values)[1, 0] == min(values)


def test_what_is_told_at_length_is_rather_an_old_problem() -> None:
    first, again = told("2022", LONG), told("2023", LATER)
    filler = told(
        "2023",
        "图书室开放时间短，学生借书要排队，新书半年没有上架，捐来的旧书一直堆在走廊的纸箱里，没有人说得清归谁管。",
    )
    among_short = beliefs([*first, *again, *told("2023", SHORT, SHORT)])[0, 1]
    among_long = beliefs([*first, *again, *filler, *filler])[0, 1]
    assert among_short > among_long


def test_beliefs_are_shares_and_symmetric() -> None:
    found = beliefs([*told("2022", SHORT, LONG), *told("2023", LATER)])
    assert found.shape == (3, 3)
    assert found == pytest.approx(found.T)
    apart = of_two_reports([*told("2022", SHORT, LONG), *told("2023", LATER)])
    assert ((found[apart] > 0) & (found[apart] < 1)).all()
    assert (found[~apart] == 0).all()


def test_what_is_hardly_a_finding_is_hardly_an_old_problem() -> None:
    first, again = told("2022", LONG)[0], told("2023", LATER)[0]
    sure, unsure, doubted = (
        beliefs([first, *told("2022", SHORT), replace(again, score=score)])[0, 2] for score in (1.0, 0.55, 0.1)
    )
    assert sure >= unsure > doubted


def test_of_two_that_are_like_an_old_problem_the_liker_one_is_it() -> None:
    alone = beliefs([*told("2022", LATER), *told("2023", LIKE)])[0, 1]
    beside = beliefs([*told("2022", LATER), *told("2023", LIKE, LONG)])[0, 1]
    assert alone > beside


def test_a_copy_is_the_same_problem_however_short_it_is() -> None:
    found = beliefs([*told("2022", SHORT, LONG), *told("2023", SHORT, LONG)])
    assert found[0, 2] == pytest.approx(NUMBERS_ONLY)


def test_items_of_another_standard_say_nothing_of_two_findings() -> None:
    first, again = told("2022", LONG)[0].problem, told("2023", LATER)[0].problem
    foreign = replace(again, items=tuple(replace(match, standard="other") for match in again.items))
    unplaced = replace(again, items=())
    pair = [beliefs([Told(first, "2022"), Told(one, "2023")])[0, 1] for one in (foreign, unplaced)]
    assert pair[0] == pytest.approx(pair[1])


def test_nothing_told_is_nothing_believed() -> None:
    assert beliefs([]).shape == (0, 0)
