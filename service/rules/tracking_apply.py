"""Turns the chosen changes of a returned sheet into steps: entries about findings, findings added and deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.findings import Source
from extractors.standards import Standard, rank
from service.records import Place, ReportRecord
from service.rules.decisions import Action, Changes, Decision
from service.rules.entries import NOTHING, Entry, Standing
from service.rules.names import SOURCES
from service.rules.proposals import finding_id
from service.rules.tracking_changes import CellChange, Choice, RowChange, RowKind, SheetChanges
from service.rules.tracking_columns import Use
from service.rules.tracking_known import Known
from service.rules.wording import clip

SUMMARY = 40  # characters
HEADING = "整改台账补充"
LOOSE = "；"  # between several words for one field
SOURCE_OF = {name: source for source, name in SOURCES.items()}
TOLD = frozenset({"aspect", "source", "item"})  # of a new row, said by its decision


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where an organization's new rows are kept: with a report, under its standard."""

    report: ReportRecord
    standard: Standard | None
    versions: Mapping[str, int]  # of the decisions about findings of the report
    standing: frozenset[str]  # its findings that are not deleted
    written: Mapping[str, Standing]  # also about findings that were added before and taken back


@dataclass(frozen=True, slots=True)
class Maker:
    """Who takes the steps, when, and what they need to know."""

    who: str
    when: datetime
    known: Known
    shelves: Mapping[str, Shelf]  # by organization, for those that have new rows


@dataclass(frozen=True, slots=True)
class Steps:
    """What is to be kept."""

    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...]


def steps(changes: SheetChanges, choice: Choice, maker: Maker) -> Steps:
    """The steps for the rows and cells that people chose."""
    wanted = [row for row in changes.rows if choice.takes(row)]
    changed = [_entry(row, choice, maker) for row in wanted if row.kind is RowKind.CHANGED]
    added = list(_added([row for row in wanted if row.kind is RowKind.ADDED], maker))
    deleted = [_deletion(row, maker) for row in wanted if row.kind is RowKind.DELETED]
    entries = (*(one for one in changed if one.changes), *(entry for entry, _ in added if entry.changes))
    return Steps(entries, (*(decision for _, decision in added), *deleted))


def _entry(row: RowChange, choice: Choice, maker: Maker) -> Entry:
    return Entry(
        report=row.report,
        finding=row.finding,
        version=row.version + 1,
        changes={cell.key: cell.new for cell in row.cells if choice.takes_cell(cell)},
        who=maker.who,
        when=maker.when,
        organization=row.organization,
        year=row.year,
    )


def _deletion(row: RowChange, maker: Maker) -> Decision:
    version = maker.known.rows[row.finding].finding.version + 1
    return Decision(row.report, row.finding, version, Action.DELETE, maker.who, maker.when)


def _added(rows: Sequence[RowChange], maker: Maker) -> Iterator[tuple[Entry, Decision]]:
    taken = {name for shelf in maker.shelves.values() for name in shelf.standing}
    for row in rows:
        shelf = maker.shelves[row.organization]
        home = shelf.report
        name = _free_name(home.id, row.problem, taken)
        taken.add(name)
        version = shelf.versions.get(name, 0) + 1
        changes = _changes(row, home, shelf.standard)
        decision = Decision(home.id, name, version, Action.ADD, maker.who, maker.when, changes)
        before = shelf.written.get(name, NOTHING)
        fields = {**dict.fromkeys(before.fields), **_fields(row.cells, maker.known)}
        entry = Entry(home.id, name, before.version + 1, fields, maker.who, maker.when, 0, row.organization, home.year)
        yield entry, decision


def _free_name(report: str, problem: str, taken: set[str]) -> str:
    occurrence = 0
    while (name := finding_id(report, problem, occurrence)) in taken:
        occurrence += 1
    return name


def _fields(cells: Sequence[CellChange], known: Known) -> dict[str, str]:
    """What a new row says; columns of one's own join the remark."""
    fields: dict[str, str] = {}
    for cell in cells:
        if known.forms.columns[cell.key].use is Use.WRITE and cell.key != "problem":
            fields[cell.key] = LOOSE.join(filter(None, (fields.get(cell.key), cell.new)))
    return fields


def _changes(row: RowChange, home: ReportRecord, standard: Standard | None) -> Changes:
    said = {cell.key: cell.new for cell in row.cells if cell.key in TOLD}
    return Changes(
        summary=clip(row.problem, SUMMARY),
        source=SOURCE_OF.get(said.get("source", ""), Source.SELF),
        organization=row.organization or None,
        standard=_item(row.problem, said, standard),
        place=Place(home.id, home.name, 0, 0, row.problem, heading=(HEADING,)),
    )


def _item(problem: str, said: Mapping[str, str], standard: Standard | None) -> str | None:
    """The standard item that the row names by its code, else the likeliest one of the aspect that it names."""
    if standard is None:
        return None
    code = said.get("item", "").split(" ")[0]
    if code and standard.item(code):
        return f"{standard.id}:{code}"
    aspects = {item.code: aspect.name for aspect in standard.aspects for item in aspect.items}
    likely = [one.code for one in rank(standard, problem) if aspects.get(one.code) == said.get("aspect")]
    first = [code for code, aspect in aspects.items() if aspect == said.get("aspect")]
    return next((f"{standard.id}:{code}" for code in (*likely, *first)), None)
