"""Closings out of what people wrote in the tracking sheet."""

from __future__ import annotations

from datetime import date

from service.rules.closures import UNDATED, closings
from service.rules.entries import Standing


def test_only_what_stands_as_closed_is_closed() -> None:
    written = {
        "f1": Standing(2, {"state": "已销号", "closed_on": "2023-11-20"}),
        "f2": Standing(1, {"state": "整改中", "closed_on": "2023-11-20"}),
        "f3": Standing(1, {"state": "已销号"}),
    }
    assert closings(written) == {"f1": date(2023, 11, 20), "f3": UNDATED}
