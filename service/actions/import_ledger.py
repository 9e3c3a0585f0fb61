"""Import somebody's own ledger: its problems and measures as confirmed findings, its states and progress as entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from service.actions.parts import Parts
from service.actions.preview_ledger import Asked, Preview, preview_ledger
from service.actions.show_report import refresh, refresh_names
from service.errors import BadRequest, Conflict
from service.rules.decisions import Action, Decision, Proposal
from service.rules.entries import BatchKind, Entry
from service.rules.foreign_extraction import File, Owner, YearOfLedger, years_of
from service.rules.foreign_values import NoteKind, ReadSheet
from service.rules.proposals import proposals
from service.sandbox import ReportFile
from service.store import entries, files, ledgers, mappings, readings, reports
from service.store.entries import NewBatch
from service.store.ledgers import Imported
from service.store.mappings import NewMapping
from service.store.reports import NewReport

FIRST = 1  # version of the decision and the entry that come with an import


def import_ledger(parts: Parts, file: ReportFile, asked: Asked) -> Imported:
    """The import on record; raises BadRequest where something is missing, Conflict where it is imported already."""
    standards = parts.standards(asked.standard)
    seen = preview_ledger(parts, file, asked)
    _check(seen)
    files.put(parts.store, file.data)
    origin = File(file.name, seen.sha256, seen.format, seen.size)
    years = years_of(seen.sheets, Owner(seen.organization, seen.year), origin, standards)
    ledgers.clear(parts.store, [year.report for year in years])
    batches = [_keep(parts, year, origin, asked.standard) for year in years]
    imported = ledgers.add(parts.store, _record(parts, seen, years, batches), _confirmed(parts, years))
    for year in years:
        refresh(parts, year.report)
    for sheet in seen.sheets:
        _remember(parts, seen, sheet)
    return imported


def undo_import(parts: Parts, number: int, *, anyway: bool = False) -> Imported:
    """Take an import back; raises Conflict when people worked on it since, unless `anyway`."""
    undone = ledgers.undo(parts.store, number, parts.settings.user, anyway=anyway)
    refresh_names(parts)
    return undone


def _check(seen: Preview) -> None:
    if not seen.organization:
        raise BadRequest("没有写明是哪个单位的台账。请填写单位（命令行用 --for 单位）。")
    if not seen.findings:
        lost = [note.message for _, note in seen.notes(NoteKind.LOST)]
        raise BadRequest("没有可以导入的问题。" + (lost[0] if lost else "请核对工作表和各列的对应关系。"))
    if seen.before:
        told = f"“{seen.name}”已由{seen.before.who}导入过（第 {seen.before.id} 次导入）。"
        raise Conflict(told + "要换一种对应关系重新导入，请先撤销那一次。")


def _keep(parts: Parts, year: YearOfLedger, file: File, standard: str) -> int | None:
    """Keep a year as a report that was read; returns the batch of what its columns say beyond the problems."""
    said, who = year.extraction, parts.settings.user
    reports.add(parts.store, NewReport(year.report, file.name, file.size, standard, who))
    proposed = proposals(said)
    readings.save(parts.store, year.report, said, proposed)
    written = tuple(_entries(parts, year, proposed))
    if not written:
        return None
    facts = said.facts
    batch = NewBatch(
        kind=BatchKind.SHEET,
        who=who,
        when=datetime.now(UTC),
        organization=facts.organization or "",
        year=facts.year,
        file=file.name,
        entries=written,
    )
    return entries.append(parts.store, batch)


def _entries(parts: Parts, year: YearOfLedger, proposed: Sequence[Proposal]) -> Iterator[Entry]:
    now = datetime.now(UTC)
    for proposal, changes in zip(proposed, year.written, strict=True):
        if changes:
            yield Entry(
                report=year.report,
                finding=proposal.id,
                version=FIRST,
                changes=changes,
                who=parts.settings.user,
                when=now,
                organization=proposal.finding.organization,
                year=year.extraction.facts.year,
            )


def _confirmed(parts: Parts, years: Sequence[YearOfLedger]) -> tuple[Decision, ...]:
    """A person's own ledger needs no second look: who imports it confirms it."""
    now = datetime.now(UTC)
    return tuple(
        Decision(year.report, proposal.id, FIRST, Action.CONFIRM, parts.settings.user, now)
        for year in years
        for proposal in proposals(year.extraction)
    )


def _record(
    parts: Parts, seen: Preview, years: Sequence[YearOfLedger], batches: Sequence[int | None]
) -> Imported:
    return Imported(
        id=0,  # given by the store
        file=seen.sha256,
        name=seen.name,
        organization=seen.organization,
        year=seen.year,
        reports=tuple(year.report for year in years),
        batches=tuple(batch for batch in batches if batch is not None),
        findings=sum(len(year.extraction.findings) for year in years),
        measures=sum(len(year.extraction.measures) for year in years),
        who=parts.settings.user,
        when=datetime.now(UTC),
    )


def _remember(parts: Parts, seen: Preview, sheet: ReadSheet) -> None:
    """What was imported was seen and agreed to: the same header is read so next time."""
    if sheet.header and sheet.items:
        fields = {column.place: column.field.value if column.field else None for column in sheet.columns}
        new = NewMapping(sheet.header.signature, fields, seen.organization, seen.year, parts.settings.user)
        mappings.remember(parts.store, new)
