"""Problems of one organization over the years."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from extractors.findings import Kind, Source
from extractors.standards import rank, shipped
from service.records import Chain, ChainStatus, FindingRecord, Place, ReportRecord, Verdict
from service.rules.chain_status import Closings
from service.rules.contract import repeated
from service.rules.link_verdicts import LinkVerdict, Opinion, standing
from service.rules.recurrence import Known, chains

PARTY = shipped()[0]
FEES = (
    "党费收缴不规范，三名党员半年没有交党费。",
    "党费收缴仍不及时，一个季度收一次，基数没有核定。",
    "党费收缴问题没有改好，收缴明细一年没有公示。",
)
ROOM = "党员活动室堆放杂物，开会要借图书室。"
TALKS = "谈心谈话没有记录，支委之间一年没有谈过话。"


def report(year: int, *quotes: str, name: str = "", organization: str = "柳河县城关小学党支部") -> ReportRecord:
    name = name or f"{year}.docx"
    findings = tuple(
        FindingRecord(
            id=f"{name}:f{number}",
            organization=organization,
            year=year,
            place=Place(name, name, number * 100, number * 100 + len(quote), quote),
            summary=quote[:10],
            source=Source.SELF,
            standards=rank(PARTY, quote),
        )
        for number, quote in enumerate(quotes)
    )
    return ReportRecord(name, name, Kind.DUTY_REPORT, "述职报告", organization, year, findings=findings)


def replace_year(told: ReportRecord, year: int | None) -> ReportRecord:
    return replace(told, year=year, findings=tuple(replace(one, year=year) for one in told.findings))


def of(quote: str, found: tuple[Chain, ...]) -> Chain:
    return next(chain for chain in found if quote in [member.place.quote for member in chain.members])


def test_a_problem_of_three_years_is_chronic() -> None:
    found = chains([report(year, fee) for year, fee in zip((2021, 2022, 2023), FEES, strict=True)])
    assert [(chain.status, chain.years) for chain in found] == [(ChainStatus.CHRONIC, (2021, 2022, 2023))]
    assert [link.later for link in found[0].links] == ["2022.docx:f0", "2023.docx:f0"]


def test_the_same_object_with_another_fault_is_another_problem() -> None:
    split = "采购拆成几笔，绕开了招标。"
    idle = "采购来的设备没有入账，放在楼道没人管。"
    assert len(chains([report(2022, split, ROOM), report(2023, idle, TALKS)])) == 4


def test_a_skipped_year_does_not_break_a_chain() -> None:
    found = chains([report(2021, FEES[0]), report(2022, ROOM), report(2023, FEES[1])])
    assert of(FEES[0], found).years == (2021, 2023)
    assert of(FEES[0], found).status is ChainStatus.RECURRING


def test_a_problem_that_is_not_mentioned_any_more_is_not_closed() -> None:
    found = chains([report(2022, FEES[0], ROOM), report(2023, FEES[1])])
    assert of(ROOM, found).status is ChainStatus.UNMENTIONED


def test_a_problem_of_the_latest_year_alone_is_new() -> None:
    found = chains([report(2022, FEES[0]), report(2023, FEES[1], TALKS)])
    assert of(TALKS, found).status is ChainStatus.NEW


def test_two_papers_of_one_year_tell_the_same_problem_once() -> None:
    found = chains([report(2023, FEES[0], name="a.docx"), report(2023, FEES[1], name="b.docx")])
    assert [len(chain.members) for chain in found] == [2]
    assert found[0].status is ChainStatus.NEW
    assert not repeated(found)


def test_papers_without_a_year_may_be_of_different_years() -> None:
    found = chains([replace_year(report(2023, fee, name=name), None) for fee, name in zip(FEES, "ab", strict=False)])
    assert repeated(found) == list(found)


def test_every_finding_is_in_exactly_one_chain() -> None:
    reports = [report(2021, FEES[0], ROOM), report(2022, FEES[1], TALKS), report(2023, FEES[2], ROOM, TALKS)]
    ids = [member.id for chain in chains(reports) for member in chain.members]
    assert sorted(ids) == sorted(finding.id for one in reports for finding in one.findings)


def test_a_link_says_why() -> None:
    link = chains([report(2022, FEES[0]), report(2023, FEES[1])])[0].links[0]
    assert "C3" in link.reason and "说的都是党费" in link.reason and "党费收缴" in link.reason and 0 < link.score <= 1


def test_organizations_are_kept_apart() -> None:
    found = chains([report(2022, FEES[0]), report(2023, FEES[1], organization="柳河县北山中学党支部")])
    assert len(found) == 2


def test_no_report_no_chain() -> None:
    assert chains([]) == ()
    assert chains([report(2023)]) == ()


def said(earlier: str, later: str, opinion: Opinion) -> Known:
    step = LinkVerdict(earlier, later, opinion, 1, "王晓燕", datetime(2024, 1, 5, tzinfo=UTC))
    return Known(verdicts=standing([step]))


def test_what_was_closed_and_came_back_is_a_relapse() -> None:
    closed = Known({"2021.docx:f0": date(2022, 3, 1)})
    reports = [report(year, fee) for year, fee in zip((2021, 2022, 2023), FEES, strict=True)]
    chain = chains(reports, closed)[0]
    assert (chain.status, chain.closed_on) == (ChainStatus.RELAPSED, date(2022, 3, 1))


def test_what_was_closed_and_did_not_come_back_is_no_relapse() -> None:
    found = chains([report(2022, FEES[0]), report(2023, FEES[1])], Known({"2023.docx:f0": date(2024, 3, 1)}))
    assert found[0].status is ChainStatus.RECURRING


def test_a_paper_dated_after_the_closing_tells_a_relapse_of_the_same_year() -> None:
    told = [report(2023, FEES[0], name="a.docx").findings[0], report(2023, FEES[1], name="b.docx").findings[0]]
    closed = {"a.docx:f0": date(2023, 6, 1)}
    assert Closings(closed, {"b.docx": date(2023, 9, 1)}).relapsed(told)
    assert not Closings(closed, {"b.docx": date(2023, 4, 1)}).relapsed(told)


def test_people_link_what_nobody_would_think_alike() -> None:
    reports = [report(2022, ROOM), report(2023, TALKS)]
    assert len(chains(reports)) == 2
    (chain,) = chains(reports, said("2022.docx:f0", "2023.docx:f0", Opinion.SAME))
    assert chain.links[0].confirmed
    assert chain.links[0].reason.startswith("王晓燕确认是同一个问题")


def test_people_take_apart_what_looks_the_same() -> None:
    reports = [report(2022, FEES[0]), report(2023, FEES[1])]
    assert len(chains(reports, said("2023.docx:f0", "2022.docx:f0", Opinion.DIFFERENT))) == 2


def test_a_former_name_joins_the_years() -> None:
    later = report(2023, FEES[1], organization="新港区实验学校党支部")
    reports = [report(2022, FEES[0], organization="老街子弟小学党支部")]
    assert len(chains([*reports, later])) == 2
    later = ReportRecord(
        later.id,
        later.name,
        later.kind,
        "述职报告",
        later.organization,
        2023,
        ("老街子弟小学党支部",),
        findings=later.findings,
    )
    (chain,) = chains([*reports, later])
    assert (chain.organization, chain.years) == ("新港区实验学校党支部", (2022, 2023))


def test_what_the_reader_doubts_needs_more_likeness_to_be_linked() -> None:
    earlier, later = report(2022, FEES[0]), report(2023, FEES[1])
    doubted = replace(later, findings=tuple(replace(one, score=0.01) for one in later.findings))
    confirmed = replace(doubted, findings=tuple(replace(one, verdict=Verdict.CONFIRMED) for one in doubted.findings))
    assert [len(chains([earlier, one])) for one in (later, doubted, confirmed)] == [1, 2, 1]
