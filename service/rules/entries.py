"""What people wrote about findings in the tracking sheet (整改台账): steps, only added, and what stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Fields = Mapping[str, str | None]  # by column key: days in ISO, states and yes/no in Chinese; None takes a field back


class BatchKind(StrEnum):
    """By what way entries came in."""

    SHEET = "sheet"  # an edited workbook
    PAGE = "page"  # one row on the page or by the API
    EXCHANGE = "exchange"  # brought in from another installation
    UNDO = "undo"  # takes another batch back


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of a person about one finding."""

    report: str
    finding: str
    version: int  # 1, 2, 3 … within the finding
    changes: Fields
    who: str
    when: datetime
    batch: int = 0  # given by the store
    organization: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands about one finding after all steps."""

    version: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)


NOTHING = Standing()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What undoing a batch means for one finding: fields to restore, and fields that later steps changed."""

    entry: Entry  # of the batch
    restored: Fields
    kept: tuple[str, ...]  # keys that somebody changed later
    version: int  # after which the restoring step comes


def standing(entries: Iterable[Entry]) -> dict[str, Standing]:
    """What stands about each finding; entries come oldest first."""
    fields: dict[str, dict[str, str]] = {}
    versions: dict[str, int] = {}
    for entry in entries:
        now = fields.setdefault(entry.finding, {})
        versions[entry.finding] = entry.version
        for key, value in entry.changes.items():
            if value is None:
                now.pop(key, None)
            else:
                now[key] = value
    return {name: Standing(versions[name], now) for name, now in fields.items()}


def taken_back(entries: Iterable[Entry], batch: int) -> tuple[TakenBack, ...]:
    """How to take a batch back without losing what was written after it; entries come oldest first."""
    steps: dict[str, list[Entry]] = {}
    for entry in entries:
        steps.setdefault(entry.finding, []).append(entry)
    return tuple(
        _taken_back(own, place) for own in steps.values() for place, one in enumerate(own) if one.batch == batch
    )


def _taken_back(own: list[Entry], place: int) -> TakenBack:
    entry, later = own[place], own[place + 1 :]
    before = standing(own[:place]).get(entry.finding, NOTHING).fields
    touched = {key for step in later for key in step.changes}
    return TakenBack(
        entry=entry,
        restored={key: before.get(key) for key in entry.changes if key not in touched},
        kept=tuple(key for key in entry.changes if key in touched),
        version=own[-1].version,
    )
