"""Grades and ranks from scores: lines, the most that may get the best grade, ties, and scores as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from service.rules.scoring import Votes
from service.rules.scoring_scheme import Method, Scheme

CENT = Decimal("0.01")
EMPTY = "—"
UNGRADED = ""


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade, "" without votes, and why it is not the one that the score alone would give."""

    grade: str
    note: str = ""


def ranks(scores: Sequence[Fraction | None]) -> tuple[int | None, ...]:
    """Places from 1 by exact score; equal scores share a place and the next one is left out (1, 2, 2, 4)."""
    return tuple(
        None if score is None else 1 + sum(other is not None and other > score for other in scores) for score in scores
    )


def shown(score: Fraction | None, scheme: Scheme) -> str:
    """Two decimals, half up; rounding never lifts a score over a line that it does not reach."""
    if score is None:
        return EMPTY
    value = rounded(score)
    lines = [line.at for line in scheme.lines] + [Fraction(100)]
    lines += [scheme.talk_below] if scheme.talk_below is not None else []
    crossed = [line for line in lines if score < line <= Fraction(value)]
    return f"{value - CENT if crossed else value}"


def rounded(score: Fraction) -> Decimal:
    """Two decimals, half up, counted in whole hundredths so that no digit is lost on the way."""
    hundredths = (200 * score.numerator + score.denominator) // (2 * score.denominator)
    return Decimal(hundredths) * CENT


def grades(scores: Sequence[Fraction | None], votes: Sequence[Votes], scheme: Scheme) -> tuple[Graded, ...]:
    """The grade of each speaker, with no more best ones than the scheme allows."""
    made = [_grade(score, one, scheme) for score, one in zip(scores, votes, strict=True)]
    allowed = most_best(sum(score is not None for score in scores), scheme)
    best, second = scheme.grades[0], scheme.grades[1]
    tops = [score for score, grade in zip(scores, made, strict=True) if grade == best and score is not None]
    if allowed is None or len(tops) <= allowed:
        return tuple(map(Graded, made))
    return tuple(
        Graded(second, _lowered(score, tops, (best, allowed)))
        if grade == best and score is not None and sum(other >= score for other in tops) > allowed
        else Graded(grade)
        for score, grade in zip(scores, made, strict=True)
    )


def most_best(number: int, scheme: Scheme) -> int | None:
    """How many of so many speakers may get the best grade, rounded down; None where nothing limits them."""
    if scheme.best is None or number < scheme.best.least:
        return None
    share = scheme.best.share * number
    return share.numerator // share.denominator


def _grade(score: Fraction | None, votes: Votes, scheme: Scheme) -> str:
    if score is None:
        return UNGRADED
    if scheme.method is Method.MAJORITY:
        return _by_majority(votes)
    return next(line.grade for line in scheme.lines if max(score, Fraction(0)) >= line.at)


def _by_majority(votes: Votes) -> str:
    """The best level that, together with those above it, has more than half of the counted votes."""
    pairs = zip(votes.scheme.levels, votes.overall, strict=True)
    told = [(level.name, count) for level, count in pairs if level.points is not None]
    number, reached = sum(count for _, count in told), 0
    for name, count in told:
        reached += count
        if 2 * reached > number:
            return name
    return UNGRADED


def _lowered(score: Fraction, tops: Sequence[Fraction], limit: tuple[str, int]) -> str:
    best, allowed = limit
    better = sum(other > score for other in tops)
    tied = sum(other == score for other in tops)
    if better < allowed and tied > 1:
        return f"{tied}人同分，全部评为“{best}”会超过上限{allowed}人，请会议研究确定"
    return f"得分已达“{best}”，因上限{allowed}人按名次调整"
