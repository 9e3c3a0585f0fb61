"""State a former name of an organization, or take it back: its earlier reports then count as its own."""

from __future__ import annotations

from datetime import UTC, datetime

from service.actions.list_reports import finished_records
from service.actions.parts import Parts
from service.errors import BadRequest, NotFound
from service.rules.grouping import same_unit
from service.rules.renamings import Renaming, standing
from service.store import renamings


def rename_organization(parts: Parts, former: str, present: str) -> Renaming:
    """The step as it was kept; an empty present name takes the former name back. Raises BadRequest, NotFound."""
    former, present = former.strip(), present.strip()
    steps = [step for step in renamings.everything(parts.store) if step.former == former]
    if present:
        _check(parts, former, present)
    elif not standing(steps):
        raise BadRequest(f"“{former}”没有登记为曾用名，没有可以撤销的登记。")
    step = Renaming(former, present, len(steps) + 1, parts.settings.user, datetime.now(UTC))
    renamings.append(parts.store, step)
    return step


def _check(parts: Parts, former: str, present: str) -> None:
    if not former:
        raise BadRequest("请填写曾用名。")
    if former == present:
        raise BadRequest("曾用名和现在的名称相同，不用登记。")
    if not any(report.organization and same_unit(report.organization, present) for report in finished_records(parts)):
        raise NotFound(f"没有“{present}”的报告。请先上传它的报告，或从单位列表里选择。")
