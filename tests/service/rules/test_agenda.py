"""The agenda lists speakers, common problems and what to ask: promises first."""

from dataclasses import replace

from extractors.findings import Kind
from service.rules.agenda import agenda
from service.rules.checklist import checklists
from tests.service.factories import PAYS_LATE, ROOM_IS_FULL, TODAY, basis, of_one_year, series


def test_speakers_and_questions() -> None:
    reports, chains = series("u1", "u2")
    made = agenda(checklists(reports, chains, basis()), TODAY)
    first = made.speakers[0]
    assert (first.organization, first.reporter, first.total) == ("白芦乡中心小学党支部", "郑启航", 5)
    assert (first.repeated, first.unmentioned) == (3, 5)
    assert "承诺过“" in first.points[0]
    assert first.points[-1].startswith("往年提出、今年没有再提的5项")


def test_common_problems_are_shared_by_two_organizations() -> None:
    made = agenda(of_one_year(("学校甲", PAYS_LATE), ("学校乙", PAYS_LATE), ("学校丙", ROOM_IS_FULL)), TODAY)
    assert [one.name for one in made.common] == ["“党费收缴管理不规范”"]
    assert all(one.organizations > 1 for one in made.common)


def test_no_organizations() -> None:
    made = agenda((), TODAY)
    assert (made.speakers, made.common, made.total) == ((), (), 0)


def test_only_those_with_a_duty_report_speak() -> None:
    reports, chains = series("u1", "u2")
    made = checklists(reports, chains, basis())
    silent = replace(made[1], reports=tuple(replace(one, kind=Kind.INSPECTION_FEEDBACK) for one in made[1].reports))
    assert [one.organization for one in agenda((made[0], silent), TODAY).speakers] == [made[0].organization]
    assert len(agenda((silent,), TODAY).speakers) == 1
