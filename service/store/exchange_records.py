"""Records beside the reports, for packages: ledgers, assessments, papers, links, templates, crosswalks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.crosswalk_tables import CrosswalkRow
from service.store.database import Store
from service.store.exchange_json import Json, columns, of_json, to_json
from service.store.ledger_tables import AssessmentRow, ImportRow, MappingRow
from service.store.link_tables import LinkVerdictRow, RenamingRow
from service.store.tables import PaperNumberRow, Row
from service.store.template_tables import OwnTemplateRow

Records = Mapping[str, Sequence[Json]]  # by name of the table
KEYS: dict[type[Row], tuple[str, ...]] = {
    ImportRow: ("file", "when"),
    MappingRow: ("signature", "version"),
    AssessmentRow: ("round", "version"),
    PaperNumberRow: ("code", "series", "year", "number"),
    LinkVerdictRow: ("pair", "version"),
    RenamingRow: ("former", "version"),
    OwnTemplateRow: ("kind", "organization", "version"),
    CrosswalkRow: ("first", "second", "version"),
}  # what makes two rows the same one, wherever they were written
TABLES = {table.__tablename__: table for table in KEYS}
NO_BATCHES = "[]"
BROUGHT = {"batches": NO_BATCHES, "in_force": False}  # a template that came in is used only when somebody says so
OWN = {"id", *BROUGHT}  # what means something in one installation only
JSON_COLUMNS = ("data", "rows", "reports", "fields", "lines")


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a package's records are to us."""

    new: Records
    taken: int  # we have another one in its place, and ours stands


@dataclass(frozen=True, slots=True)
class Scope:
    """What a package is about."""

    organizations: Sequence[str] = ()  # all where none is named
    year: int | None = None
    reports: Sequence[str] = ()  # that it holds: imports of ledgers go where their reports go

    def holds(self, row: Row) -> bool:
        """Whether a row belongs to it; rows of no year belong to every year."""
        if isinstance(row, ImportRow) and set(json.loads(row.reports)) & set(self.reports):
            return True
        is_theirs = not self.organizations or row.organization in self.organizations
        return is_theirs and (self.year is None or row.year in (None, self.year))


EVERYTHING = Scope()


def dumped(store: Store, scope: Scope) -> Records:
    """The records of these organizations and this year."""
    with store.begin() as session:
        return {name: _dumped(session, table, scope) for name, table in TABLES.items()}


def files_of(records: Records) -> frozenset[str]:
    """SHA-256 of the files that the records speak of."""
    return frozenset(one["file"] for rows in records.values() for one in rows if "file" in one)


def reports_of(records: Records) -> frozenset[str]:
    """Reports that ledgers became: they have no file of their own."""
    return frozenset(
        report for one in records.get(ImportRow.__tablename__, ()) for report in json.loads(one["reports"])
    )


def check(records: Records) -> None:
    """Whether the rows can be read back; raises ValueError, KeyError, TypeError."""
    for name, rows in records.items():
        table = TABLES[name]
        for one in rows:
            if columns(table) - OWN - set(one):
                raise KeyError(name)
            of_json(table, one)
            for column in JSON_COLUMNS:
                json.loads(one.get(column, NO_BATCHES))


def sort_out(store: Store, records: Records) -> Sorted:
    """The rows that we lack, and how many are something else with us."""
    new: dict[str, list[Json]] = {}
    taken = 0
    with store.begin() as session:
        for name, rows in records.items():
            have = {_key(TABLES[name], one): _content(one) for one in _dumped(session, TABLES[name])}
            new[name] = [one for one in rows if _key(TABLES[name], one) not in have]
            taken += sum(have.get(_key(TABLES[name], one), _content(one)) != _content(one) for one in rows)
    return Sorted(new, taken)


def add(session: Session, records: Records) -> None:
    """Add rows that we lack under numbers of our own; the other side's batches and choices stay there."""
    for name, rows in records.items():
        own = {column: value for column, value in BROUGHT.items() if column in columns(TABLES[name])}
        session.add_all(of_json(TABLES[name], {**_without(one, OWN), **own}) for one in rows)


def _dumped(session: Session, table: type[Row], scope: Scope = EVERYTHING) -> list[Json]:
    query = select(table).order_by(*(getattr(table, name) for name in KEYS[table]))
    return [to_json(row) for row in session.scalars(query) if scope.holds(row)]


def _key(table: type[Row], one: Json) -> str:
    return json.dumps([one[name] for name in KEYS[table]])


def _content(one: Json) -> Json:
    return _without(one, OWN)


def _without(one: Json, names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if name not in set(names)}
