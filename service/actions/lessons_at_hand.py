"""What people decided in this installation, for a command that reads files beside it."""

from __future__ import annotations

from collections.abc import Callable

from extractors.lessons import NO_LESSONS, Lessons
from service.actions.learnt_lessons import learnt_lessons
from service.actions.open_parts import open_parts
from service.errors import ServiceError
from service.settings import Settings
from service.store.database import is_set_up


def lessons_at_hand(settings: Settings, progress: Callable[[str], None]) -> Lessons:
    """The lessons of the data folder; none where there is none yet (it is not made), or where it can't be opened."""
    if not is_set_up(settings):
        return NO_LESSONS
    try:
        with open_parts(settings) as parts:
            found = learnt_lessons(parts)
    except ServiceError as error:
        progress(f"人工核对的结果这次没有用上：{error}")
        return NO_LESSONS
    if found != NO_LESSONS:
        progress(_told(found))
    return found


def _told(found: Lessons) -> str:
    model = f"，条目模型 {found.model.name}" if found.model else ""
    return (
        f"用上了以前的人工核对：定过条目的问题 {len(found.precedents)} 条，"
        f"反复删除的句子 {len(found.dismissals)} 种{model}。"
    )
