"""The work calendar (行事历) that a phone subscribes to: the tasks of a standard, and the days of open items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vRecur

from service.records import ChecklistRow, ClosureState
from service.rules.duties import ROLE, Task, check_role, people, tasks_of
from service.rules.paper_order import Order
from service.rules.wording import clip, phrase

WEEKLY = "每周"
TITLE = 60  # characters
REMIND = timedelta(days=-3)
DAY = timedelta(days=1)
ENDED = (ClosureState.CLOSED, ClosureState.LONG_TERM)


def work_calendar(order: Order) -> bytes:
    """Tasks on the first day of their months, every year; weekly ones on Mondays; days of open items with a reminder.

    Daily and standing tasks have no entry: a phone that rings every day is switched off.
    """
    calendar = Calendar()
    unit = order.checklists[0].organization if order.checklists else ""
    calendar.add("prodid", "-//shugai//work calendar//ZH")
    calendar.add("version", "2.0")
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-wr-calname", f"{unit}工作行事历")
    for event in (*_tasks(order), *_items(order)):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _tasks(order: Order) -> Iterator[Event]:
    if order.standard is None:
        return
    wanted = order.values.get(ROLE, "")
    year = order.basis.today.year
    tasks = tuple(tasks_of(order.standard))
    check_role(wanted, dict.fromkeys(name for task in tasks for name in people(task.owner)))
    for number, task in enumerate(tasks, 1):
        rule = _rule(task)
        if rule is not None and (not wanted or wanted in people(task.owner)):
            event = _event(order, f"{order.standard.id}-{task.code}-{number}", f"{task.task}（{task.owner}）")
            event.add("description", f"{task.code} {task.item}，{task.often}")
            start = date(year, min(task.months), 1) if task.months else _monday(date(year, 1, 1))
            event.add("dtstart", start)
            event.add("dtend", start + DAY)
            event.add("rrule", rule)
            yield event


def _rule(task: Task) -> vRecur | None:
    if task.months:
        return vRecur({"FREQ": "YEARLY", "BYMONTH": list(task.months), "BYMONTHDAY": 1})
    return vRecur({"FREQ": "WEEKLY", "BYDAY": "MO"}) if task.often == WEEKLY else None


def _monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _items(order: Order) -> Iterator[Event]:
    for checklist in order.checklists:
        for row in checklist.rows:
            if row.due and row.state not in ENDED:
                yield _item(order, row, row.due)


def _item(order: Order, row: ChecklistRow, due: date) -> Event:
    words = phrase(row.finding.summary or row.finding.place.quote)
    event = _event(order, row.finding.id, clip(f"整改到期：{words}", TITLE))
    event.add("description", f"{phrase(row.finding.place.quote)}；责任：{row.owners or row.lead or row.departments}")
    event.add("dtstart", due)
    event.add("dtend", due + DAY)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clip(words, TITLE))
    alarm.add("trigger", REMIND)
    event.add_component(alarm)
    return event


def _event(order: Order, key: str, summary: str) -> Event:
    event = Event()
    event.add("uid", f"{key}@shugai")
    event.add("dtstamp", datetime.combine(order.basis.today, datetime.min.time()))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    return event
