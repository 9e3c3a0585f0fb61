"""What a returned tracking sheet would change: values that a preview shows and that are applied as people choose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from service.rules.tracking_header import Note


class RowKind(StrEnum):
    """What a row of the sheet means."""

    CHANGED = "changed"
    ADDED = "added"
    DELETED = "deleted"  # not in the sheet any more: only a proposal


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that people changed in the sheet; in a conflict the page changed it too."""

    key: str  # of the column
    title: str
    address: str  # H12
    now: str  # as it stands in the system
    new: str  # as it stands in the sheet
    base: str | None = None  # as it went out; None where that is not known
    is_conflict: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that people changed, added or left out."""

    kind: RowKind
    row: int  # in the sheet; 0 for one that is not there
    problem: str
    cells: tuple[CellChange, ...] = ()
    finding: str = ""
    report: str = ""
    organization: str = ""
    year: int | None = None
    version: int = 0  # of what people wrote about it before
    reason: str = ""  # why it is taken for this finding, or for a new one

    @property
    def key(self) -> str:
        """What people choose it by: r12, or d and the finding for one that is not in the sheet."""
        return f"r{self.row}" if self.row else f"d{self.finding}"

    @property
    def conflicts(self) -> tuple[CellChange, ...]:
        """The cells that sheet and page changed differently."""
        return tuple(cell for cell in self.cells if cell.is_conflict)


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """Everything that a returned sheet would change, and everything that people should know about it."""

    organization: str
    rows: tuple[RowChange, ...]
    notes: tuple[Note, ...]
    total: int  # rows of data in the sheet

    @property
    def stamp(self) -> str:
        """Changes when anything that a preview showed changes, in the sheet or in the system."""
        shown = "\0".join(_shown(self.rows))
        return hashlib.sha256(shown.encode()).hexdigest()[:16]

    @property
    def conflicts(self) -> int:
        """Cells that sheet and page changed differently."""
        return sum(len(row.conflicts) for row in self.rows)

    def of(self, kind: RowKind) -> tuple[RowChange, ...]:
        """The rows of a kind."""
        return tuple(row for row in self.rows if row.kind == kind)  # templates ask by its name


@dataclass(frozen=True, slots=True)
class Choice:
    """What of it people want: by default all but conflicts and deletions."""

    rows: frozenset[str] | None = None  # keys of rows; None: all that are changed or added
    mine: frozenset[str] = frozenset()  # addresses of conflicts where the sheet is right; "*" for all
    deleted: frozenset[str] = frozenset()  # keys of rows to delete; "*" for all

    def takes(self, row: RowChange) -> bool:
        """Whether a row is wanted."""
        if row.kind is RowKind.DELETED:
            return row.key in self.deleted or "*" in self.deleted
        return self.rows is None or row.key in self.rows

    def takes_cell(self, cell: CellChange) -> bool:
        """Whether a cell of a wanted row is wanted."""
        return not cell.is_conflict or cell.address in self.mine or "*" in self.mine


def _shown(rows: tuple[RowChange, ...]) -> Iterator[str]:
    for row in rows:
        yield f"{row.key} {row.kind} {row.finding} {row.version}"
        for cell in row.cells:
            yield f"{cell.key} {cell.now!r} {cell.new!r} {cell.base!r}"
