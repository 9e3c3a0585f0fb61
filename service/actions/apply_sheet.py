"""Apply an edited tracking sheet: the chosen changes as one batch that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from extractors.standards import Standard
from service.actions.parts import Parts
from service.actions.preview_sheet import Preview, Returned, preview_sheet
from service.actions.show_report import current, refresh
from service.errors import BadRequest, Conflict, NotFound
from service.records import OrganizationChecklist, ReportRecord, Verdict
from service.rules.checklist import OWN_KINDS
from service.rules.entries import BatchKind, Standing, standing
from service.rules.tracking_apply import Maker, Shelf, Steps, steps
from service.rules.tracking_changes import Choice, RowKind
from service.store import entries, readings

STALE = "预览以后，页面上又有人改了内容，这次没有应用。请看新的预览，核对后再应用。"


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of it."""

    batch: int
    organization: str
    changed: int  # rows
    added: int
    deleted: int
    conflicts: int  # cells left as they stand on the page


def apply_sheet(parts: Parts, returned: Returned, choice: Choice, stamp: str | None = None) -> Applied:
    """Take the chosen changes or none; raises Conflict when anything changed since the preview with this stamp."""
    preview = preview_sheet(parts, returned)
    if stamp is not None and stamp != preview.changes.stamp:
        raise Conflict(STALE)
    taken = steps(preview.changes, choice, _maker(parts, preview))
    if not taken.entries and not taken.decisions:
        raise BadRequest("没有要应用的改动：表里的内容与现在的一样，或者没有勾选。")
    batch = entries.append(parts.store, _batch(parts, preview, taken))
    for report in {one.report for one in taken.decisions}:
        refresh(parts, report)
    return _applied(batch, preview, choice, taken)


def _batch(parts: Parts, preview: Preview, taken: Steps) -> entries.NewBatch:
    return entries.NewBatch(
        kind=BatchKind.SHEET,
        who=parts.settings.user,
        when=datetime.now(UTC),
        organization=preview.changes.organization,
        file=preview.name,
        entries=taken.entries,
        decisions=taken.decisions,
    )


def _applied(batch: int, preview: Preview, choice: Choice, taken: Steps) -> Applied:
    rows = [row for row in preview.changes.rows if choice.takes(row)]
    kinds = [row.kind for row in rows]
    changed = {row.finding for row in rows if row.kind is RowKind.CHANGED}
    return Applied(
        batch=batch,
        organization=preview.changes.organization,
        changed=sum(one.finding in changed for one in taken.entries),
        added=kinds.count(RowKind.ADDED),
        deleted=kinds.count(RowKind.DELETED),
        conflicts=sum(not choice.takes_cell(cell) for row in rows for cell in row.cells),
    )


def _maker(parts: Parts, preview: Preview) -> Maker:
    owners = {row.organization for row in preview.changes.of(RowKind.ADDED)}
    written = standing(preview.survey.entries)
    shelves = {owner: _shelf(parts, preview.survey.of(owner), written) for owner in owners}
    return Maker(parts.settings.user, datetime.now(UTC), preview.known, shelves)


def _shelf(parts: Parts, checklist: OrganizationChecklist, written: Mapping[str, Standing]) -> Shelf:
    home = _home(checklist)
    taken = readings.load(parts.store, home.id).decisions
    versions = {step.finding: step.version for step in sorted(taken, key=lambda one: one.version)}
    findings = current(parts, home.id).findings
    kept = frozenset(one.id for one in findings if one.verdict is not Verdict.DELETED)
    return Shelf(home, _standard(parts, home), versions, kept, written)


def _home(checklist: OrganizationChecklist) -> ReportRecord:
    """The report that new rows are kept with: the newest of the organization's own."""
    own = [one for one in checklist.reports if one.kind in OWN_KINDS] or list(checklist.reports)
    if not own:
        raise NotFound(f"“{checklist.organization}”还没有报告，新增的行没有地方放。请先上传它的报告。")
    return max(own, key=lambda one: (one.year or 0, one.date or "", one.id))


def _standard(parts: Parts, home: ReportRecord) -> Standard | None:
    return next((one for one in parts.standards() if one.id == home.standard), None)
