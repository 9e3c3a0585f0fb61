"""What people wrote is laid over a row; the words of the report and its measures keep their places."""

from dataclasses import replace
from datetime import date

from service.records import ChecklistRow, Light
from service.rules.entries import Standing
from service.rules.entries_laid import lay, lay_over, measures_text
from service.rules.tracking import rows_of
from service.rules.tracking_values import evidence_text, problem_text, status_text, suggested_text
from tests.service.factories import TODAY, checklist

ROW = next(row for row in checklist("u1").rows if row.measures and "lead" in row.suggested)


def laid(**fields: str) -> ChecklistRow:
    return lay(ROW, Standing(3, fields), TODAY, 15)


def test_a_row_that_nobody_wrote_about_stays_as_it_is() -> None:
    assert lay(ROW, None, TODAY, 15) is ROW


def test_peoples_wording_stands_beside_the_words_of_the_report() -> None:
    row = laid(problem="学习次数不够")
    assert (problem_text(row), row.finding.summary) == ("学习次数不够", "学习次数不够")
    assert row.finding.place.quote == ROW.finding.place.quote


def test_a_measure_that_is_kept_keeps_its_place_and_a_new_one_is_of_the_sheet() -> None:
    row = laid(measures=f"1.{measures_text(replace(ROW, measures=ROW.measures[:1]))}\n2.由书记每月督促")
    assert row.measures[0] is ROW.measures[0]
    assert (row.measures[1].place.report_name, row.measures[1].place.quote) == ("整改台账", "由书记每月督促")


def test_what_people_wrote_is_no_proposal_any_more() -> None:
    row = laid(lead="党支部书记", evidence="签到表、照片")
    assert suggested_text(row, "lead") == "党支部书记"
    assert (row.evidence, evidence_text(row)) == (("签到表", "照片"), "签到表、照片")
    assert isinstance(row.suggested, frozenset)


def test_a_day_changes_light_and_words_and_may_be_cleared() -> None:
    late = laid(due="2025-02-28")
    assert (late.due, late.light, late.due_text) == (date(2025, 2, 28), Light.RED, "2025年2月28日")
    assert laid(due="").due is None


def test_what_is_not_public_is_marked() -> None:
    assert not laid(public="否").public
    assert laid(public="否").entry_version == 3


def test_an_old_problem_that_was_closed_is_called_unmentioned_no_more_but_stays_in_the_sheet() -> None:
    made = checklist("u3")
    old = made.unmentioned[0]
    (after,) = lay_over([made], {old.finding.id: Standing(1, {"state": "已销号"})}, TODAY, 15)
    assert [row.finding.id for row in after.closed] == [old.finding.id]
    assert after.unmentioned == made.unmentioned[1:]
    assert rows_of(after)[-1].number == old.number
    assert (status_text(after.closed[0]), after.closed[0].light) == ("已销号", Light.GREY)
