"""Votes as they were counted: a round of assessment, its speakers, and one tally a speaker and group of voters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from service.rules.scoring_scheme import Scheme

ZERO = Fraction(0)
OVERALL = "总体评价"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is assessed: a secretary who reports, or a party member."""

    name: str
    unit: str = ""

    @property
    def label(self) -> str:
        """For messages."""
        return f"{self.name}（{self.unit}）" if self.unit else self.name


@dataclass(frozen=True, slots=True)
class Tally:
    """The ballots of one group of voters about one speaker."""

    speaker: int  # place in Round.speakers
    group: int  # place in Scheme.groups
    issued: int = 0  # 发出
    returned: int = 0  # 收回
    blank: int = 0  # 空白
    multiple: int = 0  # 多选
    unclear: int = 0  # 无法辨认
    overall: tuple[int, ...] = ()  # votes by level
    items: tuple[tuple[int, ...], ...] = ()  # by item, by level

    @property
    def valid(self) -> int:
        """有效票 = 收回 - 空白 - 多选 - 无法辨认."""
        return self.returned - self.blank - self.multiple - self.unclear


@dataclass(frozen=True, slots=True)
class Extra:
    """What a composite score needs besides votes."""

    daily: Fraction | None = None  # 日常考核得分
    bonus: Fraction = ZERO  # 加减分


@dataclass(frozen=True, slots=True)
class Round:
    """One assessment: which meeting, who spoke, how it is scored, what was counted."""

    id: str
    organization: str  # who assesses
    year: int
    meeting: str
    scheme: Scheme  # as it was when the round began
    speakers: tuple[Speaker, ...]
    items: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()  # () until counts came in
    extras: tuple[Extra, ...] = ()  # by speaker, for composite scores


def faults(tally: Tally) -> Iterator[str]:
    """Why the figures of a tally can't be right, for people; nothing where they fit."""
    figures = (tally.issued, tally.returned, tally.blank, tally.multiple, tally.unclear, *tally.overall)
    if min((*figures, *(count for item in tally.items for count in item))) < 0:
        yield "票数不能是负数"
    if tally.returned > tally.issued:
        yield f"收回{tally.returned}票，多于发出的{tally.issued}票"
    if tally.valid < 0:
        yield f"空白、多选、无法辨认合计{tally.returned - tally.valid}票，多于收回的{tally.returned}票"
    elif sum(tally.overall) != tally.valid:
        yield f"“{OVERALL}”各等次合计{sum(tally.overall)}票，有效票是{tally.valid}票"


def item_faults(tally: Tally, items: tuple[str, ...]) -> Iterator[str]:
    """Items on which more votes were counted than are valid; fewer are voters who left the item out."""
    for name, counts in zip(items, tally.items, strict=False):
        if sum(counts) > tally.valid >= 0:
            yield f"“{name}”各等次合计{sum(counts)}票，多于有效票{tally.valid}票"
