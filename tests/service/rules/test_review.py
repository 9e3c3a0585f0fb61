"""Decisions laid over proposals: what holds now."""

from dataclasses import replace
from datetime import UTC, datetime

from extractors.findings import Source
from service.records import ReportRecord, Verdict
from service.rules.decisions import WHOLE_REPORT, Action, Changes, Decision
from service.rules.proposals import finding_id, proposals
from service.rules.review import merge, report_record
from tests.service.extractions import SCHOOL, STALE_ROOM, WEAK_STUDY, extraction

REPORT = "cd" * 32
FIRST = finding_id(REPORT, WEAK_STUDY)


def decided(*steps: tuple[Action, Changes], finding: str = FIRST) -> ReportRecord:
    said = extraction(REPORT)
    made = [
        Decision(REPORT, finding, version, action, "王晓燕", datetime.now(UTC), changes)
        for version, (action, changes) in enumerate(steps, 1)
    ]
    return merge(said, proposals(said), made)


def test_an_untouched_report_shows_what_the_machine_proposed() -> None:
    report = report_record(extraction(REPORT))
    assert [finding.verdict for finding in report.findings] == [Verdict.PROPOSED] * 2
    assert report.findings[0].measures == report.measures
    assert report.measures[0].findings == (FIRST,)


def test_a_correction_changes_only_the_fields_it_names() -> None:
    first = decided((Action.CORRECT, Changes(summary="学习少", source=Source.REVIEW))).findings[0]
    assert (first.summary, first.source, first.organization) == ("学习少", Source.REVIEW, SCHOOL)
    assert (first.verdict, first.version, first.who) == (Verdict.CORRECTED, 1, "王晓燕")


def test_a_chosen_item_goes_before_the_proposed_ones() -> None:
    first = decided((Action.CORRECT, Changes(standard="school-party:B4"))).findings[0]
    assert [match.code for match in first.standards] == ["B4", "A2"]
    assert first.standards[0].reasons == ("人工选定",)


def test_no_item_can_be_chosen() -> None:
    assert decided((Action.CORRECT, Changes(standard=""))).findings[0].standards == ()


def test_undo_takes_back_one_step_and_counts_as_one() -> None:
    steps = ((Action.CORRECT, Changes(summary="甲")), (Action.DELETE, Changes()), (Action.UNDO, Changes()))
    first = decided(*steps).findings[0]
    assert (first.summary, first.verdict, first.version) == ("甲", Verdict.CORRECTED, 3)


def test_deleted_findings_are_left_out_of_papers_only() -> None:
    report = decided((Action.DELETE, Changes()))
    assert len(report.findings) == 2
    assert report.findings[0].verdict is Verdict.DELETED


def test_an_added_finding_disappears_when_it_is_taken_back() -> None:
    place = replace(report_record(extraction(REPORT)).findings[0].place, start=0, end=4, quote="2024")
    add = (Action.ADD, Changes(place=place, summary="新问题"))
    assert decided(add, finding="new").findings[0].verdict is Verdict.ADDED
    assert len(decided(add, (Action.UNDO, Changes()), finding="new").findings) == 2


def test_findings_follow_the_report_to_its_right_organization() -> None:
    report = decided((Action.CORRECT, Changes(organization="白鹭区第七小学党支部", year=2023)), finding=WHOLE_REPORT)
    assert {(f.organization, f.year) for f in report.findings} == {("白鹭区第七小学党支部", 2023)}


def test_ids_come_from_the_words_and_survive_another_reading() -> None:
    before = proposals(extraction(REPORT, (WEAK_STUDY, STALE_ROOM)))
    after = proposals(extraction(REPORT, (STALE_ROOM,)))
    assert before[1].id == after[0].id


def test_the_same_words_twice_are_two_findings() -> None:
    said = extraction(REPORT)
    twice = replace(said, findings=(said.findings[0], replace(said.findings[0], id="f9")))
    assert len({proposal.id for proposal in proposals(twice)}) == 2
