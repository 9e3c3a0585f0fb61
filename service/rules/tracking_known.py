"""What a returned sheet is compared with: the rows as they stand, the words that went out, the people at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from service.records import ChecklistRow, OrganizationChecklist
from service.rules.names import SUGGESTED
from service.rules.tracking import rows_of
from service.rules.tracking_columns import SheetColumn, SheetForms
from service.rules.tracking_values import words

Words = Mapping[str, Mapping[str, str]]  # finding -> column -> words
NAMES = re.compile(r"[、，,；;\s/]+")


@dataclass(frozen=True, slots=True)
class Home:
    """Whose a row is."""

    organization: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """Everything at hand."""

    forms: SheetForms
    rows: Mapping[str, ChecklistRow]  # by finding, of all organizations
    homes: Mapping[str, Home]  # by finding
    kept: Mapping[str, Words]  # by token
    people: AbstractSet[str]  # names of people and departments


def known_of(
    lists: Sequence[OrganizationChecklist], kept: Mapping[str, Words], forms: SheetForms, roles: Iterable[str]
) -> Known:
    """From the checklists as they stand; `roles` are names that standards use for people and departments."""
    rows = {row.finding.id: row for one in lists for row in rows_of(one)}
    homes = {row.finding.id: Home(one.organization, one.year) for one in lists for row in rows_of(one)}
    columns = tuple(column for column in forms.columns.values() if column.is_people)
    reporters = (report.reporter or "" for one in lists for report in one.reports)
    people = set(_names({*roles, *reporters, *_people(rows.values(), columns)}))
    return Known(forms, rows, homes, kept, people)


def names_in(text: str) -> tuple[str, ...]:
    """The names in a cell."""
    return tuple(filter(None, NAMES.split(text.removesuffix(SUGGESTED))))


def _people(rows: Iterable[ChecklistRow], columns: Sequence[SheetColumn]) -> Iterator[str]:
    """The cells that hold names, as they stand."""
    for row in rows:
        for column in columns:
            yield words(row, column.key)


def _names(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from names_in(text)
