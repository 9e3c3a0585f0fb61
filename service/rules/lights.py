"""Warning lights (亮灯), variant L1: by the days left until an item is due."""

from __future__ import annotations

from datetime import date

from service.records import ClosureState, Light

NEAR_DAYS = 15  # yellow from here on
URGENT_DAYS = 7  # and to be pressed from here on

LIGHT_NAMES = {Light.GREEN: "绿灯", Light.YELLOW: "黄灯", Light.RED: "红灯", Light.GREY: "已销号"}


def light_of(state: ClosureState, due: date | None, today: date, near_days: int = NEAR_DAYS) -> Light:
    """Red from the first day overdue, yellow within `near_days`, grey once closed."""
    if state is ClosureState.CLOSED:
        return Light.GREY
    if due is None:
        return Light.GREEN
    left = (due - today).days
    if left < 0:
        return Light.RED
    return Light.YELLOW if left <= near_days else Light.GREEN


def is_urgent(state: ClosureState, due: date | None, today: date) -> bool:
    """Whether a yellow item is so near its day that somebody should be reminded (橙色提醒)."""
    return due is not None and state is not ClosureState.CLOSED and 0 <= (due - today).days <= URGENT_DAYS


def schedule_percent(start: date, due: date, today: date) -> int:
    """How much of the time is used (序时进度), 0..100; 100 where start and due are one day."""
    if due <= start:
        return 100
    return max(0, min(100, (today - start).days * 100 // (due - start).days))
