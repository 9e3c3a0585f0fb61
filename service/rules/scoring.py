"""Scores from votes by each method, exactly; None where there is no vote to score by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from service.rules.scoring_scheme import Level, Method, Scheme
from service.rules.scoring_votes import Extra, Round, Tally

HUNDRED = Fraction(100)
NOTHING = Extra()


@dataclass(frozen=True, slots=True)
class Votes:
    """All that one speaker is scored by."""

    scheme: Scheme
    tallies: tuple[Tally, ...]  # one a group, in the scheme's order as far as they came in
    extra: Extra = NOTHING

    @property
    def overall(self) -> tuple[int, ...]:
        """Votes by level over all groups."""
        return summed([tally.overall for tally in self.tallies], len(self.scheme.levels))

    @property
    def valid(self) -> int:
        """Valid ballots over all groups."""
        return sum(tally.valid for tally in self.tallies)


@dataclass(frozen=True, slots=True)
class Scored:
    """A score and what has to be said about it."""

    value: Fraction | None
    notes: tuple[str, ...] = ()


def scored(votes: Votes) -> Scored:
    """The score of 0 to 100 by the scheme's method."""
    return METHODS[votes.scheme.method](votes)


def votes_of(one: Round, speaker: int) -> Votes:
    """The votes about a speaker of a round."""
    tallies = tuple(tally for tally in one.tallies if tally.speaker == speaker)
    extra = one.extras[speaker] if speaker < len(one.extras) else NOTHING
    return Votes(one.scheme, tallies, extra)


def summed(counts: Iterable[Sequence[int]], length: int) -> tuple[int, ...]:
    """Counts of several groups added level by level."""
    rows = [row for row in counts if row]
    return tuple(sum(row[place] for row in rows) for place in range(length))


def average(levels: Sequence[Level], counts: Sequence[int]) -> Fraction | None:
    """The mean points of the votes that count; None without such a vote."""
    told = [(level.points, count) for level, count in zip(levels, counts, strict=True) if level.points is not None]
    number = sum(count for _, count in told)
    return sum((points * count for points, count in told), Fraction(0)) / number if number else None


def _average(votes: Votes) -> Scored:
    return Scored(average(votes.scheme.levels, votes.overall))


def _share(votes: Votes) -> Scored:
    names = [level.name for level in votes.scheme.levels]
    good = sum(votes.overall[names.index(name)] for name in votes.scheme.good)
    return Scored(HUNDRED * good / votes.valid if votes.valid else None)


def _items(votes: Votes) -> Scored:
    """The sum of the items' means; an item that nobody ticked leaves the sum without meaning."""
    scheme = votes.scheme
    total = Fraction(0)
    for place, name in enumerate(scheme.items):
        counts = [tally.items[place] for tally in votes.tallies if place < len(tally.items)]
        mean = average(scheme.levels, summed(counts, len(scheme.levels)))
        if mean is None:
            return Scored(None, (f"分项“{name}”没有票，不能计算总分",) if votes.valid else ())
        total += mean
    return Scored(total)


def _layered(votes: Votes) -> Scored:
    """The groups' means by weight; a group without votes leaves its weight to the others, in proportion."""
    groups = votes.scheme.groups
    means = {tally.group: average(votes.scheme.levels, tally.overall) for tally in votes.tallies if tally.overall}
    told = {group: mean for group, mean in means.items() if mean is not None}
    if not told:
        return Scored(None)
    weight = sum((groups[group].weight for group in told), Fraction(0))
    value = sum((groups[group].weight * mean for group, mean in told.items()), Fraction(0)) / weight
    silent = [group.name for place, group in enumerate(groups) if place not in told]
    note = f"{'、'.join(silent)}没有可计的票，权重由其余类别按比例分担"
    return Scored(value, (note,) if silent else ())


def _composite(votes: Votes) -> Scored:
    """Daily work, the votes on the spot, and points added or taken off; it needs both parts."""
    parts, onsite = votes.scheme.parts, average(votes.scheme.levels, votes.overall)
    if parts is None or onsite is None:
        return Scored(None)
    if votes.extra.daily is None:
        return Scored(None, ("缺日常考核得分，不能计算综合分",))
    value = parts.daily * votes.extra.daily + parts.onsite * onsite + votes.extra.bonus
    held = min(max(value, Fraction(0)), parts.cap)
    return Scored(held, () if held == value else (f"加减分后超出 0 至 {parts.cap} 分，按上下限计",))


def _majority(votes: Votes) -> Scored:
    return Scored(HUNDRED * votes.overall[0] / votes.valid if votes.valid else None)


METHODS: dict[Method, Callable[[Votes], Scored]] = {
    Method.AVERAGE: _average,
    Method.SHARE: _share,
    Method.ITEMS: _items,
    Method.LAYERED: _layered,
    Method.COMPOSITE: _composite,
    Method.MAJORITY: _majority,
}
