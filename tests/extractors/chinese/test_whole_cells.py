"""One problem in one cell of a table."""

from __future__ import annotations

from extractors.chinese.features import View
from extractors.chinese.segments import Opener, Segment
from extractors.chinese.whole_cells import whole_cells
from extractors.findings import Finding, Location, Source

FIRST, SECOND = "活动室漏雨，三次开会都挪到食堂；", "老党员说，凳子还是从家里背来的"
TEXT = FIRST + SECOND
CUT = len(FIRST)


def finding(key: str, start: int, end: int, source: Source = Source.SELF) -> Finding:
    return Finding(key, TEXT[start:end], start, end, "", source, "河口小学党支部", Location((), 0), score=0.9)


def view(opener: Opener = Opener.NONE, cells: tuple[int, int] = (1, 1)) -> View:
    pieces = Segment(0, 0, CUT, cell=cells[0]), Segment(0, CUT, len(TEXT), opener, cells[1])
    return View(TEXT, (), (), pieces)


TOLD = finding("f1", 0, CUT), finding("f2", CUT, len(TEXT))
ROOMS = {"f1": {"B4": 0.8, "B3": 0.1}, "f2": {"B4": 0.6, "C3": 0.2}}


def test_what_one_cell_tells_of_one_item_is_one_problem() -> None:
    (one,) = whole_cells(TOLD, TEXT, view(), ROOMS)
    assert (one.id, one.quote, one.start, one.end) == ("f1", TEXT, 0, len(TEXT))
    assert one.summary


def test_numbered_problems_of_a_cell_stay_apart() -> None:
    assert whole_cells(TOLD, TEXT, view(Opener.RING), ROOMS) == TOLD


def test_problems_of_two_items_or_of_no_item_stay_apart() -> None:
    assert whole_cells(TOLD, TEXT, view(), {**ROOMS, "f2": {"D3": 0.9}}) == TOLD
    assert whole_cells(TOLD, TEXT, view(), {}) == TOLD


def test_problems_of_two_cells_or_of_no_table_stay_apart() -> None:
    assert whole_cells(TOLD, TEXT, view(cells=(1, 2)), ROOMS) == TOLD
    assert whole_cells(TOLD, TEXT, view(cells=(-1, -1)), ROOMS) == TOLD


def test_what_others_said_is_a_problem_of_its_own() -> None:
    told = TOLD[0], finding("f2", CUT, len(TEXT), Source.MASSES)
    assert whole_cells(told, TEXT, view(), ROOMS) == told
