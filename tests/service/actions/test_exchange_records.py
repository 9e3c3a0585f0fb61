"""Imported ledgers, assessments, paper numbers and words on links travel with a package, and overwrite nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.actions.export_exchange import export_exchange
from service.actions.import_exchange import import_exchange, preview_exchange
from service.actions.import_ledger import import_ledger
from service.actions.issue_document import cancel_number, issue_document, open_issued
from service.actions.judge_link import judge_link
from service.actions.list_ledgers import list_ledgers
from service.actions.make_ballots import NewRound, make_ballots, start_round
from service.actions.make_crosswalk import change_crosswalk, make_crosswalk
from service.actions.make_document import Wish
from service.actions.own_templates import add_template, use_template
from service.actions.parts import Parts
from service.actions.preview_ledger import Asked
from service.actions.read_counts import read_counts
from service.actions.rename_organization import rename_organization
from service.actions.show_assessment import list_rounds, show_assessment
from service.actions.survey_organizations import survey_organizations
from service.rules.crosswalk import Change, Relation
from service.rules.link_verdicts import Opinion
from service.rules.scoring_votes import Speaker
from service.sandbox import ReportFile
from service.settings import Settings
from service.store import link_verdicts, own_templates, paper_numbers, renamings
from service.store.database import open_store
from tests.service.assessments import ballots, filled
from tests.service.ledgers import plain
from tests.service.word_templates import word

SCHOOL = "白鹭区第六小学党支部"
NOTICE = Wish(SCHOOL, rows=(1,), values={"机关代字": "白教党", "发文机关": "中共白鹭区教育局委员会"})
ROUND = NewRound(SCHOOL, 2025, "2025年度述职评议会", (Speaker("何望春", "第一党小组"),), "S1")


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Parts]:
    """The other installation."""
    settings = Settings(data=tmp_path / "centre", user="周主任")
    store = open_store(settings)
    yield Parts(settings, store, lambda report, attempt: None)
    store.close()


@pytest.fixture
def school(parts: Parts) -> Parts:
    """A stand-alone computer on which all that can be done was done."""
    import_ledger(parts, ReportFile("台账.xlsx", plain()), Asked(organization=SCHOOL, year=2025))
    one, two = (row.finding.id for row in survey_organizations(parts).of(SCHOOL).rows[:2])
    judge_link(parts, one, two, Opinion.DIFFERENT)
    rename_organization(parts, "白鹭镇中心小学党支部", SCHOOL)
    begun = start_round(parts, ROUND)
    counted = filled(make_ballots(parts, begun.id).data, {("计票_参会人员", "何望春"): ballots(12, 5, 2, 1)})
    read_counts(parts, ReportFile("计票.xlsx", counted))
    issue_document(parts, "reminder", NOTICE)
    return parts


def moved(source: Parts, target: Parts) -> int:
    """How many records of the target's own were left as they are."""
    return import_exchange(target, export_exchange(source), accept_key=True).taken


def test_all_that_people_did_arrives(school: Parts, centre: Parts) -> None:
    seen = preview_exchange(centre, export_exchange(school))
    assert dict(seen.records) == {
        "台账导入记录": 1,
        "台账列的认法": 1,
        "测评": 2,
        "发文字号": 1,
        "复发判断": 1,
        "曾用名": 1,
    }
    moved(school, centre)
    (issued,) = paper_numbers.register(centre.store)
    assert open_issued(centre, issued.id).data == open_issued(school, issued.id).data
    assert [one.name for one in list_ledgers(centre)] == ["台账.xlsx"]
    assert link_verdicts.everything(centre.store) == link_verdicts.everything(school.store)
    assert renamings.everything(centre.store) == renamings.everything(school.store)
    (found,) = (one.id for one in list_rounds(centre))
    assert show_assessment(centre, found).standings == show_assessment(school, found).standings


def test_the_same_package_brings_nothing_twice(school: Parts, centre: Parts) -> None:
    moved(school, centre)
    assert preview_exchange(centre, export_exchange(school)).changes_nothing
    moved(school, centre)
    assert len(paper_numbers.register(centre.store)) == 1


def test_templates_and_crosswalks_arrive_and_no_template_is_used_before_somebody_says_so(
    parts: Parts, centre: Parts
) -> None:
    sheet = word("{{ 单位 }}问题清单")
    import_ledger(parts, ReportFile("台账.xlsx", plain()), Asked(organization=SCHOOL, year=2025))
    add_template(parts, "problem-list", SCHOOL, ReportFile("我校.docx", sheet))
    pair = ("school-party", "school-safety")
    change_crosswalk(parts, pair, 0, [Change("A1", "S11", Relation.OVERLAPS)])
    seen = dict(preview_exchange(centre, export_exchange(parts)).records)
    assert (seen["自有模板（要用请另行启用）"], seen["标准条目对照"]) == (1, 1)
    moved(parts, centre)
    (template,) = own_templates.listed(centre.store)
    assert (template.organization, template.name, template.in_force) == (SCHOOL, "我校.docx", False)
    assert make_crosswalk(centre, *pair) == make_crosswalk(parts, *pair)
    use_template(centre, template.id)
    assert moved(parts, centre) == 0
    assert own_templates.find(centre.store, template.id).in_force


def test_a_number_that_we_gave_to_another_paper_is_ours(school: Parts, centre: Parts) -> None:
    moved(school, centre)
    issue_document(school, "reminder", NOTICE)
    (second, _) = paper_numbers.register(school.store)
    cancel_number(school, second.id, "写错单位")
    ours = issue_document(centre, "reminder", NOTICE).entry
    assert moved(school, centre) == 1
    assert paper_numbers.find(centre.store, ours.id) == ours


def test_a_package_of_one_organization_holds_no_records_of_others(school: Parts) -> None:
    other = NewRound("白鹭区教育工委", 2025, "全区述职评议会", (Speaker("何望春", SCHOOL),), "S1")
    start_round(school, other)
    package = export_exchange(school, SCHOOL).data.decode()
    assert "全区述职评议会" not in package
    assert "2025年度述职评议会" in package
