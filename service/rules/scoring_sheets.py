"""Filled count sheets back to tallies; every figure that can't be right is named by sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from service.rules.foreign_fields import bare
from service.rules.foreign_grid import Book, Filled, Grid, address
from service.rules.foreign_header import names
from service.rules.scoring_layout import COUNT_SHEET, HIDDEN_SHEET, CountColumn, Part, count_columns, sheet_name
from service.rules.scoring_votes import Extra, Round, Tally, faults, item_faults

HEADER_WITHIN = 10  # rows from the top
WHOLE = re.compile(r"(\d+)(?:\.0+)?\s*[票张份]?")
DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
FIGURES = (Part.ISSUED, Part.RETURNED, Part.BLANK, Part.MULTIPLE, Part.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Counted:
    """What filled sheets say; with faults nothing may be kept."""

    round: Round  # with tallies and extras
    faults: tuple[str, ...]  # Chinese, each with its place
    silent: tuple[str, ...] = ()  # speakers about whom no group says anything


def round_of(book: Book) -> str:
    """The id of the round that a workbook was made for; "" where it is lost."""
    hidden = next((grid for grid in book.grids if grid.name == HIDDEN_SHEET), None)
    return hidden.rows[0][0] if hidden and hidden.rows else ""


def counted(book: Book, one: Round) -> Counted:
    """The tallies of a workbook for its round."""
    told: list[str] = []
    tallies: dict[tuple[int, int], Tally] = {}
    extras: dict[int, Extra] = {}
    for group in range(len(one.scheme.groups)):
        grid = _sheet(book, one, group)
        if grid is None:
            told.append(f"没有工作表“{sheet_name(one, group)}”，请用发下去的计票表填写")
            continue
        for row in _rows(grid, one, told):
            tally, extra = row.read(group, told)
            if tally and (tally.speaker, group) in tallies:
                told.append(f"{row.where(Part.NAME)}：{one.speakers[tally.speaker].label}重复出现")
            if tally:
                tallies[tally.speaker, group] = tally
                extras[tally.speaker] = extra if extra != Extra() else extras.get(tally.speaker, extra)
    silent = [place for place in range(len(one.speakers)) if not any(key[0] == place for key in tallies)]
    made = replace(
        one,
        tallies=tuple(tallies[key] for key in sorted(tallies)),
        extras=tuple(extras.get(place, Extra()) for place in range(len(one.speakers))),
    )
    return Counted(made, tuple(told), tuple(one.speakers[place].label for place in silent))


def _sheet(book: Book, one: Round, group: int) -> Grid | None:
    """The group's sheet by its name; a single group's may bear any that begins so."""
    named = {grid.name: grid for grid in book.grids}
    if sheet_name(one, group) in named:
        return named[sheet_name(one, group)]
    likely = [grid for grid in book.grids if grid.name.startswith(COUNT_SHEET)]
    return likely[0] if len(likely) == 1 == len(one.scheme.groups) else None


@dataclass(frozen=True, slots=True)
class _Row:
    """One speaker's row of a count sheet."""

    grid: Grid
    number: int
    places: Mapping[CountColumn, int]
    one: Round
    speaker: int

    def where(self, part: Part) -> str:
        """The sheet and the cell of a part, for people."""
        column = next((at for column, at in self.places.items() if column.part is part), 0)
        return f"“{self.grid.name}”{address(self.number, column)}"

    def read(self, group: int, told: list[str]) -> tuple[Tally | None, Extra]:
        """The tally, None where the row is blank, and the scores beside it."""
        filled = {column: self.grid.rows[self.number][at] for column, at in self.places.items()}
        extra = Extra(self._score(filled, Part.DAILY, told), self._score(filled, Part.BONUS, told) or Fraction(0))
        counts = {column: text for column, text in filled.items() if column.part in (*FIGURES, Part.LEVEL)}
        if not any(counts.values()):
            return None, extra
        before = len(told)
        tally = self._tally(group, {column: self._whole(column, text, told) for column, text in counts.items()})
        label = self.one.speakers[self.speaker].label
        if len(told) == before:  # sums say nothing where a figure could not be read
            wrong = (*faults(tally), *item_faults(tally, self.one.items))
            told.extend(f"{self.where(Part.NAME)}：{label}{fault}" for fault in wrong)
        return tally, extra

    def _tally(self, group: int, figures: Mapping[CountColumn, int]) -> Tally:
        by_part = {column.part: count for column, count in figures.items() if column.part in FIGURES}
        votes = {(column.item, column.level): n for column, n in figures.items() if column.part is Part.LEVEL}
        levels = range(len(self.one.scheme.levels))
        return Tally(
            speaker=self.speaker,
            group=group,
            issued=by_part.get(Part.ISSUED, 0),
            returned=by_part.get(Part.RETURNED, 0),
            blank=by_part.get(Part.BLANK, 0),
            multiple=by_part.get(Part.MULTIPLE, 0),
            unclear=by_part.get(Part.UNCLEAR, 0),
            overall=tuple(votes.get((None, level), 0) for level in levels),
            items=tuple(
                tuple(votes.get((item, level), 0) for level in levels) for item in range(len(self.one.items))
            ),
        )

    def _whole(self, column: CountColumn, text: str, told: list[str]) -> int:
        found = WHOLE.fullmatch(text) if text else None
        if text and found is None:
            place = f"“{self.grid.name}”{address(self.number, self.places[column])}"
            told.append(f"{place}：“{text}”不是票数，请填0以上的整数")
        return int(found[1]) if found else 0

    def _score(self, filled: Mapping[CountColumn, str], part: Part, told: list[str]) -> Fraction | None:
        text = next((text for column, text in filled.items() if column.part is part), "")
        if text and not DECIMAL.fullmatch(text):
            told.append(f"{self.where(part)}：“{text}”不是得分，请填数字")
        return Fraction(text) if DECIMAL.fullmatch(text) else None


def _rows(grid: Grid, one: Round, told: list[str]) -> Iterator[_Row]:
    """The rows with a speaker's name; names that nobody bears are told."""
    columns = count_columns(one)
    found = _header(grid, columns)
    if found is None:
        told.append(f"“{grid.name}”的表头认不出来，请用发下去的计票表填写")
        return
    last, places = found
    missing = [one.path for one in columns if one not in places and one.part not in (Part.VALID, Part.CHECK)]
    if missing:
        told.append(f"“{grid.name}”缺少列：{'、'.join(missing)}")
        return
    for number in range(last + 1, len(grid.rows)):
        name = grid.rows[number][places[columns[0]]]
        if not name:
            continue
        speaker = _speaker(one, name, grid.rows[number][places[columns[1]]])
        if speaker is None:
            told.append(f"“{grid.name}”{address(number, places[columns[0]])}：名单里没有“{name}”")
        else:
            yield _Row(grid, number, places, one, speaker)


def _header(grid: Grid, columns: Sequence[CountColumn]) -> tuple[int, dict[CountColumn, int]] | None:
    """The last row of the header and the place of each column, wherever somebody moved it."""
    filled = Filled(grid)
    for row in range(min(HEADER_WITHIN, len(grid.rows)) - 1):
        paths = {bare(name.replace("/", "")): place for place, name in enumerate(names(filled, (row, row + 1)))}
        places = {one: paths[key] for one in columns if (key := bare(one.group + one.title)) in paths}
        if columns[0] in places and columns[1] in places:
            return row + 1, places
    return None


def _speaker(one: Round, name: str, unit: str) -> int | None:
    """The speaker of this name; of several the one of this unit."""
    same = [place for place, speaker in enumerate(one.speakers) if bare(speaker.name) == bare(name)]
    exact = [place for place in same if bare(one.speakers[place].unit) == bare(unit)]
    return next(iter(exact or (same if len(same) == 1 else ())), None)
