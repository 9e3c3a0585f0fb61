"""The columns that a tracking sheet can have, and the views (variants T1–T9 and one's own) that choose among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from service.errors import BadRequest
from service.rules.tables import CellKind, Column

HIDDEN = ("id", "version")  # what finds the way back
CLOSURE = ("state", "closed")  # one of them tells whether an item is closed


class Use(StrEnum):
    """What people may do with a column."""

    WRITE = "write"  # comes back as an entry
    TELL = "tell"  # made from the report; a change is told, never taken
    MAKE = "make"  # number, formula, hidden: changes mean nothing


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One normative column: how it is printed, by what other titles people know it, what they may do with it."""

    key: str
    title: str
    width: float
    kind: CellKind = CellKind.TEXT
    use: Use = Use.WRITE
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    is_people: bool = False  # holds names of people or departments


@dataclass(frozen=True, slots=True)
class View:
    """A choice of columns under a name; `titles` rename some of them."""

    key: str
    name: str
    columns: tuple[str, ...]
    titles: Mapping[str, str]
    unprinted: tuple[str, ...] = ()
    own: bool = False  # made by a user


@dataclass(frozen=True, slots=True)
class SheetForms:
    """All columns and views at hand."""

    columns: Mapping[str, SheetColumn]
    views: Mapping[str, View]

    def view(self, key: str) -> View:
        """A view by its key or name, upper or lower case; raises BadRequest that lists the known ones."""
        for view in self.views.values():
            if key.strip().lower() in (view.key.lower(), view.name.lower()):
                return view
        known = "、".join(f"{view.key}（{view.name}）" for view in self.views.values())
        raise BadRequest(f"没有“{key}”这种台账样式。可选：{known}。")

    def with_views(self, own: Sequence[View]) -> SheetForms:
        """With the views that users saved."""
        return replace(self, views={**self.views, **{view.key: view for view in own}})

    def written(self) -> tuple[SheetColumn, ...]:
        """The columns that come back as entries."""
        return tuple(column for column in self.columns.values() if column.use is Use.WRITE)

    def told(self) -> tuple[SheetColumn, ...]:
        """The columns whose words are kept for comparing: all but numbers, formulas and hidden ones."""
        return tuple(column for column in self.columns.values() if column.use is not Use.MAKE)

    def laid_out(self, view: View) -> tuple[Column, ...]:
        """The columns of a sheet in this view: the printed ones, then what is not printed, hidden ones last."""
        chosen = list(view.columns)
        closure = () if any(key in CLOSURE for key in (*chosen, *view.unprinted)) else CLOSURE[:1]
        rest = [key for key in (*closure, *view.unprinted) if key not in chosen]
        return (
            *(self._column(key, view) for key in chosen),
            *(self._column(key, view, printed=False) for key in (*rest, *HIDDEN)),
        )

    def _column(self, key: str, view: View, *, printed: bool = True) -> Column:
        one = self.columns[key]
        return Column(key, view.titles.get(key, one.title), one.width, one.kind, printed=printed, choices=one.choices)
