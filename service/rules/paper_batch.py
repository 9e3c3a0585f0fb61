"""Papers of many organizations wanted together: what is wanted, how far it is, and what could not be made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FAILURES = "失败清单.txt"


class BatchState(StrEnum):
    """How far the making has come."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


MOVING = frozenset({BatchState.QUEUED, BatchState.RUNNING})
STATE_NAMES = {
    BatchState.QUEUED: "排队中",
    BatchState.RUNNING: "正在生成",
    BatchState.DONE: "已完成",
    BatchState.FAILED: "没有完成",
    BatchState.CANCELLED: "已取消",
}


@dataclass(frozen=True, slots=True)
class BatchWish:
    """Which papers of which organizations."""

    kinds: tuple[str, ...]
    organizations: tuple[str, ...] = ()  # all where none is named
    year: int | None = None  # the state at the end of this working year; the latest where it isn't told
    preset: str = "strict"


@dataclass(frozen=True, slots=True)
class PaperBatch:
    """A wish on its way."""

    id: str
    wish: BatchWish
    state: BatchState
    total: int
    done: int  # failed ones too
    failed: int
    message: str
    who: str
    when: datetime

    @property
    def is_moving(self) -> bool:
        """Whether it is still worth asking again."""
        return self.state in MOVING

    @property
    def state_name(self) -> str:
        """For people."""
        return STATE_NAMES[self.state]

    @property
    def title(self) -> str:
        """For people: 245个单位、6种文书."""
        return f"{len(self.wish.organizations)}个单位、{len(self.wish.kinds)}种文书"


@dataclass(frozen=True, slots=True)
class Failure:
    """A paper that could not be made, and why."""

    organization: str
    title: str
    reason: str


def failure_text(failures: Sequence[Failure], total: int) -> str:
    """The list of failures that lies beside the papers."""
    lines = (f"{one.organization}\t{one.title}\t{one.reason}" for one in failures)
    head = f"共{total}份，没有生成{len(failures)}份。单位、文书、原因如下，其余都已生成。"
    return "\r\n".join((head, "", *lines, ""))


def summary(failures: Iterable[Failure], total: int) -> str:
    """One line for people."""
    failed = len(tuple(failures))
    return f"生成 {total - failed} 份" + (f"，{failed} 份没有生成，原因在“{FAILURES}”里" if failed else "")
