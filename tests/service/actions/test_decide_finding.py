"""A person decides about findings."""

import pytest

from service.actions.add_finding import add_finding
from service.actions.correct_report import correct_report
from service.actions.decide_finding import EMPTY, Subject, decide_finding
from service.actions.list_reports import Order, Wanted, finished_records, list_reports
from service.actions.parts import Parts
from service.actions.show_report import show_report
from service.errors import BadRequest, Conflict
from service.records import FindingRecord, Verdict
from service.rules.decisions import Action, Changes
from service.rules.proposals import proposals
from service.store import readings, reports
from tests.service.extractions import extraction

REPORT = "ef" * 32


@pytest.fixture
def first(parts: Parts) -> FindingRecord:
    """The first finding of a report that was read."""
    reports.add(parts.store, reports.NewReport(REPORT, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(REPORT)
    readings.save(parts.store, REPORT, said, proposals(said))
    return show_report(parts, REPORT).record.findings[0]


def decide(parts: Parts, finding: FindingRecord, action: Action, changes: Changes = EMPTY) -> FindingRecord:
    return decide_finding(parts, Subject(REPORT, finding.id, finding.version), action, changes)


def test_confirming_counts_in_the_list(parts: Parts, first: FindingRecord) -> None:
    confirmed = decide(parts, first, Action.CONFIRM)
    assert (confirmed.verdict, confirmed.version, confirmed.who) == (Verdict.CONFIRMED, 1, "王晓燕")
    (entry,) = list_reports(parts)
    assert (entry.findings, entry.decided) == (2, 1)


def test_a_stale_version_is_a_conflict(parts: Parts, first: FindingRecord) -> None:
    decide(parts, first, Action.CONFIRM)
    with pytest.raises(Conflict, match="有人改过"):
        decide(parts, first, Action.DELETE)


def test_deleting_takes_a_finding_out_and_undo_brings_it_back(parts: Parts, first: FindingRecord) -> None:
    deleted = decide(parts, first, Action.DELETE)
    assert len(finished_records(parts)[0].findings) == 1
    assert decide(parts, deleted, Action.UNDO).verdict is Verdict.PROPOSED
    assert len(finished_records(parts)[0].findings) == 2


def test_nothing_done_cannot_be_undone(parts: Parts, first: FindingRecord) -> None:
    with pytest.raises(BadRequest, match="没有可以撤销"):
        decide(parts, first, Action.UNDO)


def test_an_item_that_the_standard_does_not_have_is_refused(parts: Parts, first: FindingRecord) -> None:
    with pytest.raises(BadRequest, match="没有编号为“Z9”"):
        decide(parts, first, Action.CORRECT, Changes(standard="school-party:Z9"))


def test_selected_words_become_a_finding(parts: Parts, first: FindingRecord) -> None:
    text = show_report(parts, REPORT).document.text
    start = text.index("每月组织")
    added = add_finding(parts, REPORT, (start, start + 8), Changes(standard="school-party:A2"))
    assert (added.verdict, added.place.quote, added.place.block) == (Verdict.ADDED, text[start : start + 8], 4)
    assert added.summary == text[start : start + 8]
    with pytest.raises(Conflict, match="已经是一条问题"):
        add_finding(parts, REPORT, (start, start + 8), Changes())


def test_an_added_finding_can_be_taken_back_and_added_again(parts: Parts, first: FindingRecord) -> None:
    added = add_finding(parts, REPORT, (0, 4), Changes())
    decide(parts, added, Action.UNDO)
    assert add_finding(parts, REPORT, (0, 4), Changes()).version == 3


@pytest.mark.parametrize("words", [(5, 5), (-1, 3), (0, 10**6)])
def test_words_that_are_not_there_are_refused(parts: Parts, first: FindingRecord, words: tuple[int, int]) -> None:
    with pytest.raises(BadRequest, match="没有选中文字"):
        add_finding(parts, REPORT, words, Changes())


def test_a_report_moves_to_its_right_organization(parts: Parts, first: FindingRecord) -> None:
    correct_report(parts, REPORT, "白鹭区第七小学党支部", 2023)
    (entry,) = list_reports(parts, Wanted(organization="白鹭区第七小学党支部", order=Order.YEAR))
    assert entry.year == 2023
