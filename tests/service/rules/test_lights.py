"""Lights follow the days left; a closed item has none."""

from datetime import date, timedelta

import pytest

from service.records import ClosureState, Light
from service.rules.lights import light_of

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("days", "light"), [(-1, Light.RED), (0, Light.YELLOW), (15, Light.YELLOW), (16, Light.GREEN), (-400, Light.RED)]
)
def test_light_by_days_left(days: int, light: Light) -> None:
    assert light_of(ClosureState.IN_PROGRESS, TODAY + timedelta(days=days), TODAY) is light


def test_a_closed_item_is_grey_even_when_overdue() -> None:
    assert light_of(ClosureState.CLOSED, TODAY - timedelta(days=9), TODAY) is Light.GREY


def test_basically_done_is_still_red_when_overdue() -> None:
    assert light_of(ClosureState.BASICALLY_DONE, TODAY - timedelta(days=1), TODAY) is Light.RED


def test_no_due_day_is_green() -> None:
    assert light_of(ClosureState.DRAFT, None, TODAY) is Light.GREEN
