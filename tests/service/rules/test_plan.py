"""The plan says what the checklist holds: counts, history, proposals that have passed, what nobody mentioned."""

from dataclasses import replace
from datetime import date

from service.records import ChainStatus
from service.rules.names import BLANK
from service.rules.plan import due_words, plan
from service.rules.promises import sentence
from tests.service.factories import checklist

DAY = date(2024, 2, 1)


def test_counts_and_aspects() -> None:
    made = plan(checklist("u1"), DAY)
    assert (made.total, made.measures, made.year, made.reporter) == (5, 5, "2023", "郑启航")
    assert made.sources == "自查3项、调研1项、群众反映1项"
    assert made.statuses == "新发2项、复发2项、顽固1项"
    assert [item.number for item in made.items] == [1, 2, 3, 4, 5]
    assert made.subject == "2023年度述职评议查摆问题"


def test_a_chronic_problem_names_its_years_and_its_promise() -> None:
    item = next(one for one in plan(checklist("u1"), DAY).items if "顽固" in one.history)
    assert item.history.startswith("2021、2022年已经提出，当时承诺“")


def test_a_problem_that_was_closed_says_when() -> None:
    made = checklist("u1")
    row = next(row for row in made.rows if row.chain and len(row.chain.years) == 3)
    chain = replace(row.chain, closed_on=date(2022, 11, 8))
    told = sentence(replace(row, status=ChainStatus.RELAPSED, chain=chain))
    assert told.endswith("已于2022年11月8日销号，今年又出现，列为销号后复发问题。")


def test_stated_days_are_printed_and_proposals_marked() -> None:
    dues = [item.due for item in plan(checklist("u1"), DAY).items]
    assert "2024年12月31日前" in dues
    assert "2024年4月12日前（建议）" in dues
    assert "立行立改，2024年1月19日前" in dues


def test_a_proposed_day_that_has_passed_is_left_to_people() -> None:
    made = plan(checklist("u1"), date(2025, 1, 1))
    assert made.expired == 2
    assert any(item.due.startswith(BLANK) for item in made.items)
    assert sum(count for _, count in made.milestones) == made.total - made.expired


def test_unmentioned_problems_are_carried_with_their_promises() -> None:
    old = plan(checklist("u1"), DAY).old
    assert len(old) == 5
    assert old[0].number == 6
    assert any("2023-06-30" in one.promised for one in old)


def test_nothing_found_is_said() -> None:
    made = plan(replace(checklist("u1"), rows=(), unmentioned=(), reports=()), DAY)
    assert (made.total, made.aspects, made.old, made.reporter) == (0, (), (), BLANK)


def test_a_day_without_its_year_in_the_report_is_printed_and_marked() -> None:
    made = checklist("u1")
    row = next(one for one in made.rows if one.due == date(2024, 3, 31))
    text = due_words(replace(row, due_guessed=True), date(2026, 1, 1))
    assert text == "2024年3月31日前（日期为推算，请核对）"
