"""How pages print values: Chinese names, dates, sizes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from extractors.findings import Kind, Source
from service.records import ChainStatus, Light, ReportState, Verdict
from service.rules import names
from service.rules.decisions import Action
from service.rules.lights import LIGHT_NAMES

STATES = {
    ReportState.QUEUED: "等待读取",
    ReportState.READING: "正在读取",
    ReportState.DONE: "已读完",
    ReportState.FAILED: "读取失败",
}
VERDICTS = {
    Verdict.PROPOSED: "待确认",
    Verdict.CONFIRMED: "已确认",
    Verdict.CORRECTED: "已修改",
    Verdict.DELETED: "已删除",
    Verdict.ADDED: "人工补充",
}
ACTIONS = {
    Action.CONFIRM: "确认",
    Action.CORRECT: "修改",
    Action.DELETE: "删除",
    Action.ADD: "补充",
    Action.UNDO: "撤销",
}
KILOBYTE = 1024


def kind(value: Kind | None) -> str:
    """文种."""
    return names.KINDS[value] if value else "—"


def source(value: Source) -> str:
    """问题来源."""
    return names.SOURCES[value]


def state(value: ReportState) -> str:
    """How far a report has come."""
    return STATES[value]


def verdict(value: Verdict) -> str:
    """What people have said."""
    return VERDICTS[value]


def status(value: ChainStatus) -> str:
    """What became of a problem over the years."""
    return names.STATUSES[value]


def light(value: Light) -> str:
    """A warning light, for those who do not see colours."""
    return LIGHT_NAMES[value]


def action(value: Action) -> str:
    """What a person did."""
    return ACTIONS[value]


def moment(value: datetime) -> str:
    """Local time, to the minute."""
    return value.astimezone().strftime("%Y-%m-%d %H:%M")


def size(value: int) -> str:
    """Bytes for people."""
    if value < KILOBYTE * KILOBYTE:
        return f"{max(1, round(value / KILOBYTE))} KB"
    return f"{value / KILOBYTE / KILOBYTE:.1f} MB"


def percent(value: float) -> str:
    """A share of one."""
    return f"{value:.0%}"


def url(value: str) -> str:
    """A value inside an address."""
    return quote(value, safe="")


FILTERS: dict[str, Callable[..., str]] = {
    "kind": kind,
    "source": source,
    "state": state,
    "verdict": verdict,
    "status": status,
    "light": light,
    "action": action,
    "moment": moment,
    "size": size,
    "percent": percent,
    "url": url,
}
