"""What people decided about one report speaks when the next one is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.lessons import Lessons
from service.actions.decide_finding import EMPTY, Subject, decide_finding
from service.actions.learnt_lessons import learnt_lessons
from service.actions.parts import Parts
from service.actions.read_report import read_report
from service.actions.show_report import show_report
from service.records import FindingRecord
from service.rules.decisions import Action, Changes
from service.rules.proposals import proposals
from service.store import files, readings, reports
from tests.service.extractions import STALE_ROOM, extraction

REPORT, OTHER = "ef" * 32, "ab" * 32
NEXT = f"""白鹭区第六小学党支部2025年度述职报告
一、存在的问题
{STALE_ROOM}
三是党费收缴不及时，两名党员拖欠一个季度。
四是组织生活不规范，谈心谈话没有做到全覆盖。
"""


def hand_in(parts: Parts, report: str = REPORT, year: int = 2024) -> tuple[FindingRecord, ...]:
    """The findings of a report that was read."""
    reports.add(parts.store, reports.NewReport(report, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(report)
    said = replace(said, facts=replace(said.facts, year=year))
    readings.save(parts.store, report, said, proposals(said))
    return show_report(parts, report).record.findings


def decide(parts: Parts, finding: FindingRecord, action: Action, changes: Changes = EMPTY) -> FindingRecord:
    return decide_finding(parts, Subject(finding.place.report, finding.id, finding.version), action, changes)


def read_next(parts: Parts) -> FindingRecord:
    """The finding of next year's report that says the same as the second of the first."""
    data = NEXT.encode()
    report = files.put(parts.store, data)
    reports.add(parts.store, reports.NewReport(report, "2025.txt", len(data), "school-party", "王晓燕"))
    read_report(parts, report)
    return next(one for one in show_report(parts, report).record.findings if "活动室" in one.place.quote)


def test_a_corrected_item_comes_first_in_next_years_report_with_its_reason(parts: Parts) -> None:
    decide(parts, hand_in(parts)[1], Action.CORRECT, Changes(standard="school-party:E1"))
    first = read_next(parts).standards[0]
    assert first.code == "E1"
    assert first.reasons[0].startswith("与2024年《2024年度述职报告》里改为E1的一条相近：")


def test_words_deleted_in_two_reports_are_doubtful_in_the_third(parts: Parts) -> None:
    for report, year in ((REPORT, 2023), (OTHER, 2024)):
        decide(parts, hand_in(parts, report, year)[1], Action.DELETE)
    found = read_next(parts)
    assert "存疑" in found.reasons[-1]
    assert "已被人工删除2次" in found.reasons[-1]


@pytest.mark.parametrize("action", [Action.CONFIRM, Action.DELETE])
def test_what_was_taken_back_teaches_nothing(parts: Parts, action: Action) -> None:
    done = decide(parts, hand_in(parts)[0], action)
    decide(parts, done, Action.UNDO)
    assert learnt_lessons(parts) == Lessons()


def test_confirming_says_that_the_item_was_right(parts: Parts) -> None:
    finding = hand_in(parts)[0]
    decide(parts, finding, Action.CONFIRM)
    (precedent,) = learnt_lessons(parts).precedents
    assert (precedent.text, precedent.code, precedent.corrected) == (
        finding.place.quote,
        finding.standards[0].code,
        False,
    )
    assert learnt_lessons(parts, REPORT) == Lessons()


def test_no_item_fits_is_learnt_too(parts: Parts) -> None:
    decide(parts, hand_in(parts)[1], Action.CORRECT, Changes(standard=""))
    (precedent,) = learnt_lessons(parts).precedents
    assert (precedent.standard, precedent.code) == ("school-party", "")
    assert read_next(parts).standards == ()
