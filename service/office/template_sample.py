"""Invented data for the preview of own templates and for the examples beside their tags."""

from __future__ import annotations

from datetime import date
from functools import cache

import yaml
from pydantic import TypeAdapter

from extractors.standards import shipped
from service.office.papers import FOLDER, Paper, Scope
from service.office.template_tags import Value, context_of
from service.records import Chain, ChainStatus, OrganizationChecklist, ReportRecord
from service.rules.checklist import checklists
from service.rules.checklist_row import Basis
from service.rules.paper_data import data_of
from service.rules.paper_order import Order
from service.rules.selection import About

TODAY = date(2026, 1, 8)
ASKED = {"时间": "2026年1月12日14时30分", "地点": "三楼会议室", "主持人": "林嘉树", "联系电话": "000-0000000"}


def sample_context(paper: Paper) -> dict[str, Value]:
    """What a template of this paper is given in its preview."""
    lists = () if paper.scope is Scope.STANDARD else (_checklist(),)
    about = About.ALL if paper.about is About.CHOSEN else paper.about
    asked = {name: ASKED.get(name, "") for name in paper.ask}
    order = Order(lists, _basis(), shipped()[0], rows=(1, 2) if lists else (), values=asked, about=about)
    return context_of(paper, data_of(paper.data, order), asked)


@cache
def _basis() -> Basis:
    return Basis(TODAY, {standard.id: standard for standard in shipped()})


@cache
def _checklist() -> OrganizationChecklist:
    rows = yaml.safe_load((FOLDER / "sample.yaml").read_text(encoding="utf-8"))
    reports = TypeAdapter(tuple[ReportRecord, ...]).validate_python(rows)
    first, second = (report.findings[0] for report in reports)
    chain = Chain(first.organization, ChainStatus.RECURRING, (2024, 2025), (first, second))
    return checklists(reports, (chain,), _basis())[0]
