"""What people's decisions teach the reading of the next report."""

from __future__ import annotations

from dataclasses import replace

from extractors.lessons import Lessons
from service.actions.parts import Parts
from service.rules.lessons import lessons
from service.store import models
from service.store.decided import decided


def learnt_lessons(parts: Parts, report: str = "") -> Lessons:
    """Decisions about all reports but `report` itself, and the model trained here if one is in use."""
    return replace(lessons(decided(parts.store, report)), model=models.in_use(parts.settings))
