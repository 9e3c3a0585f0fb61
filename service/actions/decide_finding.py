"""Confirm, correct or delete a finding, or take the last decision about it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from service.actions.parts import Parts
from service.actions.show_report import current, refresh
from service.errors import BadRequest, Conflict, NotFound
from service.records import FindingRecord, ReportRecord
from service.rules.decisions import Action, Changes, Decision
from service.rules.review import differences, effective
from service.store import decisions, readings

EMPTY = Changes()


@dataclass(frozen=True, slots=True)
class Subject:
    """The finding in the version that the person saw."""

    report: str
    finding: str
    version: int


def decide_finding(parts: Parts, subject: Subject, action: Action, changes: Changes = EMPTY) -> FindingRecord:
    """The finding after the decision; raises Conflict when it is not in the version that the person saw any more."""
    about = find(current(parts, subject.report), subject.finding)
    if about.version != subject.version:
        raise Conflict("这一条刚才已经有人改过。页面将显示最新内容，请核对后再改。")
    changes = differences(about, changes)
    _check(parts, subject, action, changes)
    decision = Decision(
        report=subject.report,
        finding=subject.finding,
        version=subject.version + 1,
        action=action,
        who=parts.settings.user,
        when=datetime.now(UTC),
        changes=changes,
    )
    decisions.append(parts.store, decision, about)
    return find(refresh(parts, subject.report), subject.finding, otherwise=about)


def find(report: ReportRecord, finding: str, otherwise: FindingRecord | None = None) -> FindingRecord:
    """The finding with this id; raises NotFound when there is neither it nor another to return."""
    found = next((each for each in report.findings if each.id == finding), otherwise)
    if found is None:
        raise NotFound("这份报告里没有这一条问题，可能已被撤销。请刷新页面。")
    return found


def _check(parts: Parts, subject: Subject, action: Action, changes: Changes) -> None:
    if action is Action.ADD:
        raise BadRequest("新增问题请用“补充问题”，不能写成对已有问题的处理。")
    if action is Action.CORRECT and changes == EMPTY:
        raise BadRequest("没有改动任何内容。请先改摘要、来源、条目或单位，再保存。")
    if action is Action.UNDO:
        _check_something_to_undo(parts, subject)
    if changes.standard:
        check_item(parts, changes.standard)


def _check_something_to_undo(parts: Parts, subject: Subject) -> None:
    taken = readings.load(parts.store, subject.report).decisions
    if not effective(step for step in taken if step.finding == subject.finding):
        raise BadRequest("这一条还没有人处理过，没有可以撤销的操作。")


def check_item(parts: Parts, chosen: str) -> None:
    """Raise BadRequest or BadStandard unless "standard:code" names an item."""
    name, _, code = chosen.partition(":")
    (standard,) = parts.standards(name)
    if standard.item(code) is None:
        raise BadRequest(f"标准“{standard.name}”里没有编号为“{code}”的条目。请从列表里选一个。")
