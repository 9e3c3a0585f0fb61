"""Learning says first what it would change, and changes only what nobody has decided about."""

from __future__ import annotations

from service.actions.decide_finding import Subject, decide_finding
from service.actions.learn import learn
from service.actions.parts import Parts
from service.actions.show_report import show_report
from service.records import FindingRecord
from service.rules.decisions import Action, Changes
from service.rules.learning import learning_lines
from tests.service.actions.test_learnt_lessons import OTHER, REPORT, decide, hand_in

THIRD = "12" * 32


def first_code(parts: Parts, report: str, place: int = 1) -> str:
    return show_report(parts, report).record.findings[place].standards[0].code


def corrected(parts: Parts) -> tuple[FindingRecord, ...]:
    """A report in which the second finding was put under E1, and another that nobody has looked at."""
    findings = hand_in(parts)
    hand_in(parts, OTHER, 2025)
    learn(parts, keep=True)
    decide(parts, findings[1], Action.CORRECT, Changes(standard="school-party:E1"))
    return findings


def test_a_dry_run_says_what_would_change_and_changes_nothing(parts: Parts) -> None:
    corrected(parts)
    before = first_code(parts, OTHER)
    told = learn(parts, keep=False)
    (one,) = told.differences
    assert (one.report, one.before, one.after) == (OTHER, before, "E1")
    assert "改为E1的一条相近" in one.reason
    assert first_code(parts, OTHER) == before
    assert learning_lines(told, done=False)[-1] == "以上只是预览，什么都没有改。"


def test_learning_changes_undecided_findings_once(parts: Parts) -> None:
    corrected(parts)
    told = learn(parts, keep=True)
    assert first_code(parts, OTHER) == "E1"
    assert "已换条目 1 条" in learning_lines(told, done=True)[1]
    assert learn(parts, keep=True).differences == ()


def test_what_a_person_decided_stays(parts: Parts) -> None:
    corrected(parts)
    finding = show_report(parts, OTHER).record.findings[1]
    decide_finding(parts, Subject(OTHER, finding.id, 0), Action.CONFIRM)
    assert learn(parts, keep=True).differences == ()
    assert first_code(parts, OTHER) == finding.standards[0].code


def test_words_deleted_twice_become_doubtful_in_reports_read_before(parts: Parts) -> None:
    for report in (REPORT, OTHER):
        decide(parts, hand_in(parts, report)[1], Action.DELETE)
    hand_in(parts, THIRD)
    doubts = [one for one in learn(parts, keep=True).differences if one.is_doubt]
    assert [one.report for one in doubts] == [THIRD]
    assert any("存疑" in reason for reason in show_report(parts, THIRD).record.findings[1].reasons)
    assert [one for one in learn(parts, keep=True).differences if one.is_doubt] == []
