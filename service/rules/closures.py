"""Which findings were closed (销号) through the tracking sheet, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from service.records import ClosureState
from service.rules.deadlines import parse_day
from service.rules.entries import Standing
from service.rules.names import STATES

UNDATED = date.min  # closed, but nobody wrote when


def closings(written: Mapping[str, Standing]) -> dict[str, date]:
    """Findings that stand as closed with their closing days."""
    closed = STATES[ClosureState.CLOSED]
    return {
        finding: parse_day(standing.fields.get("closed_on")) or UNDATED
        for finding, standing in written.items()
        if standing.fields.get("state") == closed
    }
