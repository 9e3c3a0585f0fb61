"""What several organizations have in common in one year gets one readable name."""

from __future__ import annotations

from service.rules.common import common_problems, enough
from service.rules.common_sheet import common_sheet
from service.rules.limits import Limits
from tests.service.factories import PAYS_LATE, ROOM_IS_FULL, basis, checklists, of_one_year, own_report

SAME_WORDS_APART = "党费收缴不规范，有的党员半年一次补交，基数没有重新核定。"
WITHOUT_A_TYPE = "有的党员教师在急难任务面前推给别人。"


def test_re_worded_findings_of_two_organizations_are_one_problem_with_its_type_as_name() -> None:
    made = of_one_year(("学校甲", PAYS_LATE), ("学校乙", SAME_WORDS_APART), ("学校丙", ROOM_IS_FULL))
    (found,) = common_problems(made)
    assert (found.name, found.year, found.of) == ("党费收缴管理不规范", 2024, 3)
    assert found.organizations == ("学校甲", "学校乙")
    assert [finding.place.quote for _, finding in found.members] == [PAYS_LATE, SAME_WORDS_APART]


def test_without_a_type_the_finding_in_the_middle_names_the_problem() -> None:
    made = of_one_year(("学校甲", WITHOUT_A_TYPE), ("学校乙", WITHOUT_A_TYPE))
    untyped = [finding.problem_type for one in made for finding in (one.rows[0].finding,)]
    (found,) = common_problems(made)
    assert found.name == WITHOUT_A_TYPE if untyped == [None, None] else found.name


def test_the_same_organization_twice_is_not_common() -> None:
    made = checklists((own_report("学校甲", (PAYS_LATE, SAME_WORDS_APART)), own_report("学校乙", ())), (), basis())
    assert common_problems(made) == ()


def test_earlier_years_are_left_out() -> None:
    reports = (own_report("学校甲", (PAYS_LATE,), year=2023), own_report("学校乙", (PAYS_LATE,), year=2024))
    assert common_problems(checklists(reports, (), basis())) == ()


def test_three_organizations_or_a_share_of_all_make_a_problem_common() -> None:
    assert [enough(count) for count in (2, 4, 7, 10, 100)] == [2, 2, 3, 3, 3]
    assert enough(100, Limits(units=10, percent=5)) == 5


def test_the_sheet_quotes_everybody() -> None:
    made = common_problems(of_one_year(("学校甲", PAYS_LATE), ("学校乙", PAYS_LATE)))
    sheet = common_sheet(made, 2)
    assert sheet.rows[0].cells[3:6] == (2, "100%", "学校甲、学校乙")
    assert str(sheet.rows[0].cells[6]).startswith("学校甲：党费没有按月收缴")


def test_an_empty_sheet_says_what_would_be_common() -> None:
    sheet = common_sheet((), 3)
    assert sheet.rows == ()
    assert "要有3个以上单位" in sheet.note
