"""The assessment of those who speak at a meeting: the round that it is, and its figures beside each speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.rules.agenda import Agenda, Speaker
from service.rules.assessment import Assessment, Standing, assessment
from service.rules.scoring_votes import Round


def assessment_of(rounds: Iterable[Round], made: Agenda, host: str) -> Assessment | None:
    """The newest counted round of the year in which one of the speakers was assessed; the host's own goes first."""
    counted = [one for one in rounds if one.tallies and str(one.year) == made.year]
    for one in sorted(counted, key=lambda one: one.organization != host):
        found = assessment(one)
        if any(_of(found.standings, speaker) for speaker in made.speakers):
            return found
    return None


def with_scores(made: Agenda, found: Assessment) -> Agenda:
    """The agenda with the score, the share of the best votes and the grade of each who was assessed."""
    return replace(made, speakers=tuple(_scored(speaker, _of(found.standings, speaker)) for speaker in made.speakers))


def outcome_text(found: Assessment) -> str:
    """The round in two sentences: ballots and mean, and how many got each grade."""
    grades = "，".join(f"“{grade}”的{count}人" for grade, count in found.grade_counts)
    return (
        f"测评共发出测评票{found.issued}张，收回{found.returned}张，有效{found.valid}张；"
        f"得分按“{found.scheme_name}”计算，平均{found.average_text}分。评为{grades}。"
    )


def _scored(speaker: Speaker, got: Standing | None) -> Speaker:
    return replace(speaker, score=got.score_text, best_share=got.best_share, grade=got.grade) if got else speaker


def _of(standings: Sequence[Standing], speaker: Speaker) -> Standing | None:
    """By name, else by the organization's."""
    by_name = (one for one in standings if one.speaker.name == speaker.reporter)
    by_unit = (one for one in standings if one.speaker.unit and one.speaker.unit == speaker.organization)
    return next(by_name, None) or next(by_unit, None)
