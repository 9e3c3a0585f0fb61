"""Former names lead to the present one, also over two steps and in circles."""

from dataclasses import replace

from extractors.findings import Kind, Source
from service.records import Chain, ChainStatus, FindingRecord, Place, ReportRecord
from service.rules.organizations import Names

REPORT = ReportRecord("r", "r.docx", Kind.DUTY_REPORT, "述职报告", "丙", 2024, aliases=("乙",))


def test_aliases_over_two_steps() -> None:
    names = Names((REPORT, replace(REPORT, organization="乙", aliases=("甲",))), ())
    assert [names(one) for one in ("甲", "乙", "丙", "丁", None)] == ["丙", "丙", "丙", "丁", "未写明组织"]


def test_a_circle_of_names_ends() -> None:
    names = Names((REPORT, replace(REPORT, organization="乙", aliases=("丙",))), ())
    assert names("甲") == "甲"
    assert names("乙") in ("乙", "丙")


def test_chains_teach_names_too() -> None:
    finding = FindingRecord("f", "旧名", 2023, Place("r", "r", 0, 1, "q"), "", Source.SELF)
    assert Names((), (Chain("新名", ChainStatus.NEW, (2023,), (finding,)),))("旧名") == "新名"


def test_a_report_without_findings_goes_to_the_unit_that_its_name_means() -> None:
    finding = FindingRecord("f", "松岭乡中心小学党支部", 2023, Place("r", "r", 0, 1, "q"), "", Source.SELF)
    names = Names((), (Chain(finding.organization, ChainStatus.NEW, (2023,), (finding,)),))
    assert names("松岭乡中心小学") == "松岭乡中心小学党支部"
