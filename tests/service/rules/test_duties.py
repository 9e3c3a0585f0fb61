"""A standard's duties: figures in words, roles, months, and the calendar that a phone reads."""

from dataclasses import replace

import icalendar
import pytest

from extractors.standards import find
from service.errors import NotFound
from service.rules.duties import duties
from service.rules.metric_words import metric_words
from service.rules.paper_order import Order
from service.rules.work_calendar import work_calendar
from tests.service.factories import PARTY, basis, checklist

SAFETY = find("school-safety")
ORDER = Order((checklist("u1"),), basis(), PARTY)


@pytest.mark.parametrize(
    ("metric", "words"),
    [
        ("A1-M1", "书记校长沟通：每周不少于1次"),
        ("A1-M3", "党建内容写入章程：应当"),
        ("A2-M3", "第一议题学习：每次100%"),
        ("A4-M2", "讨论干部任免时到会率：每次不少于2/3"),
    ],
)
def test_a_figure_reads_as_a_person_would_say_it(metric: str, words: str) -> None:
    found = next(one for item in PARTY.items for one in item.metrics if one.id == metric)
    assert metric_words(found) == words


@pytest.mark.parametrize("standard", [PARTY, SAFETY], ids=["party", "safety"])
def test_every_item_stands_in_the_papers_of_any_standard(standard: object) -> None:
    made = duties(replace(ORDER, standard=standard, checklists=()))
    assert [duty.code for duty in made.duties] == [item.code for item in standard.items]
    assert made.weight == 100
    named = {duty.code for role in made.roles for duty in role.duties}
    assert named == {duty.code for duty in made.duties}


def test_one_role_is_made_alone_and_an_unknown_one_is_told() -> None:
    made = duties(replace(ORDER, values={"岗位": "组织委员"}))
    assert [role.name for role in made.roles] == ["组织委员"]
    assert all("组织委员" in duty.role for duty in made.roles[0].duties)
    with pytest.raises(NotFound, match="没有“门卫”这个岗位"):
        duties(replace(ORDER, values={"岗位": "门卫"}))


def test_a_month_lists_its_tasks_and_standing_ones_stand_apart() -> None:
    made = duties(ORDER)
    assert "七一书记讲党课" in {task.task for task in made.months[6].tasks}
    assert all(not task.months for task in made.always)
    assert sum(len(duty.tasks) for duty in made.duties) == len(
        {id(task) for month in made.months for task in month.tasks} | {id(task) for task in made.always}
    )


def test_open_problems_stand_under_their_item() -> None:
    made = duties(ORDER)
    rows = (*ORDER.checklist.rows, *ORDER.checklist.unmentioned)
    assert sum(len(duty.open) for duty in made.duties) == sum(bool(row.item_code) for row in rows)


def test_the_calendar_holds_tasks_every_year_and_due_days_with_a_reminder() -> None:
    calendar = icalendar.Calendar.from_ical(work_calendar(ORDER))
    events = calendar.walk("VEVENT")
    assert len({str(event["uid"]) for event in events}) == len(events)
    yearly = next(event for event in events if str(event["summary"]).startswith("七一书记讲党课"))
    assert yearly["rrule"]["BYMONTH"] == [7]
    due = [event for event in events if str(event["summary"]).startswith("整改到期")]
    assert len(due) == sum(bool(row.due) and row.state.value != "long_term_tracking" for row in ORDER.checklist.rows)
    assert all(event.walk("VALARM") for event in due)


def test_a_role_subscribes_to_its_own_tasks() -> None:
    data = work_calendar(Order((), basis(), PARTY, values={"岗位": "校长"}))
    assert {str(event["summary"]) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")} == {
        "校长向党组织报告工作（校长）"
    }
