"""Papers of a meeting: enough people, votes carried, and what each unit reports."""

from dataclasses import replace
from pathlib import Path

import pytest

from service.actions.schemes_in_use import schemes_in_use
from service.rules.checklist import checklists
from service.rules.meeting import Meeting, meeting
from service.rules.paper_order import Order
from service.rules.scoring_votes import Round, Speaker, Tally
from service.settings import Settings
from tests.service.factories import PARTY, basis, checklist, series

SCHEME = schemes_in_use(Settings(data=Path("nowhere"))).find("S1")
ORDER = Order((checklist("u1"),), basis(), PARTY)


def came(**values: str) -> Meeting:
    return meeting(replace(ORDER, values=values))


@pytest.mark.parametrize(
    ("expected", "present", "met"),
    [("21", "14", True), ("21", "13", False), ("6", "4", True), ("3人", "2人", True)],
    ids=["14of21", "13of21", "4of6", "2of3"],
)
def test_two_thirds_are_exact(expected: str, present: str, *, met: bool) -> None:
    text = came(应到人数=expected, 实到人数=present).quorum("two_thirds")
    assert ("不符合" not in text) is met
    assert ("不得开会表决" in text) is not met


def test_more_than_half_is_more_than_half() -> None:
    assert "不符合" in came(应到人数="10", 实到人数="5").quorum("half", strictly=True)
    assert "不符合" not in came(应到人数="10", 实到人数="6").quorum("half", strictly=True)


def test_a_vote_counts_all_who_may_vote() -> None:
    assert came(有表决权人数="20", 赞成票="10").vote().endswith("没有通过")
    assert came(有表决权人数="20", 赞成票="11").vote().endswith("赞成11票，通过")
    assert "为通过" in came().vote()


def test_numbers_not_told_leave_what_is_needed() -> None:
    assert came(应到人数="______").quorum("two_thirds") == "到会人数应当不少于应到人数的三分之二，开会前核对"


def test_a_meeting_of_all_holds_every_speaking_unit_in_order() -> None:
    reports, chains = series("u1", "u2", "u3")
    lists = checklists(reports, chains, basis())
    made = meeting(Order(lists, basis(), PARTY))
    assert [one.organization for one in made.dossiers] == [one.organization for one in made.agenda.speakers]
    assert made.total == sum(len(one.rows) for one in lists)


def assessed(year: int, *speakers: Speaker, tallied: bool = True) -> Round:
    tallies = tuple(Tally(place, 0, issued=20, returned=20, overall=(12, 5, 2, 1)) for place in range(len(speakers)))
    return Round("r", "区教育工委", year, "述职评议会", SCHEME, speakers, (), tallies if tallied else ())


def test_the_assessment_of_the_year_stands_beside_its_speakers() -> None:
    (speaker,) = meeting(ORDER).agenda.speakers
    year = int(meeting(ORDER).year)
    others = Speaker("别人", "别处")
    by_name = meeting(replace(ORDER, rounds=(assessed(year, others), assessed(year, Speaker(speaker.reporter)))))
    by_unit = meeting(replace(ORDER, rounds=(assessed(year, Speaker("新书记", speaker.organization)),)))
    for made in (by_name, by_unit):
        (got,) = made.agenda.speakers
        assert (got.score, got.best_share, got.grade) == ("87.75", "60.00%", "较好")
        assert "有效20张" in made.assessed


def test_no_figures_stand_where_none_were_counted() -> None:
    (speaker,) = meeting(ORDER).agenda.speakers
    year = int(meeting(ORDER).year)
    mine = Speaker(speaker.reporter)
    for one in (assessed(year - 1, mine), assessed(year, mine, tallied=False), assessed(year, Speaker("别人", "别处"))):
        made = meeting(replace(ORDER, rounds=(one,)))
        assert (made.assessed, made.talks, made.agenda.speakers[0].score) == ("", (), "")
