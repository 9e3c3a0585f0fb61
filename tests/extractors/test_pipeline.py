"""The one door, on our own sample reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import pipeline
from extractors.findings import Extraction, Kind
from extractors.standards import shipped

SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"


@pytest.fixture(scope="module")
def feedback() -> Extraction:
    path = next(SAMPLES.glob("*巡察反馈意见.docx"))
    return pipeline.extract(path.read_bytes(), path.name, shipped())


def test_every_quote_is_a_slice_of_the_text(feedback: Extraction) -> None:
    text = feedback.document.text
    things = (*feedback.findings, *feedback.measures, *feedback.quantities)
    assert things
    assert all(text[thing.start : thing.end] == thing.quote for thing in things)


def test_the_facts_of_an_inspection_feedback_are_read(feedback: Extraction) -> None:
    assert feedback.facts.kind is Kind.INSPECTION_FEEDBACK
    assert feedback.facts.organization == "云溪区第一小学党支部"
    assert feedback.standard == "school-party"


def test_findings_stand_under_items_with_reasons(feedback: Extraction) -> None:
    assert all(1 <= len(finding.standards) <= 3 for finding in feedback.findings)
    assert all(finding.summary and len(finding.summary) <= 40 for finding in feedback.findings)


def test_links_go_both_ways(feedback: Extraction) -> None:
    by_finding = {(m, f.id) for f in feedback.findings for m in f.measures}
    by_measure = {(m.id, f) for m in feedback.measures for f in m.findings}
    assert by_finding == by_measure


def test_the_safety_notice_is_held_against_the_safety_standard() -> None:
    path = next(SAMPLES.glob("*安全检查*.docx"))
    assert pipeline.extract(path.read_bytes(), path.name, shipped()).standard == "school-safety"


def test_the_same_file_gives_the_same_answer_twice(feedback: Extraction) -> None:
    path = next(SAMPLES.glob("*巡察反馈意见.docx"))
    assert pipeline.extract(path.read_bytes(), path.name, shipped()) == feedback
