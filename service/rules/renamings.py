"""Former names of organizations (曾用名) as people state them: steps that are only added, and what stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from service.records import ReportRecord
from service.rules.grouping import same_unit


@dataclass(frozen=True, slots=True)
class Renaming:
    """One step of a person: a former name and whose it is; "" takes the name back."""

    former: str
    present: str
    version: int  # 1, 2, 3 … within the former name
    who: str
    when: datetime


def standing(steps: Iterable[Renaming]) -> dict[str, Renaming]:
    """The last step about each former name that is in force; steps come oldest first."""
    latest = {step.former: step for step in steps}
    return {former: step for former, step in latest.items() if step.present}


def renamed(reports: Sequence[ReportRecord], known: Mapping[str, Renaming]) -> tuple[ReportRecord, ...]:
    """The reports, those of an organization with a former name knowing that name too."""
    return tuple(_renamed(report, known) for report in reports)


def _renamed(report: ReportRecord, known: Mapping[str, Renaming]) -> ReportRecord:
    own = report.organization
    if not own or not known:
        return report
    former = tuple(name for name, step in known.items() if name != own and same_unit(step.present, own))
    return replace(report, aliases=(*report.aliases, *former)) if former else report
