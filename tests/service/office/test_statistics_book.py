"""The statistics workbook: counts agree with the rows, rates are the example's, charts are native."""

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from service.office.statistics_book import statistics_book
from service.records import ClosureState
from service.rules.checklist import checklists
from service.rules.rates import Counts, rates
from service.rules.statistics import statistics
from tests.service.factories import basis, series

TODAY = date(2025, 3, 1)
reports, chains = series("u1", "u2", "u3")
LISTS = checklists(reports, chains, basis())


def test_every_side_counts_every_row_once() -> None:
    found = statistics(LISTS, TODAY)
    total = sum(len(one.rows) for one in LISTS)
    assert {sum(line.total for line in side.lines) for side in found.sides} == {total}
    assert sum(sum(counts) for _, counts in found.heat.rows) == total


def test_closed_rows_are_done_and_not_overdue() -> None:
    rows = tuple(replace(row, state=ClosureState.CLOSED) for row in LISTS[0].rows)
    found = statistics((replace(LISTS[0], rows=rows),), TODAY)
    line = found.sides[0].lines[0]
    assert (line.done, line.overdue) == (line.total, 0)
    assert found.rates[0].text == "100.00%"


def test_the_known_example_is_exact() -> None:
    shown = {rate.code: rate.text for rate in rates(Counts(total=697, done=688, basically_done=4))}
    assert (shown["R1"], shown["R2"]) == ("98.71%", "99.28%")


def test_years_tell_new_problems_from_old_ones() -> None:
    years = statistics(LISTS, TODAY).years
    assert years[0].again == 0
    assert sum(line.total for line in years) == sum(len(chain.members) for one in LISTS for chain in one.chains)
    assert any(line.again for line in years[1:])


def test_the_book_has_native_charts_and_a_heat_map() -> None:
    book = load_workbook(io.BytesIO(statistics_book(statistics(LISTS, TODAY), TODAY)))
    assert book.sheetnames[:3] == ["整改率", "按单位", "按方面"]
    assert len(book["按单位"]._charts) == 1
    assert len(book["按年度"]._charts) == 1
    assert book["热力图"].conditional_formatting
    assert book["整改率"]["C4"].value == "已完成÷总数"


def test_a_name_is_never_a_formula() -> None:
    hostile = replace(LISTS[0], organization='=HYPERLINK("http://x","y")')
    book = load_workbook(io.BytesIO(statistics_book(statistics((hostile,), TODAY), TODAY)))
    assert book["按单位"]["A4"].data_type == "s"


@pytest.mark.parametrize("lists", [(), (replace(LISTS[0], rows=()),)], ids=["nobody", "no rows"])
def test_nothing_to_count_is_a_book_all_the_same(lists: tuple) -> None:
    book = load_workbook(io.BytesIO(statistics_book(statistics(lists, TODAY), TODAY)))
    assert book["整改率"]["E4"].value == 0
