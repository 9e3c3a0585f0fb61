"""The dossier for the public: without what is marked not public, and without the names of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from service.records import ChecklistRow, OrganizationChecklist
from service.rules.checklist_row import BODIES
from service.rules.dossier import Dossier, dossier_of
from service.rules.names import BLANK
from service.rules.paper_order import Order
from service.rules.selection import chosen

ROLE = re.compile(r".*(?:书记|校长|园长|主任|委员|主席|组长|处长|科长|部长|老师|同志|成员|领导)")
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
SOMEBODY = "某"
NAMES_PARTED = re.compile(r"[、，,；;\s]+")


def public_dossier(order: Order) -> Dossier:
    """Only public items; names of people that the data know become 王某, roles stay."""
    rows = [row for row in chosen(order.checklist, order.about, order.rows, order.basis) if row.public]
    names = tuple(dict.fromkeys(_names(order.checklist)))
    made = dossier_of(order, [_without(row, names) for row in rows], ())
    return replace(made, reporter=BLANK)


def masked(text: str, names: Iterable[str]) -> str:
    """A text in which each of the names is the surname and 某."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, name[0] + SOMEBODY)
    return text


def _names(checklist: OrganizationChecklist) -> Iterator[str]:
    """Names of people: reporters, and those that measures make responsible, without their roles."""
    for report in checklist.reports:
        yield from personal_names(report.reporter or "")
        for measure in report.measures:
            for said in (*measure.responsible.lead, *measure.responsible.owners):
                yield from personal_names(said)
    for row in checklist.rows:
        for said in NAMES_PARTED.split(f"{row.lead}、{row.owners}"):  # also those that people wrote in the sheet
            yield from personal_names(said)


def personal_names(said: str) -> Iterator[str]:
    """The name in words like 支部书记郑启航; none where they are a role or a department."""
    name = ROLE.sub("", said.split()[-1]) if said.split() else ""
    if NAME.fullmatch(name) and not name.endswith(BODIES):
        yield name


def _without(row: ChecklistRow, names: tuple[str, ...]) -> ChecklistRow:
    finding = row.finding
    place = replace(finding.place, quote=masked(finding.place.quote, names))
    measures = tuple(
        replace(one, place=replace(one.place, quote=masked(one.place.quote, names))) for one in row.measures
    )
    return replace(
        row,
        finding=replace(finding, place=place, summary=masked(finding.summary, names)),
        measures=measures,
        written=tuple((key, masked(text, names)) for key, text in row.written),
        progress=masked(row.progress, names),
        goal=masked(row.goal, names),
    )
