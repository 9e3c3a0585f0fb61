"""Reports that people finished looking at become labelled texts that the training scripts read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpora.scripts.labelled import read
from service.records import ReportRecord, Verdict
from service.rules.proposals import proposals
from service.rules.review import merge
from service.rules.training_text import is_looked_at, training_text
from tests.service.extractions import STALE_ROOM, WEAK_STUDY, extraction

SAID = extraction("ab" * 32)


def record(*verdicts: Verdict) -> ReportRecord:
    report = merge(SAID, proposals(SAID), ())
    findings = (replace(one, verdict=verdict) for one, verdict in zip(report.findings, verdicts, strict=True))
    return replace(report, findings=tuple(findings))


def test_only_reports_whose_findings_were_all_looked_at_teach() -> None:
    assert is_looked_at(record(Verdict.CONFIRMED, Verdict.DELETED))
    assert not is_looked_at(record(Verdict.CONFIRMED, Verdict.PROPOSED))
    assert not is_looked_at(replace(record(Verdict.CONFIRMED, Verdict.CONFIRMED), findings=()))


def test_the_text_comes_back_with_its_labels(tmp_path: Path) -> None:
    report = record(Verdict.CONFIRMED, Verdict.CORRECTED)
    path = tmp_path / "own.gold.txt"
    path.write_text(training_text("own1", SAID.document, report), encoding="utf-8")
    back = read(path)
    assert back.text == SAID.document.text
    assert [label.quote for label in back.findings] == [WEAK_STUDY, STALE_ROOM]
    assert back.findings[0].many("std") == ("A2",)
    assert back.findings[0].attributes["src"] == "self"
    assert [label.many("for") for label in back.measures] == [("f1",)]
    assert back.meta["standard"] == "school-party"


def test_what_people_deleted_is_no_finding_there(tmp_path: Path) -> None:
    path = tmp_path / "own.gold.txt"
    report = record(Verdict.CONFIRMED, Verdict.DELETED)
    path.write_text(training_text("own1", SAID.document, report), encoding="utf-8")
    assert [label.quote for label in read(path).findings] == [WEAK_STUDY]
