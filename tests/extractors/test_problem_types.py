"""A finding gets a problem type of the taxonomy only where one stands out among those of its item."""

from __future__ import annotations

from extractors.standards import find, problem_names, problem_type, rank

STANDARD = find("school-party")


def type_of(quote: str) -> str | None:
    return problem_type(STANDARD, quote, rank(STANDARD, quote))


def test_a_plain_case_gets_its_type() -> None:
    assert type_of("党建与教学两张皮，融合度不高，支部活动和教研活动各搞各的") == "P0214"
    assert type_of("党费没有按月收缴，基数三年没有核定") == "P0507"


def test_the_type_has_a_name_that_people_read() -> None:
    assert problem_names()["P0507"] == "党费收缴管理不规范"


def test_words_that_fit_no_type_more_than_another_get_none() -> None:
    assert type_of("有的工作还要再往前推一推") is None


def test_without_an_item_there_is_no_type() -> None:
    assert problem_type(STANDARD, "党费没有按月收缴", ()) is None
