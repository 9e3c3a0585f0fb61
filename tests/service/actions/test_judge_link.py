"""People say what is the same problem, close and rename: it stands in every checklist, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.actions.judge_link import judge_link
from service.actions.parts import Parts
from service.actions.rename_organization import rename_organization
from service.actions.survey_organizations import survey_organizations
from service.actions.write_entry import row_of, write_entry
from service.errors import BadRequest, NotFound
from service.records import Chain, ChainStatus
from service.rules.link_verdicts import Opinion
from service.rules.proposals import proposals
from service.store import readings, reports
from tests.service.extractions import SCHOOL, extraction

OLD, NEW = "ab" * 32, "cd" * 32
FEES = "党费收缴不规范，三名党员半年没有交党费。"
AGAIN = "党费收缴仍不及时，两名党员三个月没有交党费。"
ROOM = "党员活动室堆放杂物，开会要借图书室。"
FORMER = "老街子弟小学党支部"


def read(parts: Parts, report: str, year: int, quotes: tuple[str, ...], organization: str = SCHOOL) -> list[str]:
    """Read a report; the ids of its findings."""
    said = extraction(report, quotes)
    facts = replace(said.facts, organization=organization, year=year)
    said = replace(said, facts=facts, findings=tuple(replace(one, organization=organization) for one in said.findings))
    proposed = proposals(said)
    reports.add(parts.store, reports.NewReport(report, f"{year}.docx", 1000, "auto", "王晓燕"))
    readings.save(parts.store, report, said, proposed)
    return [one.id for one in proposed]


def chain_of(parts: Parts, finding: str) -> Chain:
    chains = [chain for one in survey_organizations(parts).checklists for chain in one.chains]
    return next(chain for chain in chains if finding in {member.id for member in chain.members})


def test_a_verdict_stands_until_it_is_taken_back(parts: Parts) -> None:
    (fees,), (room,) = read(parts, OLD, 2022, (FEES,)), read(parts, NEW, 2023, (ROOM,))
    verdict = judge_link(parts, fees, room, Opinion.SAME)
    assert (verdict.version, verdict.who, verdict.organization) == (1, "王晓燕", SCHOOL)
    assert chain_of(parts, room).status is ChainStatus.RECURRING
    judge_link(parts, room, fees, Opinion.UNDO)
    assert chain_of(parts, room).status is ChainStatus.NEW
    with pytest.raises(BadRequest, match="没有可以撤销"):
        judge_link(parts, fees, room, Opinion.UNDO)


def test_a_link_that_people_deny_is_no_link(parts: Parts) -> None:
    (fees,), (again,) = read(parts, OLD, 2022, (FEES,)), read(parts, NEW, 2023, (AGAIN,))
    assert chain_of(parts, again).years == (2022, 2023)
    judge_link(parts, fees, again, Opinion.DIFFERENT)
    assert chain_of(parts, again).years == (2023,)


def test_what_was_closed_in_the_sheet_and_came_back_is_a_relapse(parts: Parts) -> None:
    (fees,) = read(parts, OLD, 2022, (FEES,))
    version = row_of(parts, fees)[0].entry_version
    write_entry(parts, fees, version, {"state": "已销号", "closed_on": "2023-03-01"})
    (again,) = read(parts, NEW, 2023, (AGAIN,))
    row = row_of(parts, again)[0]
    assert row.status is ChainStatus.RELAPSED
    assert chain_of(parts, again).closed_on is not None


def test_a_former_name_joins_two_organizations_until_it_is_taken_back(parts: Parts) -> None:
    (fees,), (again,) = read(parts, OLD, 2022, (FEES,), FORMER), read(parts, NEW, 2023, (AGAIN,))
    with pytest.raises(BadRequest, match="曾用名"):
        judge_link(parts, fees, again, Opinion.SAME)
    rename_organization(parts, FORMER, SCHOOL)
    assert chain_of(parts, again).years == (2022, 2023)
    assert survey_organizations(parts).of(FORMER).organization == SCHOOL
    rename_organization(parts, FORMER, "")
    assert chain_of(parts, again).years == (2023,)


def test_unknown_findings_and_names_are_refused(parts: Parts) -> None:
    (fees,) = read(parts, OLD, 2022, (FEES,))
    with pytest.raises(NotFound, match="没有找到"):
        judge_link(parts, fees, "没有这一条", Opinion.SAME)
    with pytest.raises(BadRequest, match="不同的问题"):
        judge_link(parts, fees, fees, Opinion.SAME)
    with pytest.raises(NotFound, match="没有“别的学校”的报告"):
        rename_organization(parts, FORMER, "别的学校")
    with pytest.raises(BadRequest, match="没有登记"):
        rename_organization(parts, FORMER, "")
