"""Warning lights (亮灯), variant L1: by the days left until an item is due."""

from __future__ import annotations

from datetime import date

from service.records import ClosureState, Light

NEAR_DAYS = 15  # yellow from here on

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
