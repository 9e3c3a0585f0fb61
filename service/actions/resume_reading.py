"""After a restart: reports whose job was lost are asked for again, and those that killed it too often are given up."""

from __future__ import annotations

from collections.abc import Callable

from extractors.errors import OverLimits
from service.actions.parts import Parts
from service.store import reports

GIVEN_UP = OverLimits("读这份报告时服务几次被中断，已停止再试。请检查文件后点“重新读取”，仍不行请交给维护人员。")


def resume_reading(parts: Parts, is_given_up: Callable[[str, int], bool]) -> None:
    """Bring the states of unfinished reports in line with the job engine."""
    for entry in reports.unfinished(parts.store):
        if is_given_up(entry.id, entry.attempt):
            reports.mark_failed(parts.store, entry.id, GIVEN_UP)
        else:
            parts.enqueue(entry.id, entry.attempt)
