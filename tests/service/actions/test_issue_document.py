"""Papers are issued under numbers that are taken once, in order, and stay in the register."""

import io
from dataclasses import replace

import pytest
from docx import Document

from service.actions.issue_document import cancel_number, issue_document, open_issued
from service.actions.make_document import Wish
from service.actions.parts import Parts
from service.errors import BadRequest, Conflict
from service.rules.paper_number import Sequence
from service.rules.proposals import proposals
from service.store import paper_numbers, readings, reports
from tests.service.extractions import SCHOOL, extraction

REPORT = "ab" * 32
NOTICE = Wish(SCHOOL, rows=(1, 2), values={"机关代字": "白教党", "发文机关": "中共白鹭区教育局委员会"})


@pytest.fixture
def read(parts: Parts) -> Parts:
    """An installation that has read a report with two findings."""
    reports.add(parts.store, reports.NewReport(REPORT, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(REPORT)
    readings.save(parts.store, REPORT, said, proposals(said))
    return parts


def words(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def test_numbers_run_by_kind_and_the_paper_prints_its_own(read: Parts) -> None:
    first, second = issue_document(read, "reminder", NOTICE), issue_document(read, "reminder", NOTICE)
    other = issue_document(read, "supervision", NOTICE)
    assert [one.entry.number for one in (first, second, other)] == [1, 2, 1]
    assert first.entry.text.startswith("白教党督提〔")
    assert second.entry.text in words(second.file.data)
    assert second.entry.rows == (1, 2)
    assert second.entry.who == "王晓燕"


def test_the_issued_paper_can_be_opened_again_as_it_was(read: Parts) -> None:
    issued = issue_document(read, "reminder", NOTICE)
    assert open_issued(read, issued.entry.id) == issued.file


def test_a_paper_that_chooses_its_items_itself_is_entered_with_them(read: Parts) -> None:
    assert issue_document(read, "supervision", replace(NOTICE, rows=())).entry.rows == (1, 2)


def test_a_cancelled_number_stays_and_is_not_used_again(read: Parts) -> None:
    issued = issue_document(read, "reminder", NOTICE).entry
    with pytest.raises(BadRequest, match="作废要写明原因"):
        cancel_number(read, issued.id, " ")
    assert cancel_number(read, issued.id, "收文单位写错").cancelled == "收文单位写错"
    with pytest.raises(Conflict, match="已经作废"):
        cancel_number(read, issued.id, "再来一次")
    assert issue_document(read, "reminder", NOTICE).entry.number == 2
    assert [one.cancelled for one in paper_numbers.register(read.store)] == ["", "收文单位写错"]


def test_no_number_is_taken_for_a_paper_that_cannot_be_made(read: Parts) -> None:
    with pytest.raises(BadRequest, match="没有逾期的事项"):
        issue_document(read, "warning", replace(NOTICE, rows=()))
    with pytest.raises(BadRequest, match="没有第9项"):
        issue_document(read, "warning", replace(NOTICE, rows=(9,)))
    assert paper_numbers.register(read.store) == ()


def test_without_a_sign_of_the_issuer_nothing_is_numbered(read: Parts) -> None:
    with pytest.raises(BadRequest, match="机关代字"):
        issue_document(read, "reminder", replace(NOTICE, values={}))
    with pytest.raises(BadRequest, match="不编字号"):
        issue_document(read, "plan", NOTICE)


def test_a_number_that_somebody_took_first_is_not_given_twice(read: Parts) -> None:
    entry = issue_document(read, "reminder", NOTICE).entry
    paper = paper_numbers.NewPaper("reminder", "整改提醒书", SCHOOL, (1,), "提醒书.docx", entry.file)
    with pytest.raises(Conflict, match="已被别人签发"):
        paper_numbers.enter(read.store, entry.sequence, 1, paper, "李建国")
    assert paper_numbers.next_number(read.store, entry.sequence) == 2
    assert paper_numbers.next_number(read.store, Sequence("白教党", "督提", 1999)) == 1
