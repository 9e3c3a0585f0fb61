"""Short names in the archive get the fuller ones of other reports, and lose them with their reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.findings import Extraction
from service.actions.correct_report import correct_report
from service.actions.list_reports import finished_records, list_reports
from service.actions.parts import Parts
from service.actions.show_report import catch_up_names, refresh, show_report
from service.actions.survey_organizations import survey_organizations
from service.errors import BadRequest
from service.records import ReportRecord
from service.rules.proposals import proposals
from service.store import readings, reports
from tests.service.extractions import extraction
from tests.service.in_process import Client

FULL, SHORT = "aa" * 32, "bb" * 32
FULL_NAME, SHORT_NAME = "云山区柳荫路小学党支部", "柳荫路小学党支部"


def read(parts: Parts, report: str, name: str, year: int) -> ReportRecord:
    """A report as the reader leaves it."""
    reports.add(parts.store, reports.NewReport(report, f"{year}年述职.docx", 1000, "auto", "王晓燕"))
    said = _under(extraction(report), name, year)
    readings.save(parts.store, report, said, proposals(said))
    return refresh(parts, report)


def _under(said: Extraction, name: str, year: int) -> Extraction:
    findings = tuple(replace(one, organization=name) for one in said.findings)
    document = replace(said.document, origin=replace(said.document.origin, name=f"{year}年述职.docx"))
    facts = replace(said.facts, organization=name, year=year)
    return replace(said, facts=facts, findings=findings, document=document)


def names(parts: Parts) -> dict[str, str | None]:
    """What the list of reports shows."""
    return {entry.id: entry.organization for entry in list_reports(parts)}


@pytest.fixture
def filled(parts: Parts) -> Parts:
    """The short name came first."""
    read(parts, SHORT, SHORT_NAME, 2023)
    read(parts, FULL, FULL_NAME, 2022)
    return parts


def test_a_later_report_completes_an_earlier_one(filled: Parts) -> None:
    assert names(filled) == {FULL: FULL_NAME, SHORT: FULL_NAME}
    shown = show_report(filled, SHORT)
    assert shown.record.organization_reason == "名称由《2022年述职.docx》补全，原文只写“柳荫路小学党支部”"
    assert {finding.organization for finding in shown.record.findings} == {FULL_NAME}
    assert shown.extraction.facts.organization == SHORT_NAME  # what was read is kept
    (checklist,) = survey_organizations(filled).checklists
    assert checklist.organization == FULL_NAME
    assert len(checklist.reports) == 2


def test_what_a_person_puts_stands_and_is_learnt_from(filled: Parts) -> None:
    assert correct_report(filled, SHORT, "松岭区柳荫路小学党支部", None).organization_reason == ""
    assert names(filled) == {FULL: FULL_NAME, SHORT: "松岭区柳荫路小学党支部"}
    third = read(filled, "cc" * 32, SHORT_NAME, 2024)
    assert third.organization == SHORT_NAME
    assert any("松岭区柳荫路小学党支部" in warning for warning in third.warnings)


def test_a_corrected_full_name_takes_its_completions_back(filled: Parts) -> None:
    correct_report(filled, FULL, "云山区第一小学党支部", None)
    assert names(filled) == {FULL: "云山区第一小学党支部", SHORT: SHORT_NAME}


def test_reports_read_before_there_was_a_register_are_looked_at(parts: Parts) -> None:
    reports.add(parts.store, reports.NewReport(SHORT, "旧.docx", 1000, "auto", "王晓燕"))
    said = _under(extraction(SHORT), SHORT_NAME, 2021)
    readings.save(parts.store, SHORT, said, proposals(said))
    read(parts, FULL, FULL_NAME, 2022)
    assert names(parts)[SHORT] == FULL_NAME


def test_an_update_completes_the_names_of_old_reports(parts: Parts) -> None:
    for report, name in ((SHORT, SHORT_NAME), (FULL, FULL_NAME)):
        reports.add(parts.store, reports.NewReport(report, "旧.docx", 1000, "auto", "王晓燕"))
        said = _under(extraction(report), name, 2021)
        readings.save(parts.store, report, said, proposals(said))
    catch_up_names(parts)
    assert names(parts) == {FULL: FULL_NAME, SHORT: FULL_NAME}


def test_a_finding_in_a_notice_is_the_unit_of_its_reports(filled: Parts) -> None:
    notice = "dd" * 32
    reports.add(filled.store, reports.NewReport(notice, "通报.docx", 1000, "auto", "王晓燕"))
    said = _under(extraction(notice), "柳荫路小学", 2024)
    said = replace(said, facts=replace(said.facts, organization="云山区教育局"))
    readings.save(filled.store, notice, said, proposals(said))
    refresh(filled, notice)
    (record,) = [one for one in finished_records(filled) if one.id == notice]
    assert {finding.organization for finding in record.findings} == {FULL_NAME}


def test_the_pages_show_the_reason_and_where_to_correct_it(filled: Parts) -> None:
    client = Client(filled)
    for page in (client.get(f"/reports/{SHORT}"), client.get("/organization", params={"name": FULL_NAME})):
        assert "名称由《2022年述职.docx》补全" in page.text
        assert "改正" in page.text


def test_an_organization_page_without_a_name_says_so_in_chinese(filled: Parts) -> None:
    with pytest.raises(BadRequest):
        survey_organizations(filled).of("")
    for address in ("/organization", "/recurrence"):
        answer = Client(filled).get(address)
        assert answer.status_code == 400
        assert "没有写明是哪个单位" in answer.text
    assert "query" not in Client(filled).get("/api/v1/checklist").text
