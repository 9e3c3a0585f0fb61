"""Undo a batch of changes from a tracking sheet; what somebody changed later stays, and is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from service.actions.parts import Parts
from service.actions.sheet_views import all_forms
from service.actions.show_report import current, refresh
from service.errors import BadRequest, Conflict
from service.records import Verdict
from service.rules.decisions import Action, Decision
from service.rules.entries import BatchKind, Entry, TakenBack, taken_back
from service.store import entries
from service.store.entries import Batch


@dataclass(frozen=True, slots=True)
class Undone:
    """What came of it; `kept` says in Chinese what later changes stand in the way of."""

    batch: int  # the number of the undoing
    undoes: int
    rows: int  # taken back
    kept: tuple[str, ...]


def undo_sheet(parts: Parts, number: int | None = None) -> Undone:
    """Take a batch back, by default the latest that stands; raises BadRequest, NotFound, Conflict."""
    batch = entries.batch(parts.store, number) if number else _latest(parts)
    if batch.undone or batch.kind is BatchKind.UNDO:
        raise BadRequest(f"第 {batch.id} 批已经撤销过，或者本身就是撤销。要恢复它的内容，请重新应用那份台账。")
    written = entries.everything(parts.store)
    decisions, later = _decisions(parts, batch, written)
    staying = {finding for _, finding, _ in batch.decisions} - {one.finding for one in decisions}
    back = [one for one in taken_back(written, batch.id) if one.entry.finding not in staying]
    restored = [_restoring(one, parts.settings.user) for one in back if one.restored]
    kept = (*_kept(parts, back), *later)
    if not restored and not decisions:
        raise Conflict(f"第 {batch.id} 批的内容后来都有人改过，撤销会丢掉后来的改动，没有撤销。{'；'.join(kept)}")
    undoing = entries.NewBatch(
        kind=BatchKind.UNDO,
        who=parts.settings.user,
        when=datetime.now(UTC),
        organization=batch.organization,
        file=batch.file,
        undoes=batch.id,
        entries=restored,
        decisions=decisions,
    )
    made = entries.append(parts.store, undoing)
    for report in {one.report for one in decisions}:
        refresh(parts, report)
    return Undone(made, batch.id, len({one.finding for one in restored} | {one.finding for one in decisions}), kept)


def _latest(parts: Parts) -> Batch:
    standing = (one for one in entries.batches(parts.store) if not one.undone and one.kind is not BatchKind.UNDO)
    found = next(standing, None)
    if found is None:
        raise BadRequest("没有可以撤销的台账改动。")
    return found


def _restoring(one: TakenBack, who: str) -> Entry:
    made = one.entry
    version = one.version + 1
    now = datetime.now(UTC)
    return Entry(made.report, made.finding, version, one.restored, who, now, 0, made.organization, made.year)


def _kept(parts: Parts, back: Iterable[TakenBack]) -> Iterator[str]:
    titles = all_forms(parts).columns
    for one in back:
        if one.kept:
            fields = "、".join(f"“{titles[key].title if key in titles else key}”" for key in one.kept)
            yield f"{_name(parts, one.entry.report, one.entry.finding)}的{fields}后来有人改过，保留现在的内容"


def _name(parts: Parts, report: str, finding: str) -> str:
    found = next((one for one in current(parts, report).findings if one.id == finding), None)
    return f"“{found.summary}”" if found else f"编号 {finding}"


def _decisions(parts: Parts, batch: Batch, written: Iterable[Entry]) -> tuple[list[Decision], list[str]]:
    """Undoing steps for findings added or deleted with the batch, unless somebody did something with them later."""
    touched = {one.finding for one in written if one.batch > batch.id}
    steps: list[Decision] = []
    kept: list[str] = []
    for report, finding, version in batch.decisions:
        now = next((one for one in current(parts, report).findings if one.id == finding), None)
        is_used = now is not None and now.verdict is not Verdict.DELETED and finding in touched
        if now is None or now.version != version or is_used:
            kept.append(f"{_name(parts, report, finding)}后来有人处理过，保留现在的状态")
        else:
            who, when = parts.settings.user, datetime.now(UTC)
            steps.append(Decision(report, finding, version + 1, Action.UNDO, who, when))
    return steps, kept
