"""Proposes what each column of a foreign ledger holds, by its name and by what stands in it, with reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import mean

from extractors.lexicons import load
from service.rules.foreign_days import SERIAL, read_day
from service.rules.foreign_fields import SEVERAL, Field, Named, named, pattern, source_of, state_of
from service.rules.foreign_grid import Filled, letters
from service.rules.foreign_header import Header

SAMPLED = 200  # rows that are looked at
SHOWN = 3  # samples for people
MOSTLY, OFTEN = 0.7, 0.4  # shares of a column's cells
LONG = 12  # characters from which on a mean cell is a statement
SHORT = 8  # characters of a name, a state or a source
BY_CONTENT = 0.6  # a name says more
NEEDED = 0.55  # below this nothing is proposed
ANY_YEAR = 2024  # only whether a cell names a day counts here


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what its header says, what it is taken for and why; field None: kept in the text only."""

    place: int  # from 0
    header: str
    field: Field | None
    score: float
    reason: str
    samples: tuple[str, ...]
    filled: int  # cells with text below the header

    @property
    def letters(self) -> str:
        """As Excel names it."""
        return letters(self.place)


def guess(filled: Filled, header: Header, chosen: Mapping[int, Field | None] | None = None) -> tuple[Column, ...]:
    """A proposal for every column with a name or text; `chosen` by people goes before all guesses."""
    texts = [_texts(filled, header, column) for column in range(filled.grid.width)]
    fixed = dict(chosen or {})
    candidates = [
        (one, column)
        for column, cells in enumerate(texts)
        if column not in fixed
        for one in _candidates(header.names[column], cells)
    ]
    taken = _assigned(candidates, {field for field in fixed.values() if field})
    columns = (
        _column(column, header.names[column], cells, _why(column, taken, fixed, header.names[column]))
        for column, cells in enumerate(texts)
        if cells or header.names[column]
    )
    return tuple(columns)


def _texts(filled: Filled, header: Header, column: int) -> list[str]:
    """The texts below the header, each merged cell once."""
    rows = range(header.last + 1, len(filled.grid.rows))
    return [text for row in rows if (text := filled.grid.rows[row][column])]


def _candidates(header: str, cells: Sequence[str]) -> list[Named]:
    """What a column may be: by name, and by content where the name is silent or says something else."""
    by_name = list(named(header))
    seen = cells[:SAMPLED]
    if by_name and by_name[0].field is Field.PROGRESS and _share(seen, _is_state) >= MOSTLY:
        by_name.insert(0, Named(Field.STATE, by_name[0].score, "格内多为“已完成”“整改中”一类的字样"))
    if by_name and by_name[0].score >= BY_CONTENT:
        return by_name
    found = (Named(field, BY_CONTENT, reason) for field, reason, test in LOOKS if len(seen) > 1 and test(seen))
    return [*by_name, *found]


def _assigned(candidates: Sequence[tuple[Named, int]], used: set[Field]) -> dict[int, Named]:
    """The surest first; a field that a ledger has once goes to one column, the leftmost of equals."""
    taken: dict[int, Named] = {}
    for one, column in sorted(candidates, key=lambda pair: (-pair[0].score, pair[1])):
        if one.score < NEEDED or column in taken:
            continue
        if one.field not in used or one.field in SEVERAL:
            taken[column] = one
            used.add(one.field)
    return taken


def _why(
    column: int, taken: Mapping[int, Named], fixed: Mapping[int, Field | None], header: str
) -> tuple[Field | None, float, str]:
    if column in fixed:
        return fixed[column], 1.0, "人工指定"
    if column in taken:
        one = taken[column]
        return one.field, one.score, one.reason
    rivals = [other for other, one in taken.items() if named(header) and one.field is named(header)[0].field]
    if rivals:
        return None, 0.0, f"{letters(rivals[0])}列已作“{named(header)[0].field.chinese}”，本列只留在原文里"
    return None, 0.0, "认不出是什么，只留在原文里"


def _column(place: int, header: str, cells: Sequence[str], why: tuple[Field | None, float, str]) -> Column:
    field, score, reason = why
    samples = tuple(dict.fromkeys(cells))[:SHOWN]
    return Column(place, header, field, score, reason, samples, len(cells))


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_state(cell: str) -> bool:
    return state_of(cell) is not None and not cell.isdigit()


def _is_day(cell: str) -> bool:
    found = read_day(cell, ANY_YEAR)
    return len(cell) <= LONG and bool(found.day or (found.deadline.text and not found.fault))


def _numbers(cells: Sequence[str]) -> bool:
    """Counting up by one nearly everywhere."""
    numbers = [int(cell) for cell in cells if cell.isdigit() and not SERIAL.fullmatch(cell)]
    steps = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    return len(numbers) >= MOSTLY * len(cells) and steps >= MOSTLY * (len(numbers) - 1)


def _mostly(test: Callable[[str], bool]) -> Callable[[Sequence[str]], bool]:
    return lambda cells: _share(cells, test) >= MOSTLY


def _statements(look: str, share: float) -> Callable[[Sequence[str]], bool]:
    telling = pattern(look)

    def test(cells: Sequence[str]) -> bool:
        return mean(map(len, cells)) >= LONG and _share(cells, lambda cell: bool(telling.search(cell))) >= share

    return test


def _is_office(cell: str) -> bool:
    return len(cell) <= 2 * SHORT and bool(pattern("office").search(cell))


def _is_source(cell: str) -> bool:
    return len(cell) <= SHORT and source_of(cell) is not None


@cache
def surnames() -> frozenset[str]:
    """Single characters that begin a personal name."""
    return frozenset(load("surnames")["single"])


def _is_name(cell: str) -> bool:
    parts = [part for part in cell.replace("，", "、").replace(" ", "、").split("、") if part]
    return bool(parts) and all(len(part) in (2, 3, 4) and part.isalpha() and part[0] in surnames() for part in parts)


LOOKS: tuple[tuple[Field, str, Callable[[Sequence[str]], bool]], ...] = (
    (Field.NUMBER, "格内是顺着数的序号", _numbers),
    (Field.STATE, "格内多为“已完成”“整改中”一类的字样", _mostly(_is_state)),
    (Field.DUE, "格内多为日期或“立行立改”“长期坚持”", _mostly(_is_day)),
    (Field.SOURCE, "格内多为“巡察”“自查”一类的来源", _mostly(_is_source)),
    (Field.OWNER, "格内多为人名", _mostly(_is_name)),
    (Field.DEPARTMENT, "格内多为部门或单位名称", _mostly(_is_office)),
    (Field.PROGRESS, "格内多为已做的事", _statements("progress", MOSTLY)),
    (Field.PROBLEM, "格内是较长的话，多有“不够”“没有”一类的字样", _statements("problem", OFTEN)),
    (Field.MEASURE, "格内是较长的话，多有“制定”“组织”一类的字样", _statements("measure", OFTEN)),
)
