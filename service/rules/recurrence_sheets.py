"""The analysis of problems that came back (复发问题分析) as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from service.records import Chain, ChainStatus, FindingRecord, Link, OrganizationChecklist
from service.rules import counts
from service.rules.names import STATUSES
from service.rules.promises import Promise, between
from service.rules.tables import Cell, CellKind, Column, Row, TableSheet
from service.rules.wording import date_text, phrase, place_text, plain, years_text

SUMS, STEPS, OLD = "总览", "复发问题", "往年未提及"
ORDER = (ChainStatus.RELAPSED, ChainStatus.CHRONIC, ChainStatus.RECURRING, ChainStatus.UNMENTIONED, ChainStatus.NEW)
COUNTED = (ChainStatus.NEW, ChainStatus.RECURRING, ChainStatus.CHRONIC, ChainStatus.RELAPSED)
SUM_COLUMNS = (
    Column("organization", "组织", 30),
    Column("year", "最近年度", 10, CellKind.NUMBER),
    Column("total", "本年问题", 10, CellKind.NUMBER),
    Column("new", "新发", 8, CellKind.NUMBER),
    Column("recurring", "复发", 8, CellKind.NUMBER),
    Column("chronic", "顽固", 8, CellKind.NUMBER),
    Column("relapsed", "销号后复发", 9, CellKind.NUMBER),
    Column("unmentioned", "往年未提及", 12, CellKind.NUMBER),
    Column("chains", "跨年度问题", 12, CellKind.NUMBER),
)
STEP_COLUMNS = (
    Column("organization", "组织", 18),
    Column("status", "现状", 10, CellKind.STATUS),
    Column("years", "出现年度", 12, CellKind.LABEL),
    Column("item", "标准条目（前次/再次）", 12, CellKind.LABEL),
    Column("earlier", "前次提出（原文）", 38),
    Column("earlier_place", "前次出处", 18),
    Column("promised", "其间承诺", 34),
    Column("later", "再次出现（原文）", 38),
    Column("later_place", "再次出处", 18),
    Column("score", "相似度", 8, CellKind.LABEL),
    Column("why", "判断依据", 28),
    Column("differing", "不同之处", 18, printed=False),
    Column("earlier_id", "前次编号", 10, CellKind.HIDDEN, printed=False),
    Column("later_id", "再次编号", 10, CellKind.HIDDEN, printed=False),
)
OLD_COLUMNS = (
    Column("organization", "组织", 24),
    Column("year", "提出年度", 9, CellKind.NUMBER),
    Column("problem", "问题（原文）", 50),
    Column("place", "出处", 28),
    Column("promised", "当时措施和时限", 50),
)


def recurrence_sheets(checklists: Sequence[OrganizationChecklist], made_on: date) -> tuple[TableSheet, ...]:
    """All sheets of 复发问题分析.xlsx."""
    title = f"（{date_text(made_on)}生成）"
    steps = tuple(row for one in checklists for row in _steps(one))
    old = tuple(row for one in checklists for row in _old(one))
    return (
        TableSheet(SUMS, "复发问题总览" + title, _legend(), SUM_COLUMNS, tuple(_sum(one) for one in checklists)),
        TableSheet(STEPS, "复发问题" + title, "每行是同一问题先后两次出现；最重的在前", STEP_COLUMNS, steps),
        TableSheet(OLD, "往年提出、今年未提及" + title, "没有提到不等于已经整改，须核查后销号", OLD_COLUMNS, old),
    )


def _legend() -> str:
    return (
        "新发：今年首次出现；复发：两个年度出现；顽固：三个及以上年度出现；"
        "销号后复发：台账上已经销号，之后又出现；未提及：往年提出、今年没有再提，未见销号"
    )


def repeated_chains(chains: Iterable[Chain]) -> tuple[Chain, ...]:
    """Chains over two years or more, and what came back after it was closed; the worst first."""
    again = (one for one in chains if len(one.years) > 1 or one.status is ChainStatus.RELAPSED)
    return tuple(sorted(again, key=lambda one: ORDER.index(one.status)))


def _sum(one: OrganizationChecklist) -> Row:
    statuses = counts.by_status(one.rows)
    numbers = [statuses.get(status, 0) for status in COUNTED]
    chains = len(repeated_chains(one.chains))
    return Row((one.organization, one.year, len(one.rows), *numbers, len(one.unmentioned), chains))


def _steps(one: OrganizationChecklist) -> Iterable[Row]:
    for chain in repeated_chains(one.chains):
        links = {(link.earlier, link.later): link for link in chain.links}
        for before, after, made in between(chain):
            link = links.get((before.id, after.id)) or _link_to(after, chain)
            yield Row(_step(one.organization, chain, (before, after), (link, made)))


def _link_to(finding: FindingRecord, chain: Chain) -> Link | None:
    """Why a finding belongs to the chain, where it is linked to another member than the one before it."""
    return next((link for link in chain.links if finding.id in (link.later, link.earlier)), None)


def _step(
    organization: str,
    chain: Chain,
    pair: tuple[FindingRecord, FindingRecord],
    why: tuple[Link | None, tuple[Promise, ...]],
) -> tuple[Cell, ...]:
    (before, after), (link, made) = pair, why
    matched = "、".join(link.matched) if link else ""
    return (
        organization,
        STATUSES[chain.status],
        years_text(chain.years),
        _items(before, after),
        _words(before),
        f"{before.place.report_name} {place_text(before.place)}",
        "\n".join(f"{one.words}（{one.by}）" for one in made) or "没有提出措施",
        _words(after),
        f"{after.place.report_name} {place_text(after.place)}",
        f"{link.score:.2f}" if link else "",
        (link.reason if link else "") or matched,
        "、".join(link.differing) if link else "",
        before.id,
        after.id,
    )


def _items(before: FindingRecord, after: FindingRecord) -> str:
    """One code where both have the same, else both."""
    codes = [one.standards[0].code if one.standards else "无" for one in (before, after)]
    return "/".join(dict.fromkeys(codes))


def _words(finding: FindingRecord) -> str:
    return f"{finding.year or ''}年：{plain(finding.place.quote)}"


def _old(one: OrganizationChecklist) -> Iterable[Row]:
    for row in one.unmentioned:
        finding = row.finding
        made = "\n".join(f"{phrase(m.place.quote)}（{m.deadline.date or m.deadline.text}）" for m in row.measures)
        place = f"{finding.place.report_name} {place_text(finding.place)}"
        yield Row((one.organization, finding.year, plain(finding.place.quote), place, made))
