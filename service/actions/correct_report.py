"""Say whose report it is and which year it speaks about, where the reader could not tell or was wrong."""

from __future__ import annotations

from datetime import UTC, datetime

from service.actions.parts import Parts
from service.actions.show_report import refresh
from service.errors import BadRequest
from service.records import ReportRecord
from service.rules.decisions import WHOLE_REPORT, Action, Changes, Decision
from service.store import decisions, readings

YEARS = range(1949, 2200)


def correct_report(parts: Parts, report: str, organization: str | None, year: int | None) -> ReportRecord:
    """The report under its right organization and year; its findings follow."""
    if not organization and year is None:
        raise BadRequest("请填写单位或年度。")
    if year is not None and year not in YEARS:
        raise BadRequest(f"年度“{year}”不对，请填四位数的年份，例如 2024。")
    taken = [step.version for step in readings.load(parts.store, report).decisions if step.finding == WHOLE_REPORT]
    decision = Decision(
        report=report,
        finding=WHOLE_REPORT,
        version=max(taken, default=0) + 1,
        action=Action.CORRECT,
        who=parts.settings.user,
        when=datetime.now(UTC),
        changes=Changes(organization=organization or None, year=year),
    )
    decisions.append(parts.store, decision)
    return refresh(parts, report)
