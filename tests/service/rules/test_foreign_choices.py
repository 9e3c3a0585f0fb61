"""Choices of sheets and columns in a few characters."""

from __future__ import annotations

import pytest

from service.errors import BadRequest
from service.rules.foreign_choices import EVERY, choices_of, column_of
from service.rules.foreign_fields import Field
from service.rules.foreign_sheet import Choice


def test_columns_and_headers_are_chosen_by_sheet_or_for_all() -> None:
    assert choices_of(["C=具体问题", "台账!ab=不导入", "D=整改期限"], ["台账!3"]) == {
        EVERY: Choice(fields={2: Field.PROBLEM, 3: Field.DUE}),
        "台账": Choice(header=2, fields={27: None}),
    }
    assert [column_of(letters) for letters in ("A", "z", "AA")] == [0, 25, 26]


@pytest.mark.parametrize(
    ("columns", "headers", "told"),
    [
        pytest.param(["具体问题"], [], "请写成 列=内容", id="no column"),
        pytest.param(["C=天气"], [], "没有“天气”这种内容。可写：序号、", id="an unknown field"),
        pytest.param([], ["0"], "请写表头在第几行", id="row zero"),
    ],
)
def test_what_can_not_be_understood_is_repeated(columns: list[str], headers: list[str], told: str) -> None:
    with pytest.raises(BadRequest, match=told):
        choices_of(columns, headers)
