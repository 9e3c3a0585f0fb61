"""Papers of a meeting: enough people, votes carried, and what each unit reports."""

from dataclasses import replace

import pytest

from service.rules.checklist import checklists
from service.rules.meeting import Meeting, meeting
from service.rules.paper_order import Order
from tests.service.factories import PARTY, basis, checklist, series

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
