"""What people decide about proposed findings: values that are only ever appended, never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from extractors.findings import Finding, Source
from service.records import Place

WHOLE_REPORT = ""  # Decision.finding of a decision about the report itself


class Action(StrEnum):
    """What a person did."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    DELETE = "delete"
    ADD = "add"
    UNDO = "undo"  # takes back the last decision in force


@dataclass(frozen=True, slots=True)
class Changes:
    """The fields that a decision sets; None leaves a field as it is."""

    summary: str | None = None
    source: Source | None = None
    organization: str | None = None
    year: int | None = None
    standard: str | None = None  # "school-party:B3"; "" says that no item fits
    place: Place | None = None  # of an added finding


@dataclass(frozen=True, slots=True)
class Decision:
    """One step of a person: who decided what about which finding, and when."""

    report: str
    finding: str  # id of the finding, or WHOLE_REPORT
    version: int  # 1, 2, 3 … within the finding
    action: Action
    who: str
    when: datetime
    changes: Changes = field(default=Changes())


@dataclass(frozen=True, slots=True)
class Proposal:
    """A finding as the machine proposed it, under an id that stays the same when the file is read again."""

    id: str
    finding: Finding
