"""The outcome of a round of assessment (测评结果): scores, grades, ranks, who is to be talked to; what papers print."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from service.rules.rates import percent
from service.rules.scoring import Scored, Votes, scored, votes_of
from service.rules.scoring_grades import EMPTY, Graded, grades, ranks, shown
from service.rules.scoring_votes import Round, Speaker

NO_VOTES = "没有有效票，不评定等次"


@dataclass(frozen=True, slots=True)
class Standing:
    """One speaker's outcome."""

    speaker: Speaker
    rank: int | None  # None without a score
    score: Fraction | None  # exact
    score_text: str  # two decimals, — without votes
    grade: str  # 好 较好 一般 差, or 优秀 合格 …; "" without votes
    best_share: str  # votes for the best level of the valid ones: 66.67%
    issued: int
    returned: int
    valid: int
    votes: tuple[int, ...]  # by Assessment.levels
    is_to_talk: bool  # below the line of the talk list
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """A round's outcome, best first, those without votes last."""

    organization: str
    year: int
    meeting: str
    scheme_name: str
    formula: str
    levels: tuple[str, ...]
    standings: tuple[Standing, ...]
    grade_counts: tuple[tuple[str, int], ...]  # in the scheme's order, zeros too
    issued: int  # ballots, over all speakers and groups
    returned: int
    valid: int
    average_text: str  # mean of the scores
    talk_line: str  # "80", "" where there is no such list

    @property
    def talks(self) -> tuple[Standing, ...]:
        """Those below the line, who are to be talked to."""
        return tuple(one for one in self.standings if one.is_to_talk)

    def with_grade(self, grade: str) -> tuple[Standing, ...]:
        """Those with a grade, in order of rank."""
        return tuple(one for one in self.standings if one.grade == grade)


def assessment(one: Round) -> Assessment:
    """What came out of a round whose counts are in."""
    votes = [votes_of(one, place) for place in range(len(one.speakers))]
    results = [scored(each) for each in votes]
    scores = [result.value for result in results]
    placed = zip(one.speakers, votes, results, ranks(scores), grades(scores, votes, one.scheme), strict=True)
    standings = sorted((_standing(one, *each) for each in placed), key=_order)
    told = [score for score in scores if score is not None]
    counted = Counter(each.grade for each in standings)
    talk = one.scheme.talk_below
    return Assessment(
        organization=one.organization,
        year=one.year,
        meeting=one.meeting,
        scheme_name=one.scheme.name,
        formula=one.scheme.formula,
        levels=tuple(level.name for level in one.scheme.levels),
        standings=tuple(standings),
        grade_counts=tuple((grade, counted[grade]) for grade in one.scheme.grades),
        issued=sum(each.issued for each in standings),
        returned=sum(each.returned for each in standings),
        valid=sum(each.valid for each in standings),
        average_text=shown(sum(told, Fraction(0)) / len(told), one.scheme) if told else EMPTY,
        talk_line="" if talk is None else f"{float(talk):g}",
    )


def _order(standing: Standing) -> tuple[bool, int]:
    return standing.rank is None, standing.rank or 0


def _standing(
    one: Round, speaker: Speaker, votes: Votes, result: Scored, rank: int | None, graded: Graded
) -> Standing:
    talk, score = one.scheme.talk_below, result.value
    notes = (*result.notes, graded.note, "" if votes.valid else NO_VOTES)
    return Standing(
        speaker=speaker,
        rank=rank,
        score=score,
        score_text=shown(score, one.scheme),
        grade=graded.grade,
        best_share=percent(votes.overall[0], votes.valid),
        issued=sum(tally.issued for tally in votes.tallies),
        returned=sum(tally.returned for tally in votes.tallies),
        valid=votes.valid,
        votes=votes.overall,
        is_to_talk=score is not None and talk is not None and score < talk,
        notes=tuple(filter(None, notes)),
    )
