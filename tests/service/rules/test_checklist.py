"""The checklist holds this year's findings with their history, and nothing of earlier years is dropped."""

from dataclasses import replace
from datetime import date

from extractors.findings import Deadline, DeadlineKind, Kind, Responsible, Source, StandardMatch
from service.records import (
    Chain,
    ChainStatus,
    FindingRecord,
    Light,
    MeasureRecord,
    Place,
    ReportRecord,
    Verdict,
)
from service.rules.checklist import checklists
from service.rules.recurrence import chains
from tests.service.factories import basis, checklist, series

SCHOOL = "石桥镇中心小学党支部"
DAY = date(2024, 2, 1)


def finding(report: str, number: int, year: int | None = 2023, organization: str = SCHOOL) -> FindingRecord:
    place = Place(report, f"{report}.docx", number * 100, number * 100 + 20, f"{number}.党小组会记录不全。")
    match = StandardMatch("school-party", "B3", 0.9)
    return FindingRecord(f"{report}:f{number}", organization, year, place, "党小组会记录不全", Source.SELF, (match,))


def report(name: str, *findings: FindingRecord, year: int | None = 2023, kind: Kind = Kind.DUTY_REPORT) -> ReportRecord:
    return ReportRecord(name, f"{name}.docx", kind, "述职报告", SCHOOL, year, date="2024-01-31", findings=findings)


def test_the_latest_year_is_listed_and_earlier_years_are_unmentioned() -> None:
    made = checklist("u1")
    assert made.year == 2023
    assert [row.status for row in made.rows].count(ChainStatus.CHRONIC) == 1
    assert {row.finding.year for row in made.rows} == {2023}
    assert {row.status for row in made.unmentioned} == {ChainStatus.UNMENTIONED}
    assert [row.number for row in (*made.rows, *made.unmentioned)] == list(range(1, 11))


def test_no_finding_of_any_year_is_lost() -> None:
    reports, chains = series("u2")
    made = checklists(reports, chains, basis())[0]
    shown = {row.finding.id for row in (*made.rows, *made.unmentioned)}
    linked = {member.id for chain in chains for member in chain.members}
    for finding_ in (one for report_ in reports for one in report_.findings):
        assert finding_.id in shown | linked


def test_an_inspection_of_the_same_year_goes_on_the_list() -> None:
    own = report("a", finding("a", 1))
    feedback = replace(report("b", finding("b", 1), kind=Kind.INSPECTION_FEEDBACK), organization="县委巡察组")
    made = checklists((own, feedback), (), basis(DAY))
    assert [one.organization for one in made] == [SCHOOL]
    assert [row.finding.place.report_name for row in made[0].rows] == ["a.docx", "b.docx"]
    assert {one.name for one in made[0].reports} == {"a.docx", "b.docx"}


def test_the_same_problem_from_two_sources_is_cross_referred() -> None:
    one, two = finding("a", 1), finding("b", 1)
    chain = Chain(SCHOOL, ChainStatus.NEW, (2023,), (one, two))
    made = checklists((report("a", one), report("b", two)), (chain,), basis(DAY))[0]
    assert [row.remark for row in made.rows] == ["与第2项为同一问题，可合并整改", "与第1项为同一问题，可合并整改"]
    assert [row.status for row in made.rows] == [ChainStatus.NEW, ChainStatus.NEW]


def test_a_deleted_finding_stays_out() -> None:
    kept, gone = finding("a", 1), replace(finding("a", 2), verdict=Verdict.DELETED)
    made = checklists((report("a", kept, gone),), (), basis(DAY))[0]
    assert [row.finding.id for row in made.rows] == ["a:f1"]


def test_a_renamed_organization_is_one() -> None:
    old = report("a", finding("a", 1, 2022, "石桥镇小学党支部"), year=2022)
    new = replace(report("b", finding("b", 1)), aliases=("石桥镇小学党支部",))
    made = checklists((old, new), (), basis(DAY))
    assert [(one.organization, one.year, len(one.rows), len(one.unmentioned)) for one in made] == [(SCHOOL, 2023, 1, 1)]


def test_an_organization_without_findings_is_still_listed() -> None:
    made = checklists((report("a"),), (), basis(DAY))
    assert [(one.organization, one.rows) for one in made] == [(SCHOOL, ())]


def test_a_body_that_only_sends_notices_is_not() -> None:
    notice = replace(report("a", finding("a", 1), kind=Kind.INSPECTION_FEEDBACK), organization="县委巡察组")
    assert [one.organization for one in checklists((notice,), (), basis(DAY))] == [SCHOOL]


def test_a_report_without_year_counts_by_its_date() -> None:
    made = checklists((report("a", finding("a", 1, None), year=None),), (), basis(DAY))[0]
    assert (made.year, len(made.rows)) == (2024, 1)


def test_people_and_days_that_the_report_leaves_out_are_marked_as_proposals() -> None:
    row = checklists((report("a", finding("a", 1)),), (), basis(DAY))[0].rows[0]
    assert row.lead == "党组织书记、支部书记"
    assert (row.due, row.due_guessed, row.light) == (date(2024, 4, 30), True, Light.GREEN)
    assert row.suggested == {"goal", "lead", "due"}


def test_what_the_report_states_is_not_marked() -> None:
    measure = MeasureRecord(
        "a:m1",
        Place("a", "a.docx", 900, 920, "一是2月底前由周敏补齐记录；"),
        Deadline("2月底前", DeadlineKind.BY, "2024-02-10"),
        Responsible(owners=("周敏",)),
        ("a:f1",),
    )
    made = checklists((replace(report("a", finding("a", 1)), measures=(measure,)),), (), basis(DAY))[0]
    row = made.rows[0]
    assert (row.measures, row.owners, row.due) == ((measure,), "周敏", date(2024, 2, 10))
    assert (row.light, row.suggested) == (Light.YELLOW, {"goal"})


def test_an_unknown_item_goes_under_other_aspects() -> None:
    strange = replace(finding("a", 1), standards=(StandardMatch("other", "Z9", 0.4),))
    row = checklists((report("a", strange),), (), basis(DAY))[0].rows[0]
    assert (row.aspect_name, row.item_name, row.goal, row.lead) == ("其他方面", "", "", "")


def test_at_once_without_a_date_to_count_from_is_a_proposal() -> None:
    place = Place("a", "a.docx", 900, 920, "立即补齐记录。")
    measure = MeasureRecord("a:m1", place, Deadline("立即", DeadlineKind.IMMEDIATE), Responsible(), ("a:f1",))
    undated = replace(report("a", finding("a", 1)), measures=(measure,), date=None)
    row = checklists((undated,), (), basis(DAY))[0].rows[0]
    assert (row.due, row.due_guessed) == (date(2024, 1, 7), True)


def test_two_reports_that_name_nobody_are_two_organizations() -> None:
    reports = tuple(
        replace(report(name, finding(name, 1, 2023, "")), organization=None) for name in ("甲校述职", "乙校述职")
    )
    made = checklists(reports, chains(reports), basis(DAY))
    assert [one.organization for one in made] == ["未写明组织（甲校述职.docx）", "未写明组织（乙校述职.docx）"]
    assert [len(one.rows) for one in made] == [1, 1]


def test_a_proposed_department_is_not_put_down_as_a_leader() -> None:
    safety = replace(finding("a", 1), standards=(StandardMatch("school-safety", "S11", 0.9),))
    mixed = replace(finding("a", 2), standards=(StandardMatch("school-party", "E2", 0.9),))
    rows = checklists((report("a", safety, mixed),), (), basis(DAY))[0].rows
    people = {row.item_code: (row.lead, row.departments) for row in rows}
    assert people == {"S11": ("", "总务处"), "E2": ("党组织书记", "教务处")}
    assert "departments" in rows[0].suggested
