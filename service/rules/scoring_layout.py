"""Columns of a count sheet (计票表): the same list writes the empty sheet and understands the filled one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.rules.scoring_scheme import Method
from service.rules.scoring_votes import OVERALL, Round

COUNT_SHEET = "计票"  # a count sheet's name begins so
HIDDEN_SHEET = "测评编号"
BALLOT_SHEET = "测评表"
CELL_LIMIT = 31  # characters of a sheet's name
ABOUT, BALLOTS, MORE = "述职人", "票数", "其他得分"  # groups of columns


class Part(StrEnum):
    """What a column counts."""

    NAME = "name"
    UNIT = "unit"
    ISSUED = "issued"
    RETURNED = "returned"
    BLANK = "blank"
    MULTIPLE = "multiple"
    UNCLEAR = "unclear"
    VALID = "valid"  # computed
    LEVEL = "level"  # votes for a level of the overall question or of an item
    CHECK = "check"  # computed
    DAILY = "daily"
    BONUS = "bonus"


@dataclass(frozen=True, slots=True)
class CountColumn:
    """One column: what it counts, under which group of columns."""

    part: Part
    group: str
    title: str
    item: int | None = None  # place in Round.items; None: the overall question
    level: int = 0

    @property
    def path(self) -> str:
        """Group and title, as the reader of headers joins them."""
        return f"{self.group}/{self.title}"


def count_columns(one: Round) -> tuple[CountColumn, ...]:
    """The columns of every count sheet of a round."""
    about = (CountColumn(Part.NAME, ABOUT, "姓名"), CountColumn(Part.UNIT, ABOUT, "单位"))
    parts = (Part.ISSUED, Part.RETURNED, Part.BLANK, Part.MULTIPLE, Part.UNCLEAR, Part.VALID)
    titles = ("发出", "收回", "空白", "多选", "无法辨认", "有效票")
    ballots = tuple(CountColumn(part, BALLOTS, title) for part, title in zip(parts, titles, strict=True))
    questions = ((None, OVERALL), *enumerate(one.items))
    votes = tuple(
        CountColumn(Part.LEVEL, name, level.name, item, place)
        for item, name in questions
        for place, level in enumerate(one.scheme.levels)
    )
    return (*about, *ballots, *votes, CountColumn(Part.CHECK, "核对", "票数"), *_extras(one))


def sheet_name(one: Round, group: int) -> str:
    """The name of a group's count sheet."""
    unfit = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
    return f"{COUNT_SHEET}_{one.scheme.groups[group].name}".translate(unfit)[:CELL_LIMIT]


def _extras(one: Round) -> tuple[CountColumn, ...]:
    if one.scheme.method is not Method.COMPOSITE:
        return ()
    return CountColumn(Part.DAILY, MORE, "日常考核"), CountColumn(Part.BONUS, MORE, "加减分")
