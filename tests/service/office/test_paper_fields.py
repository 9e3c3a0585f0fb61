"""Every field that a paper must have by the rules of rectification and of meetings stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from service.office.papers import Paper, Scope, paper, papers, render
from service.records import ClosureState
from service.rules.paper_data import data_of
from service.rules.paper_order import Order
from tests.service.factories import PARTY, basis, with_rows

DAY = date(2024, 2, 1)
FIELDS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("paper_fields.yaml").read_text(encoding="utf-8"))
KNOWN = ("红头", "岗位", "机关代字")  # that are no free words
MARKS = {
    "字号": "〔2024〕____号",
    "主送": "> ",
    "落款": "@seal",
    "回执": "@line",
}  # fields that stand there by their place


def test_every_paper_has_its_fields_told() -> None:
    assert FIELDS.keys() == {one.kind for one in papers()}


@pytest.mark.parametrize("kind", FIELDS)
def test_all_fields_that_a_paper_must_have_stand_in_it(kind: str) -> None:
    one = paper(kind)
    text = render(one.template, {one.data: data_of(one.data, order(one))})
    wanted = [MARKS.get(word, word) for word in map(str, FIELDS[kind])]
    assert [word for word in wanted if word not in text] == []


def order(one: Paper) -> Order:
    """All items of one organization, or of two, with every blank filled with its own name."""
    made = with_rows(3)
    done = replace(made.rows[0], state=ClosureState.CLOSED, progress="已经改好")
    made = replace(made, rows=(done, *made.rows[1:]))
    lists = (made, replace(made, organization="第二小学党支部")) if one.scope is Scope.ALL else (made,)
    values = {name: name for name in one.ask if name not in KNOWN}
    rows = tuple(row.number for row in made.rows)
    return Order(lists, basis(DAY), PARTY, rows, values=values, about=one.about, series=one.series)
