"""Findings, measures, deadlines and their log as an OSCAL plan of action and milestones (POA&M), for other systems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from service.records import ChecklistRow, ClosureState, MeasureRecord, OrganizationChecklist
from service.rules.deadlines import parse_day
from service.rules.entries import Entry
from service.rules.names import SEVERITIES, SOURCES, STATES, STATUSES
from service.rules.tracking import DONE
from service.rules.wording import date_text, phrase, place_text

OSCAL = "1.1.3"
ROOT = UUID("6f2b6c0e-5d0b-4b58-9a5e-1f0b8b7e5a11")  # of all our identifiers: the same thing gets the same one
NAMES = "urn:shugai"  # name space of our own properties
UNIT = "responsible-unit"
UUIDS = "https://ietf.org/rfc/rfc4122"  # what kind of identifier the system has
NAMED = 3  # organizations in a title
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Placed:
    organization: str
    row: ChecklistRow

    def id(self, kind: str) -> str:
        return _id(kind, self.row.finding.id)


def poam(checklists: Sequence[OrganizationChecklist], entries: Iterable[Entry], made_on: date) -> Json:
    """The document of these organizations: an item, an observation and a risk for each problem."""
    placed = [_Placed(one.organization, row) for one in checklists for row in one.all_rows]
    if not placed:
        return _empty(made_on)
    log: dict[str, list[Entry]] = {}
    for entry in entries:
        log.setdefault(entry.finding, []).append(entry)
    scope = "、".join(one.organization for one in checklists[:NAMED]) + ("等" if len(checklists) > NAMED else "")
    metadata = _metadata(f"{scope}整改台账", made_on) | {
        "roles": [{"id": UNIT, "title": "责任单位"}],
        "parties": list(_parties(placed, log)),
    }
    return {
        "plan-of-action-and-milestones": {
            "uuid": _id("poam", scope, made_on.isoformat()),
            "metadata": metadata,
            "system-id": {"identifier-type": UUIDS, "id": _id("system", scope)},
            "observations": [_observation(one) for one in placed],
            "risks": [_risk(one, log.get(one.row.finding.id, ())) for one in placed],
            "poam-items": [_item(one) for one in placed],
        }
    }


def _metadata(title: str, made_on: date) -> Json:
    version = made_on.isoformat()
    return {"title": title, "last-modified": _moment(made_on), "version": version, "oscal-version": OSCAL}


def _parties(placed: Iterable[_Placed], log: Mapping[str, Iterable[Entry]]) -> Iterator[Json]:
    """The units, and everybody who wrote something."""
    own = list(placed)
    for name in dict.fromkeys(one.organization for one in own):
        yield {"uuid": _id("unit", name), "type": "organization", "name": name}
    wrote = {entry.who for one in own for entry in log.get(one.row.finding.id, ())}
    for name in sorted(wrote | {one.row.finding.who for one in own} - {""}):
        yield {"uuid": _id("person", name), "type": "person", "name": name}


def _empty(made_on: date) -> Json:
    """A valid document needs an item: that nothing is open."""
    name = "没有待整改的问题"
    return {
        "plan-of-action-and-milestones": {
            "uuid": _id("poam", "", made_on.isoformat()),
            "metadata": _metadata("整改台账", made_on),
            "poam-items": [{"uuid": _id("item", "none"), "title": name, "description": name}],
        }
    }


def _observation(one: _Placed) -> Json:
    finding = one.row.finding
    place = f"《{finding.place.report_name}》{place_text(finding.place)}"
    return {
        "uuid": one.id("observation"),
        "title": finding.summary or phrase(finding.place.quote),
        "description": finding.place.quote,
        "props": _props(source=SOURCES[finding.source], place=place, year=str(finding.year or "")),
        "methods": ["EXAMINE"],
        "subjects": [{"subject-uuid": _id("unit", one.organization), "type": "party"}],
        "relevant-evidence": [{"description": place}],
        "collected": _moment(finding.when.date() if finding.when else date(finding.year or 1970, 12, 31)),
    }


def _risk(one: _Placed, log: Sequence[Entry]) -> Json:
    row = one.row
    made: Json = {
        "uuid": one.id("risk"),
        "title": row.finding.summary or phrase(row.finding.place.quote),
        "description": row.finding.place.quote,
        "statement": row.goal or row.finding.place.quote,
        "props": _props(severity=SEVERITIES[row.finding.severity], recurrence=STATUSES[row.status]),
        "status": "closed" if row.state is ClosureState.CLOSED else "remediating" if row.measures else "open",
    }
    if row.due:
        made["deadline"] = _moment(row.due)
    if row.measures:
        made["remediations"] = [_remediation(one, at, measure) for at, measure in enumerate(row.measures)]
    if steps := list(_steps(one, log)):
        made["risk-log"] = {"entries": steps}
    return made


def _remediation(one: _Placed, at: int, measure: MeasureRecord) -> Json:
    day = parse_day(measure.deadline.date) or one.row.due
    made: Json = {
        "uuid": _id("remediation", one.row.finding.id, measure.id, str(at)),
        "lifecycle": "completed" if one.row.state in DONE else "planned",
        "title": phrase(measure.place.quote)[:80],
        "description": measure.place.quote,
    }
    if props := _props(responsible="、".join(_people(measure)), deadline=measure.deadline.text):
        made["props"] = props  # OSCAL has no empty lists
    if day:
        task = {
            "uuid": _id("task", one.row.finding.id, measure.id, str(at)),
            "type": "milestone",
            "title": f"{date_text(day)}前完成",
            "timing": {"on-date": {"date": _moment(day)}},
            "responsible-roles": [{"role-id": UNIT, "party-uuids": [_id("unit", one.organization)]}],
        }
        made["tasks"] = [task]
    return made


def _people(measure: MeasureRecord) -> Iterator[str]:
    who = measure.responsible
    yield from (*who.lead, *who.departments, *who.owners)


def _steps(one: _Placed, log: Sequence[Entry]) -> Iterator[Json]:
    finding = one.row.finding
    if finding.who and finding.when:
        yield _step(one, ("decision", finding.version), "核对问题", finding.when, finding.who)
    for entry in log:
        told = "；".join(f"{key}：{value or '撤回'}" for key, value in entry.changes.items())
        yield _step(one, ("entry", entry.version), "更新台账", entry.when, entry.who) | {
            "description": told or "无变化"
        }


def _step(one: _Placed, key: tuple[str, int], title: str, when: datetime, who: str) -> Json:
    return {
        "uuid": _id(key[0], one.row.finding.id, str(key[1])),
        "title": title,
        "start": when.astimezone(UTC).isoformat(),
        "logged-by": [{"party-uuid": _id("person", who)}],
    }


def _item(one: _Placed) -> Json:
    row = one.row
    closed = row.closed_on.isoformat() if row.closed_on else ""
    return {
        "uuid": one.id("item"),
        "title": row.finding.summary or phrase(row.finding.place.quote),
        "description": row.finding.place.quote,
        "props": _props(
            number=str(row.number),
            unit=one.organization,
            item=f"{row.item_code} {row.item_name}".strip(),
            state=STATES[row.state],
            progress=row.progress,
            closed=closed,
        ),
        "related-observations": [{"observation-uuid": one.id("observation")}],
        "related-risks": [{"risk-uuid": one.id("risk")}],
    }


def _props(**values: str) -> list[Mapping[str, str]]:
    """Properties in our name space; empty ones are left out, and no value holds a line break."""
    told = ((name, " ".join(value.split())) for name, value in values.items())
    return [{"name": name, "ns": NAMES, "value": value} for name, value in told if value]


def _id(*parts: str) -> str:
    return str(uuid5(ROOT, "\n".join(parts)))


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
