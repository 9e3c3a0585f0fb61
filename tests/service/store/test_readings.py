"""Readings are replaced; what people decided is not."""

from datetime import UTC, datetime

import pytest

from extractors.errors import Encrypted
from service.errors import Conflict, NotFound
from service.records import ReportState, Verdict
from service.rules.decisions import Action, Changes, Decision
from service.rules.proposals import proposals
from service.rules.review import merge
from service.store import decisions, readings, reports
from service.store.database import Store
from tests.service.extractions import STALE_ROOM, WEAK_STUDY, extraction

REPORT = "ab" * 32


def entered(store: Store) -> None:
    reports.add(store, reports.NewReport(REPORT, "述职.docx", 1000, "auto", "王晓燕"))


def read(store: Store, *quotes: str) -> None:
    said = extraction(REPORT, quotes)
    readings.save(store, REPORT, said, proposals(said))


def decide(store: Store, finding: str, version: int, changes: Changes) -> None:
    now = datetime.now(UTC)
    decisions.append(store, Decision(REPORT, finding, version, Action.CORRECT, "王晓燕", now, changes))


def test_the_same_file_twice_is_one_report(store: Store) -> None:
    entered(store)
    assert not reports.add(store, reports.NewReport(REPORT, "改名.docx", 1000, "auto", "李强"))
    assert [entry.name for entry in reports.listing(store)] == ["述职.docx"]


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    entered(store)
    read(store, WEAK_STUDY, STALE_ROOM)
    said = extraction(REPORT)
    loaded = readings.load(store, REPORT)
    assert [proposal.finding for proposal in loaded.proposals] == list(said.findings)
    assert loaded.extraction.measures == said.measures
    assert readings.document(store, REPORT) == said.document
    assert reports.find(store, REPORT).state is ReportState.DONE


def test_a_second_reading_leaves_decisions_standing(store: Store) -> None:
    entered(store)
    read(store, WEAK_STUDY, STALE_ROOM)
    first, _ = readings.load(store, REPORT).proposals
    decide(store, first.id, 1, Changes(summary="学习次数不足"))
    read(store, STALE_ROOM)  # the reader does not see the first finding any more
    loaded = readings.load(store, REPORT)
    record = merge(loaded.extraction, loaded.proposals, loaded.decisions)
    first_now = record.findings[0]
    assert (first_now.summary, first_now.verdict) == ("学习次数不足", Verdict.CORRECTED)
    assert len(record.findings) == 2


def test_two_people_cannot_take_the_same_version(store: Store) -> None:
    entered(store)
    decide(store, "f", 1, Changes(summary="甲"))
    with pytest.raises(Conflict, match="有人先改"):
        decide(store, "f", 1, Changes(summary="乙"))


def test_a_failed_reading_keeps_its_reason(store: Store) -> None:
    entered(store)
    reports.mark_failed(store, REPORT, Encrypted("文件设了密码。"))
    entry = reports.find(store, REPORT)
    assert (entry.state, entry.error_code, entry.error_message) == (ReportState.FAILED, "encrypted", "文件设了密码。")
    with pytest.raises(NotFound, match="还没有读完"):
        readings.load(store, REPORT)
    assert reports.queue_again(store, REPORT).attempt == 2
