"""The door for single cells of a ledger: the day that a 时限 cell names, and the people in the 责任 columns."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.chinese.base import Base
from extractors.chinese.deadlines import deadline
from extractors.chinese.responsible import responsible
from extractors.findings import Deadline, Responsible


def deadline_of(cell: str, year: int) -> Deadline:
    """What the cell says, counted within the year where it names none; kind "none" where it names no day."""
    return deadline("", Base(year=year, early=True), column=cell)


def responsible_of(columns: Mapping[str, str]) -> Responsible:
    """The parties of a row: 责任领导, 责任部门, 责任人, 配合单位 -> cell text."""
    return responsible("", columns=columns, reporter=None)
