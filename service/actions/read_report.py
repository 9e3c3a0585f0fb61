"""Read a stored report in the sandbox and keep what it says beside what people decided; safe to repeat."""

from __future__ import annotations

from contextlib import ExitStack

from extractors.errors import ExtractError
from service import sandbox
from service.actions.find_near_copies import find_near_copies
from service.actions.learnt_lessons import learnt_lessons
from service.actions.parts import Parts
from service.actions.show_report import refresh
from service.errors import ServiceError
from service.rules.proposals import proposals
from service.store import files, readings, reports

BROKEN = ExtractError("读这份报告时程序内部出错，详情见服务日志。请点“重新读取”，仍不行请交给维护人员。")


def read_report(parts: Parts, report: str) -> None:
    """Read one report; a file that can't be read becomes a failed report with its reason."""
    with ExitStack() as on_defect:
        on_defect.callback(reports.mark_failed, parts.store, report, BROKEN)
        try:
            _read(parts, report)
        except (ExtractError, ServiceError) as error:
            reason = error if isinstance(error, ExtractError) else ExtractError(error.message)
            reports.mark_failed(parts.store, report, reason)
        on_defect.pop_all()


def _read(parts: Parts, report: str) -> None:
    entry = reports.find(parts.store, report)
    reports.mark_reading(parts.store, report)
    file = sandbox.ReportFile(entry.name, files.get(parts.store, report))
    lessons = learnt_lessons(parts, report)
    extraction = sandbox.read(file, parts.standards(entry.standard), parts.settings, lessons)
    readings.save(parts.store, report, extraction, proposals(extraction))
    refresh(parts, report)
    find_near_copies(parts, report)
