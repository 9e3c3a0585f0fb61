"""Rows of reports and of what people did with them, out of the store as JSON and into another one."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.rules.decisions import WHOLE_REPORT
from service.rules.entries import BatchKind
from service.rules.exchange import History, Step
from service.store import exchange_records
from service.store.database import Store
from service.store.exchange_json import Json, of_json, to_json, value_of
from service.store.exchange_records import Records
from service.store.packing import finding_of, unpack_document, unpack_facts
from service.store.tables import BatchRow, DecisionRow, EntryRow, ProposalRow, ReadingRow, ReportRow

DONE = "done"


@dataclass(frozen=True, slots=True)
class Incoming:
    """What is to be added together."""

    reports: Sequence[Json]  # whole ones that we lack
    proposals: Sequence[Json]
    steps: Mapping[History, Sequence[Step]]
    file: str
    organization: str | None
    who: str
    records: Records = field(default_factory=dict)  # that we lack


def report_ids(store: Store, organizations: Sequence[str] = (), year: int | None = None) -> tuple[str, ...]:
    """Reports that were read: of these organizations (all where none is named), of this working year where one is."""
    query = select(ReportRow.id).where(ReportRow.state == DONE)
    if organizations:
        query = query.where(ReportRow.organization.in_(organizations))
    if year is not None:
        query = query.where(ReportRow.year == year)
    with store.begin() as session:
        return tuple(session.scalars(query.order_by(ReportRow.id)))


def dumped(store: Store, report: str) -> Json:
    """Everything that is kept about one report, without the file."""
    with store.begin() as session:
        return {
            "report": to_json(session.get_one(ReportRow, report)),
            "reading": to_json(session.get_one(ReadingRow, report)),
            "proposals": [to_json(row) for row in _rows(session, ProposalRow, report)],
            History.DECISION.value: [_step_json(step) for step in steps(session, History.DECISION, report)],
            History.ENTRY.value: [_step_json(step) for step in steps(session, History.ENTRY, report)],
        }


def known(store: Store, reports: Iterable[str]) -> frozenset[str]:
    """Which of these reports are here."""
    with store.begin() as session:
        return frozenset(session.scalars(select(ReportRow.id).where(ReportRow.id.in_(list(reports)))))


def steps(session: Session, history: History, report: str) -> Iterator[Step]:
    """The steps of one history about a report, oldest first."""
    table = DecisionRow if history is History.DECISION else EntryRow
    for row in _rows(session, table, report):
        yield Step(
            report=row.report,
            finding=row.finding,
            version=row.version,
            body=_body(row),
            who=row.who,
            when=row.when.astimezone(UTC).isoformat(),
            organization=row.organization or "",
            year=row.year,
        )


def own_steps(store: Store, history: History, reports: Iterable[str]) -> tuple[Step, ...]:
    """Our steps of one history about these reports."""
    with store.begin() as session:
        return tuple(step for report in reports for step in steps(session, history, report))


def check(package: Json) -> None:
    """Whether the rows of a report can be read back; raises ValueError, KeyError, TypeError."""
    try:
        unpack_facts(value_of(package["reading"]["facts"]))
        unpack_document(value_of(package["reading"]["document"]))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    for proposal in package["proposals"]:
        finding_of(proposal["finding"])
    for step in (*package[History.DECISION.value], *package[History.ENTRY.value]):
        json.loads(Step(**step).body)
        datetime.fromisoformat(step["when"])


def bring_in(store: Store, incoming: Incoming) -> int | None:
    """Add reports, proposals and steps in one transaction; the number of the entries' batch, None where none came."""
    with store.begin() as session:
        for package in incoming.reports:
            session.add(of_json(ReportRow, package["report"]))
            session.flush()
            session.add(of_json(ReadingRow, package["reading"]))
        session.flush()
        for one in incoming.proposals:
            if session.get(ProposalRow, one["id"]) is None:
                session.add(of_json(ProposalRow, one))
        exchange_records.add(session, incoming.records)
        session.add_all(_decision(step) for step in incoming.steps[History.DECISION])
        return _entries(session, incoming)


def _entries(session: Session, incoming: Incoming) -> int | None:
    wanted = incoming.steps[History.ENTRY]
    if not wanted:
        return None
    batch = BatchRow(
        kind=BatchKind.EXCHANGE.value,
        undoes=None,
        file=incoming.file,
        decisions="[]",
        organization=incoming.organization,
        year=None,
        version=1,
        who=incoming.who,
        when=datetime.now(UTC),
    )
    session.add(batch)
    session.flush()
    session.add_all(_entry(step, batch.id) for step in wanted)
    return batch.id


def _decision(step: Step) -> DecisionRow:
    body = json.loads(step.body)
    return DecisionRow(action=body["action"], changes=json.dumps(body["changes"], ensure_ascii=False), **_common(step))


def _entry(step: Step, batch: int) -> EntryRow:
    return EntryRow(batch=batch, changes=step.body, **_common(step))


def _common(step: Step) -> Json:
    return {
        "report": step.report,
        "finding": step.finding or WHOLE_REPORT,
        "version": step.version,
        "organization": step.organization or None,
        "year": step.year,
        "who": step.who,
        "when": datetime.fromisoformat(step.when),
    }


def _body(row: Any) -> str:
    """The action and its changes in one form, whoever wrote them."""
    changes = json.loads(row.changes)
    body = {"action": row.action, "changes": changes} if isinstance(row, DecisionRow) else changes
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def _rows(session: Session, table: Any, report: str) -> Iterator[Any]:
    order = table.id
    yield from session.scalars(select(table).where(table.report == report).order_by(order))


def _step_json(step: Step) -> Json:
    return {name: getattr(step, name) for name in Step.__slots__}
