"""The basis of checklists from the settings of an installation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractors.standards import Standard
from service.rules.checklist_row import Basis
from service.rules.deadlines import Policy
from service.rules.limits import Limits
from service.settings import Settings


def basis_of(settings: Settings, standards: Sequence[Standard], today: date) -> Basis:
    """What checklists are made by as of a day: standards, deadlines, lights and limits."""
    return Basis(
        today=today,
        standards={standard.id: standard for standard in standards},
        policy=Policy(immediate_days=settings.immediate_days, default_months=settings.default_months),
        near_days=settings.near_days,
        limits=Limits(settings.common_units, settings.common_percent, settings.alike_percent),
    )
