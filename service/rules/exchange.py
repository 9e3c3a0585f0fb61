"""Histories of two installations brought together: what the other has that we lack, and where both went on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]
FORMAT, VERSION = "shugai-exchange", 3
READABLE = (1, 2, VERSION)  # 1 had no records beside the reports, 2 no templates and crosswalks


class History(StrEnum):
    """Which history of a finding a step belongs to."""

    DECISION = "decisions"  # confirmed, corrected, deleted, added
    ENTRY = "entries"  # what was written into the tracking sheet


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a person about one finding, as the package carries it."""

    report: str
    finding: str
    version: int
    body: str  # JSON: the action and what it changed
    who: str
    when: str  # ISO
    organization: str = ""
    year: int | None = None

    @property
    def deed(self) -> tuple[str, str, str]:
        """What makes two steps the same."""
        return self.body, self.who, self.when


@dataclass(frozen=True, slots=True)
class Clash:
    """Both sides went on from the same step: by default ours stands."""

    history: History
    report: str
    finding: str
    name: str  # the field, or "" for a decision as a whole
    ours: str
    theirs: str

    @property
    def key(self) -> str:
        """Under which a person says that theirs is to be taken."""
        return f"{self.history}:{self.report}:{self.finding}:{self.name}"


@dataclass(frozen=True, slots=True)
class Merge:
    """What bringing in the other's history does."""

    steps: tuple[Step, ...] = ()  # to append, with versions of ours
    clashes: tuple[Clash, ...] = ()
    known: int = 0  # steps that both have


@dataclass(frozen=True, slots=True)
class Chosen:
    """The clashes in which theirs is to be taken."""

    theirs: frozenset[str] = field(default_factory=frozenset)


def checksum(body: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical form of a package without its seal."""
    return hashlib.sha256(canonical(body)).hexdigest()


def canonical(body: Mapping[str, Any]) -> bytes:
    """One form for the same content, whatever the order of keys."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def merged(history: History, ours: Iterable[Step], theirs: Iterable[Step], chosen: Chosen) -> Merge:
    """All histories of one kind, finding by finding."""
    mine, other = _by_finding(ours), _by_finding(theirs)
    parts = [_one(history, mine.get(key, []), steps, chosen) for key, steps in other.items()]
    return Merge(
        tuple(step for part in parts for step in part.steps),
        tuple(clash for part in parts for clash in part.clashes),
        sum(part.known for part in parts),
    )


def _by_finding(steps: Iterable[Step]) -> dict[tuple[str, str], list[Step]]:
    found: dict[tuple[str, str], list[Step]] = {}
    for step in sorted(steps, key=lambda one: one.version):
        found.setdefault((step.report, step.finding), []).append(step)
    return found


def _one(history: History, ours: Sequence[Step], theirs: Sequence[Step], chosen: Chosen) -> Merge:
    have = {step.deed for step in ours}
    new = [step for step in theirs if step.deed not in have]
    known = len(theirs) - len(new)
    common = {step.deed for step in theirs}
    own = [step for step in ours if step.deed not in common]
    last = max((step.version for step in ours), default=0)
    if not own or not new:
        return Merge(tuple(_renumbered(new, last)), (), known)
    resolve = _fields if history is History.ENTRY else _whole
    steps, clashes = resolve(own, new, chosen)
    return Merge(tuple(_renumbered(steps, last)), tuple(clashes), known)


def _renumbered(steps: Iterable[Step], last: int) -> Iterator[Step]:
    for version, one in enumerate(steps, last + 1):
        yield Step(one.report, one.finding, version, one.body, one.who, one.when, one.organization, one.year)


def _whole(own: Sequence[Step], new: Sequence[Step], chosen: Chosen) -> tuple[Sequence[Step], list[Clash]]:
    """A decision can't be divided: theirs is added after ours, or left out."""
    first = new[0]
    clash = Clash(History.DECISION, first.report, first.finding, "", own[-1].body, new[-1].body)
    return (new if clash.key in chosen.theirs else ()), [clash]


def _fields(own: Sequence[Step], new: Sequence[Step], chosen: Chosen) -> tuple[list[Step], list[Clash]]:
    """Fields that only they changed come in; of those that both changed to different words a person chooses."""
    mine, other = _last_values(own), _last_values(new)
    first = new[0]
    clashes = [
        Clash(History.ENTRY, first.report, first.finding, name, mine[name] or "", other[name] or "")
        for name in other
        if name in mine and mine[name] != other[name]
    ]
    barred = {clash.name for clash in clashes if clash.key not in chosen.theirs}
    barred |= {name for name in other if name in mine and mine[name] == other[name]}
    steps = [(step, {name: value for name, value in changes(step).items() if name not in barred}) for step in new]
    return [_with(step, left) for step, left in steps if left], clashes


def changes(step: Step) -> dict[str, str | None]:
    """The fields that an entry writes."""
    found: dict[str, str | None] = json.loads(step.body)
    return found


def _last_values(steps: Iterable[Step]) -> dict[str, str | None]:
    values: dict[str, str | None] = {}
    for step in steps:
        values |= changes(step)
    return values


def _with(step: Step, left: Mapping[str, str | None]) -> Step:
    body = json.dumps(left, ensure_ascii=False)
    return Step(step.report, step.finding, step.version, body, step.who, step.when, step.organization, step.year)
