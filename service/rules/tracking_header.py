"""Which column of a returned sheet is which: by its title, a title that people know it by, or one much alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from service.rules.tracking_cells import SheetRow, address, text
from service.rules.tracking_columns import HIDDEN, SheetForms

ALIKE = 65.0  # rapidfuzz ratio of two titles from which one is taken for the other, 0..100
LOOKED_AT = 50  # rows, to know a column of ids without a title
BLANKS = re.compile(r"[\s*＊：:]+")


@dataclass(frozen=True, slots=True)
class Note:
    """Something that people should know about a returned sheet; nothing is changed by it."""

    place: str  # H12, or 第12行, or ""
    message: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The columns of a returned sheet."""

    row: int
    keys: Mapping[int, str]  # place of the column, from 0 -> key
    added: Mapping[int, str]  # columns that the product does not know, by their titles
    notes: tuple[Note, ...] = ()
    titles: Mapping[int, str] = field(default_factory=dict)  # of all columns, as the sheet writes them

    def place(self, key: str) -> int | None:
        """Where a column is; None when the sheet has none."""
        return next((place for place, one in self.keys.items() if one == key), None)


class Titles:
    """All titles that the columns are known by."""

    def __init__(self, forms: SheetForms) -> None:
        self._forms = forms
        self._keys: dict[str, str] = {}
        for column in forms.columns.values():
            self._keys.setdefault(plain(column.title), column.key)
        for view in forms.views.values():
            for key, title in view.titles.items():
                self._keys.setdefault(plain(title), key)
        for column in forms.columns.values():
            for title in column.aliases:
                self._keys.setdefault(plain(title), column.key)

    def __contains__(self, title: str) -> bool:
        return plain(title) in self._keys

    def exact(self, title: str) -> str | None:
        """The column with this title."""
        return self._keys.get(plain(title))

    def is_about_findings(self, title: str) -> bool:
        """Whether this is the column of problems or of their ids."""
        return (self.exact(title) or self.alike(title, frozenset())) in ("problem", "id")

    def printed(self, key: str) -> str:
        """The title that the product prints for a column."""
        return self._forms.columns[key].title

    def alike(self, title: str, taken: AbstractSet[str]) -> str | None:
        """The column with the most similar title, if it is similar enough and not taken."""
        free = [known for known, key in self._keys.items() if key not in taken and key not in HIDDEN]
        if not plain(title):
            return None
        found = process.extractOne(plain(title), free, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return self._keys[found[0]] if found else None


def plain(title: str) -> str:
    """A title without blanks, stars and colons."""
    return BLANKS.sub("", title).replace("(", "（").replace(")", "）")


def heading(header: SheetRow, rows: Sequence[SheetRow], forms: SheetForms, ids: AbstractSet[str]) -> Heading:
    """What each column holds; `ids` are known findings, by which a column is known that lost its title."""
    titles = Titles(forms)
    named = {place: text(cell) for place, cell in enumerate(header.cells) if text(cell)}
    keys: dict[int, str] = {}
    for place, title in named.items():
        key = titles.exact(title)
        if key and key not in keys.values():
            keys[place] = key
    notes = list(_renamed(header, named, keys, titles))
    width = max((len(row.cells) for row in rows[:LOOKED_AT]), default=0)
    if "id" not in keys.values():
        keys |= _ids(rows, (place for place in range(width) if place not in keys), ids)
    added = {place: title for place, title in named.items() if place not in keys}
    return Heading(header.number, keys, added, (*notes, *_unnamed(rows, {*keys, *added})), named)


def _renamed(header: SheetRow, named: Mapping[int, str], keys: dict[int, str], titles: Titles) -> Iterator[Note]:
    for place, title in named.items():
        key = None if place in keys else titles.alike(title, set(keys.values()))
        if key:
            keys[place] = key
            yield Note(address(header.number, place), f"列名“{title}”与“{titles.printed(key)}”相近，按后者读取。")


def _ids(rows: Sequence[SheetRow], places: Iterable[int], ids: AbstractSet[str]) -> dict[int, str]:
    for place in places:
        cells = [text(row.at(place)) for row in rows[:LOOKED_AT]]
        if sum(cell in ids for cell in cells) * 2 > len(cells):
            return {place: "id"}
    return {}


def _unnamed(rows: Sequence[SheetRow], known: AbstractSet[int]) -> Iterator[Note]:
    for row in rows:
        for place, cell in enumerate(row.cells):
            if place not in known and text(cell):
                yield Note(address(row.number, place), f"“{text(cell)}”所在的列没有列名，没有采用。")
