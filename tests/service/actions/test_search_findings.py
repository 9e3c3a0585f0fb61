"""Searching among all findings follows what is read and decided."""

import pytest

from service.actions.decide_finding import Subject, decide_finding
from service.actions.parts import Parts
from service.actions.search_findings import keep_up, search_findings
from service.errors import BadRequest
from service.rules.decisions import Action
from service.rules.proposals import proposals
from service.store import readings, reports
from service.store.search.sync import index_of
from tests.service.extractions import SCHOOL, STALE_ROOM, extraction

REPORT = "ab" * 32


@pytest.fixture
def read(parts: Parts) -> Parts:
    reports.add(parts.store, reports.NewReport(REPORT, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(REPORT)
    readings.save(parts.store, REPORT, said, proposals(said))
    return parts


def test_a_problem_is_found_with_its_unit_and_year(read: Parts) -> None:
    found = search_findings(read, "活动室堆了杂物")[0]
    assert (found.organization, found.year, found.quote) == (SCHOOL, 2024, STALE_ROOM)


def test_a_deleted_finding_is_found_no_more(read: Parts) -> None:
    found = search_findings(read, "活动室堆了杂物")[0]
    decide_finding(read, Subject(REPORT, found.finding, 0), Action.DELETE)
    assert all(one.finding != found.finding for one in search_findings(read, "活动室堆了杂物"))
    decide_finding(read, Subject(REPORT, found.finding, 1), Action.UNDO)
    assert search_findings(read, "活动室堆了杂物")[0].finding == found.finding


def test_nothing_new_puts_nothing_in(read: Parts) -> None:
    search_findings(read, "活动室")
    assert keep_up(read, index_of(read.store)) == 0


def test_a_question_too_short_is_refused(read: Parts) -> None:
    with pytest.raises(BadRequest, match="至少写两个字"):
        search_findings(read, "党")
