"""Which items of a checklist a paper is about: those that were asked for, else by state and due day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from extractors.findings import DeadlineKind
from service.errors import BadRequest
from service.records import ChecklistRow, ClosureState, OrganizationChecklist
from service.rules.checklist_row import Basis
from service.rules.plan import is_expired
from service.rules.tracking import DONE

AT_ONCE, LIMITED, STAGED, LONG_TERM = CLASSES = ("立行立改", "限期整改", "分阶段整改", "长期坚持")  # 整改类型
GRAVE_DAYS = 30  # overdue for so long, an item is no longer a matter of reminding
WAITING = frozenset({ClosureState.APPLY_CLOSE, ClosureState.ACCEPTING})
STALLED = frozenset({ClosureState.RETURNED, ClosureState.REOPENED})


class About(StrEnum):
    """What a paper is about, where no items are named."""

    ALL = "all"  # this year's items, whatever their state; there may be none
    ANY = "any"  # the same, but at least one
    OPEN = "open"  # not done yet
    AT_ONCE = "at_once"  # 立行立改, not done yet
    NEAR = "near"  # due within the near days
    OVERDUE = "overdue"
    GRAVE = "grave"  # overdue for GRAVE_DAYS and more
    PRESSED = "pressed"  # near or overdue
    STUCK = "stuck"  # overdue, returned or come back
    DONE = "done"  # done and not closed yet
    WAITING = "waiting"  # closure was asked for
    CHOSEN = "chosen"  # only a person can say


CHOOSE = "要生成，请在单位页面的整改清单里勾选问题，命令里用 --rows 写序号。"
BY_DAY = (About.NEAR, About.OVERDUE, About.GRAVE, About.PRESSED, About.STUCK)
NOTHING = {
    About.ANY: "的清单里还没有问题",
    About.OPEN: "没有尚未完成的事项",
    About.AT_ONCE: "没有立行立改、尚未完成的事项",
    About.NEAR: "没有临近时限的事项",
    About.OVERDUE: "没有逾期的事项",
    About.GRAVE: f"没有逾期{GRAVE_DAYS}天以上的事项",
    About.PRESSED: "没有临近时限或者逾期的事项",
    About.STUCK: "没有逾期、退回或者反弹的事项",
    About.DONE: "没有已完成、待销号的事项",
    About.WAITING: "没有申请销号、待验收的事项",
    About.CHOSEN: "：这种文书要先选定问题",
}


def days_left(row: ChecklistRow, today: date) -> int | None:
    """Days until an agreed due day, below 0 when overdue; None for a done item, and for a day nobody agreed to yet."""
    if row.due is None or row.state in DONE or is_expired(row, today):
        return None
    return (row.due - today).days


def chosen(checklist: OrganizationChecklist, about: About, numbers: Sequence[int], basis: Basis) -> list[ChecklistRow]:
    """The rows of these numbers, else those that the paper is about; raises BadRequest where there are none."""
    if numbers:
        return [_numbered(checklist, number) for number in dict.fromkeys(numbers)]
    if about is About.ALL:
        return list(checklist.rows)
    found = [row for row in checklist.rows if _TESTS[about](row, basis)]
    if not found:
        raise BadRequest(_explained(checklist, about, basis.today))
    return found


def class_of(row: ChecklistRow) -> str:
    """Of what kind the rectification is (整改类型): as people said in the sheet, else as state and measures tell."""
    said = dict(row.written).get("class", "")
    if said:
        return said
    return LONG_TERM if row.state is ClosureState.LONG_TERM else AT_ONCE if is_at_once(row) else LIMITED


def is_at_once(row: ChecklistRow) -> bool:
    """Whether a measure is to be taken at once."""
    return any(one.deadline.kind is DeadlineKind.IMMEDIATE for one in row.measures)


def _numbered(checklist: OrganizationChecklist, number: int) -> ChecklistRow:
    rows = checklist.all_rows
    found = next((row for row in rows if row.number == number), None)
    if found is None:
        there = f"清单里是第1至{len(rows)}项" if rows else "清单里还没有问题"
        raise BadRequest(f"{checklist.organization}没有第{number}项，{there}。请改正序号后重试。")
    return found


def _explained(checklist: OrganizationChecklist, about: About, today: date) -> str:
    open_days = sum(is_expired(row, today) for row in checklist.rows)
    is_hinted = open_days and about in BY_DAY
    hint = f"（另有{open_days}项的时限只是建议、已经过了，请先在台账里定下时限）" if is_hinted else ""
    return f"{checklist.organization}{NOTHING[about]}{hint}。{CHOOSE}"


def _left(row: ChecklistRow, basis: Basis) -> int:
    left = days_left(row, basis.today)
    return basis.near_days + 1 if left is None else left


def _is_near(row: ChecklistRow, basis: Basis) -> bool:
    return 0 <= _left(row, basis) <= basis.near_days


def _is_overdue(row: ChecklistRow, basis: Basis) -> bool:
    return _left(row, basis) < 0


_TESTS: dict[About, Callable[[ChecklistRow, Basis], bool]] = {
    About.ANY: lambda row, _: True,
    About.OPEN: lambda row, _: row.state not in DONE,
    About.AT_ONCE: lambda row, _: row.state not in DONE and class_of(row) == AT_ONCE,
    About.NEAR: _is_near,
    About.OVERDUE: _is_overdue,
    About.GRAVE: lambda row, basis: _left(row, basis) <= -GRAVE_DAYS,
    About.PRESSED: lambda row, basis: _left(row, basis) <= basis.near_days,
    About.STUCK: lambda row, basis: row.state in STALLED or _is_overdue(row, basis),
    About.DONE: lambda row, _: row.state in DONE and row.state is not ClosureState.CLOSED,
    About.WAITING: lambda row, _: row.state in WAITING,
    About.CHOSEN: lambda row, _: False,
}
