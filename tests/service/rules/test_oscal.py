"""The OSCAL document: every problem once, every reference leads somewhere, nothing is empty."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from service.rules.checklist import checklists
from service.rules.entries import Entry
from service.rules.oscal import poam
from tests.service.factories import basis, series

DAY = date(2026, 1, 5)
reports, chains = series("u1", "u2")
LISTS = checklists(reports, chains, basis())
FIRST = LISTS[0].rows[0].finding.id
WROTE = Entry("r", FIRST, 1, {"progress": "已开会研究"}, "王办", datetime(2026, 1, 4, tzinfo=UTC))
MADE = poam(LISTS, [WROTE], DAY)["plan-of-action-and-milestones"]


def values(node: Any, key: str) -> Iterator[Any]:
    """Every value of this key, however deep."""
    for name, value in node.items() if isinstance(node, dict) else ():
        if name == key:
            yield value
        yield from values(value, key)
    for value in node if isinstance(node, list) else ():
        yield from values(value, key)


def everything(node: Any) -> Iterator[Any]:
    yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from everything(value)


def test_every_problem_is_an_item_with_its_observation_and_risk() -> None:
    count = sum(len(one.rows) + len(one.unmentioned) for one in LISTS)
    assert len(MADE["poam-items"]) == len(MADE["observations"]) == len(MADE["risks"]) == count
    assert {one["description"] for one in MADE["poam-items"]} >= {row.finding.place.quote for row in LISTS[0].rows}


def test_identifiers_are_unique_and_references_lead_somewhere() -> None:
    ids = list(values(MADE, "uuid"))
    assert len(ids) == len(set(ids))
    referred = {*values(MADE, "observation-uuid"), *values(MADE, "risk-uuid"), *values(MADE, "subject-uuid")}
    referred |= {*values(MADE, "party-uuid"), *(one for many in values(MADE, "party-uuids") for one in many)}
    assert referred <= set(ids)


def test_nothing_is_empty() -> None:
    assert all(one not in ([], {}, "", None) for one in everything(MADE))


def test_what_people_wrote_is_the_log() -> None:
    risk = next(one for one in MADE["risks"] if "risk-log" in one)
    assert risk["risk-log"]["entries"][-1]["description"] == "progress：已开会研究"


def test_the_same_data_give_the_same_identifiers() -> None:
    assert poam(LISTS, [WROTE], DAY)["plan-of-action-and-milestones"] == MADE


def test_nothing_open_is_said() -> None:
    assert poam((), (), DAY)["plan-of-action-and-milestones"]["poam-items"][0]["title"] == "没有待整改的问题"
