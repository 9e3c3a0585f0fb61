"""The lines of a foreign ledger as values: problems and measures, each with its cell; and what stayed out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extractors.findings import Source
from service.records import ClosureState
from service.rules.foreign_columns import Column
from service.rules.foreign_days import ReadDay
from service.rules.foreign_fields import Field
from service.rules.foreign_grid import Area, Grid
from service.rules.foreign_header import Header


class NoteKind(StrEnum):
    """How much a note about a cell matters."""

    LOST = "lost"  # a row or a cell that is not imported
    DOUBT = "doubt"  # imported, but somebody should look
    TOLD = "told"  # only to know


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about a cell; kind, place and message are all that people need."""

    kind: NoteKind
    cell: str  # C5
    message: str  # Chinese


@dataclass(frozen=True, slots=True)
class Words:
    """A part of a cell's text."""

    text: str
    area: Area
    start: int = 0  # in the cell's text


@dataclass(frozen=True, slots=True)
class Doing:
    """One measure, by when and by whom; people: 责任领导, 责任部门 … -> cell text."""

    words: Words
    due: ReadDay
    people: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A problem of the ledger with all its rows."""

    problem: Words
    rows: tuple[int, ...]
    texts: Mapping[Field, str]  # as its rows say it; several rows' texts are joined
    doings: tuple[Doing, ...] = ()
    organization: str = ""  # "" for the one that the ledger is imported for
    year: int | None = None
    source: Source | None = None
    state: ClosureState | None = None
    closed_on: ReadDay | None = None
    due: ReadDay | None = None  # where no measure carries it
    people: Mapping[str, str] = field(default_factory=dict)  # likewise
    heading: str = ""  # the section row above it


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet as it would be imported."""

    grid: Grid
    header: Header | None
    columns: tuple[Column, ...] = ()
    items: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()
    title: str = ""
    organization: str = ""  # that its title names
    year: int | None = None
    empty_rows: int = 0
    remembered: bool = False  # the columns are those that somebody confirmed for the same header
    rows_read: frozenset[int] = frozenset()  # that belong to items
