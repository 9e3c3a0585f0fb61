"""The dossier of an organization's rectification (整改档案): the one value that most of its papers print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from extractors.findings import Kind
from service.records import ChecklistRow, OrganizationChecklist
from service.rules import counts
from service.rules.checklist import year_of
from service.rules.dossier_item import DossierItem, dossier_item
from service.rules.names import BLANK, STATES
from service.rules.paper_order import Order
from service.rules.plan import milestones, report_words, subject_of
from service.rules.progress import counted
from service.rules.rates import Rate, rates
from service.rules.selection import CLASSES, chosen
from service.rules.wording import date_text, title_lines

ISSUER, ISSUER_CODE, RED_HEAD, ANSWER_BY = "发文机关", "机关代字", "红头", "反馈时限"
FEW_RATES = ("R1", "R2", "R4", "R3")  # those that a report tells, where they can be counted


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items that belong together: of one aspect, or of one leader."""

    name: str
    items: tuple[DossierItem, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that the papers of rectification and pressing print."""

    organization: str
    year: str
    subject: str  # 2024年度述职评议和巡察检查反馈问题
    reports: tuple[str, ...]  # 《…》（日期）, those of the year
    reporter: str  # who reported for the organization, else a blank
    issuer: str  # 发文机关, else a blank
    number: str  # 发文字号, with a blank for its sequence until it is issued
    red_head: bool  # whether the paper is to have one
    items: tuple[DossierItem, ...]
    old: tuple[DossierItem, ...]  # of earlier years, neither mentioned again nor closed
    aspects: tuple[ItemGroup, ...]
    leaders: tuple[ItemGroup, ...]  # by 责任领导, in the order of the items; the last without one
    sources: str  # 自查4项、点评1项
    statuses: str  # 新发3项、复发1项
    aspect_counts: str
    kinds: str  # 立行立改1项、限期整改3项
    states: str  # 整改中3项、已销号1项
    measures: int
    rates: tuple[Rate, ...]  # those of FEW_RATES that have something to divide by
    milestones: tuple[tuple[str, int], ...]  # day and how many open items are due then, from today on
    near_days: int
    answer_by: str  # the day by which the addressee answers
    made_on: str
    values: Mapping[str, str]

    def said(self, name: str) -> str:
        """What a person filled in under this name, else a blank to write on."""
        return self.values.get(name, "").strip() or BLANK

    def titled(self, text: str) -> tuple[str, ...]:
        """A title of the paper in lines: the organization, then the text in one line or two."""
        return (self.organization, *title_lines(text))

    @property
    def total(self) -> int:
        """How many items."""
        return len(self.items)

    @property
    def done(self) -> tuple[DossierItem, ...]:
        """Closed, or on the way from done to closed."""
        return tuple(one for one in self.items if one.is_done)

    @property
    def closed(self) -> tuple[DossierItem, ...]:
        """已销号."""
        return tuple(one for one in self.items if one.is_closed)

    @property
    def nearly(self) -> tuple[DossierItem, ...]:
        """基本完成."""
        return tuple(one for one in self.items if one.is_basically_done)

    @property
    def unfinished(self) -> tuple[DossierItem, ...]:
        """Neither done nor nearly."""
        return tuple(one for one in self.items if not one.is_done and not one.is_basically_done)

    @property
    def overdue(self) -> tuple[DossierItem, ...]:
        """Past an agreed day and not done, the longest first."""
        return tuple(sorted((one for one in self.items if one.overdue), key=lambda one: -one.overdue))

    @property
    def near(self) -> tuple[DossierItem, ...]:
        """Due within the near days and not done, the nearest first."""
        found = [one for one in self.items if one.left is not None and 0 <= one.left <= self.near_days]
        return tuple(sorted(found, key=lambda one: one.left or 0))

    @property
    def dayless(self) -> tuple[DossierItem, ...]:
        """Not done, and without a day that anybody agreed to."""
        return tuple(one for one in self.items if one.left is None and not one.is_done)

    @property
    def repeated(self) -> tuple[DossierItem, ...]:
        """Those that earlier years named already."""
        return tuple(one for one in self.items if one.history)


def dossier(order: Order) -> Dossier:
    """The dossier of what is asked for; raises BadRequest where the paper has nothing to be about."""
    checklist = order.checklist
    rows = chosen(checklist, order.about, order.rows, order.basis)
    return dossier_of(order, rows, () if order.rows else checklist.unmentioned)


def dossier_of(order: Order, rows: Sequence[ChecklistRow], old: Sequence[ChecklistRow]) -> Dossier:
    """The dossier of these rows and of those that earlier years left open."""
    checklist, today = order.checklist, order.basis.today
    current = [report for report in checklist.reports if year_of(report) in (checklist.year, None)]
    titles = {report.id: report.title or report.name for report in checklist.reports}
    items = tuple(dossier_item(row, titles, today) for row in rows)
    ahead = [row for row, item in zip(rows, items, strict=True) if item.left is not None and item.left >= 0]
    answer = today + timedelta(days=order.basis.policy.immediate_days)
    return Dossier(
        organization=checklist.organization,
        year=str(checklist.year or BLANK),
        subject=subject_of(checklist.year, current),
        reports=tuple(report_words(report) for report in current),
        reporter=_reporter(checklist),
        issuer=order.said(ISSUER),
        number=order.number or _blank_number(order),
        red_head=order.values.get(RED_HEAD, "") not in ("", "否"),
        items=items,
        old=tuple(dossier_item(row, titles, today) for row in old),
        aspects=_grouped((one.aspect, one) for one in items),
        leaders=_grouped(sorted(((one.lead, one) for one in items), key=lambda pair: not pair[0])),
        sources=counts.source_words(rows),
        statuses=counts.status_words(rows),
        aspect_counts=counts.aspect_words(rows),
        kinds=_kind_words(items),
        states=_state_words(rows),
        measures=sum(len(one.measures) for one in items),
        rates=_rates(rows, order),
        milestones=milestones(ahead),
        near_days=order.basis.near_days,
        answer_by=order.values.get(ANSWER_BY, "").strip() or date_text(answer),
        made_on=date_text(today),
        values=order.values,
    )


def _reporter(checklist: OrganizationChecklist) -> str:
    own = [one for one in checklist.reports if one.reporter and one.kind in (Kind.DUTY_REPORT, Kind.SELF_EXAMINATION)]
    latest = max(own, key=lambda report: year_of(report) or 0, default=None)
    return (latest.reporter if latest else None) or BLANK


def _blank_number(order: Order) -> str:
    if not order.series:
        return ""
    code = order.values.get(ISSUER_CODE, "").strip() or BLANK
    return f"{code}{order.series}〔{order.basis.today.year}〕____号"


def _grouped(pairs: Iterable[tuple[str, DossierItem]]) -> tuple[ItemGroup, ...]:
    groups: dict[str, list[DossierItem]] = {}
    for name, item in pairs:
        groups.setdefault(name, []).append(item)
    return tuple(ItemGroup(name, tuple(items)) for name, items in groups.items())


def _kind_words(items: Sequence[DossierItem]) -> str:
    kinds = [one.kind for one in items]
    return "、".join(f"{kind}{kinds.count(kind)}项" for kind in CLASSES if kind in kinds)


def _state_words(rows: Sequence[ChecklistRow]) -> str:
    found = sorted((row.state for row in rows), key=list(STATES).index)
    return "、".join(f"{STATES[state]}{len(list(same))}项" for state, same in groupby(found))


def _rates(rows: Sequence[ChecklistRow], order: Order) -> tuple[Rate, ...]:
    named = {rate.code: rate for rate in rates(counted(rows, order.basis.today))}
    return tuple(named[code] for code in FEW_RATES if named[code].whole)
