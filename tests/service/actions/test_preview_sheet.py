"""A tracking sheet that comes back is compared cell by cell; nothing that people did to it is lost or guessed."""

from datetime import date

import pytest

from service.actions.apply_sheet import apply_sheet
from service.actions.decide_finding import EMPTY, Subject, decide_finding
from service.actions.parts import Parts
from service.errors import BadRequest
from service.office.workbook import HEADER
from service.rules.decisions import Action
from service.rules.tracking_changes import Choice, RowKind, SheetChanges
from tests.service.returned import REPORT, edited, fill, previewed, returned, rows, sent, with_cells

FIRST_ROW = HEADER + 1


@pytest.fixture
def sheet(parts: Parts) -> bytes:
    """The sheet as it went out."""
    fill(parts)
    return sent(parts)


def changes(parts: Parts, data: bytes) -> SheetChanges:
    return previewed(parts, data).changes


def messages(parts: Parts, data: bytes) -> dict[str, str]:
    return {note.place: note.message for note in changes(parts, data).notes}


def test_a_sheet_that_nobody_changed_changes_nothing(parts: Parts, sheet: bytes) -> None:
    seen = changes(parts, sheet)
    assert (seen.rows, seen.notes, seen.total) == ((), (), 3)


@pytest.mark.parametrize("view", ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9"])
def test_no_view_changes_anything_by_itself(parts: Parts, sheet: bytes, view: str) -> None:
    seen = changes(parts, edited(sent(parts, view), lambda page, at: None))
    assert (seen.rows, seen.notes) == ((), ())


def test_a_changed_cell_is_shown_with_its_name_and_both_words(parts: Parts, sheet: bytes) -> None:
    (row,) = changes(parts, with_cells(sheet, {(1, "责任人"): "组织委员", (1, "整改时限"): "2026年3月底"})).rows
    assert (row.kind, row.row) == (RowKind.CHANGED, FIRST_ROW + 1)
    found = {cell.title: (cell.address, cell.new, cell.is_conflict) for cell in row.cells}
    assert found["责任人"] == ("J5", "组织委员", False)
    assert found["整改时限"] == ("K5", "2026-03-31", False)


def test_broken_days_and_unknown_states_are_named_by_cell(parts: Parts, sheet: bytes) -> None:
    broken = {(0, "整改时限"): "2026年2月30日", (1, "整改状态"): "整改了", (2, "销号日期"): "尽快"}
    seen = messages(parts, with_cells(sheet, broken))
    assert seen["K4"].startswith("“2026年2月30日”不是日期")
    assert "相近的是“整改中”" in seen["L5"]
    assert "尽快" in seen["V6"]
    assert changes(parts, with_cells(sheet, broken)).rows == ()


def test_an_unknown_person_is_named_with_the_nearest_name(parts: Parts, sheet: bytes) -> None:
    data = with_cells(sheet, {(0, "责任人"): "组织委贠"})
    assert "相近的是“组织委员”" in messages(parts, data)["J4"]
    assert len(changes(parts, data).rows) == 1


def test_columns_may_be_moved_and_renamed(parts: Parts, sheet: bytes) -> None:
    def move(page: object, at: object) -> None:
        page.move_range("F3:F6", cols=30)  # type: ignore[attr-defined]
        page["AJ3"] = "整改的目标"  # type: ignore[attr-defined]
        page["AJ4"] = "每季度学满三次"  # type: ignore[attr-defined]

    seen = changes(parts, edited(sheet, move))
    assert [(cell.title, cell.new, cell.address) for row in seen.rows for cell in row.cells] == [
        ("整改的目标", "每季度学满三次", "AJ4")
    ]
    assert [note.place for note in seen.notes] == ["AJ3"]


def test_an_added_column_joins_the_remark(parts: Parts, sheet: bytes) -> None:
    def add(page: object, at: object) -> None:
        page["Z3"], page["Z4"] = "包联干部", "李老师"  # type: ignore[index]

    (row,) = changes(parts, edited(sheet, add)).rows
    (cell,) = row.cells
    assert (cell.key, cell.new, cell.address) == ("remark", "包联干部：李老师", "Z4")
    assert "“包联干部”" in cell.note


def test_a_row_without_id_is_found_by_its_words(parts: Parts, sheet: bytes) -> None:
    data = with_cells(sheet, {(0, "编号"): None, (0, "版本"): None, (0, "备注"): "已商定"})
    (row,) = changes(parts, data).rows
    assert (row.kind, row.finding) == (RowKind.CHANGED, rows(parts)[0].finding.id)
    assert "文字相同" in row.reason
    assert [(cell.key, cell.is_conflict) for cell in row.cells] == [("remark", False)]


def test_a_new_row_is_an_added_finding(parts: Parts, sheet: bytes) -> None:
    data = with_cells(sheet, {(3, "具体问题"): "谈心谈话没有记录。", (3, "责任人"): "组织委员"})
    (row,) = changes(parts, data).rows
    assert (row.kind, row.problem, row.row) == (RowKind.ADDED, "谈心谈话没有记录。", FIRST_ROW + 3)


def test_a_copied_row_with_new_words_is_new_and_one_without_is_told(parts: Parts, sheet: bytes) -> None:
    def copy(page: object, at: dict[str, int]) -> None:
        for target in (7, 8):
            for column in range(1, 25):
                page.cell(target, column).value = page.cell(4, column).value  # type: ignore[attr-defined]
        page.cell(7, at["具体问题"]).value = "谈心谈话没有记录。"  # type: ignore[attr-defined]

    seen = changes(parts, edited(sheet, copy))  # type: ignore[arg-type]
    assert [(row.kind, row.row) for row in seen.rows] == [(RowKind.ADDED, 7)]
    assert [note.place for note in seen.notes] == ["第8行"]


def test_a_deleted_row_is_only_proposed(parts: Parts, sheet: bytes) -> None:
    gone = rows(parts)[1].finding.id
    seen = changes(parts, edited(sheet, lambda page, at: page.delete_rows(5)))
    assert [(row.kind, row.finding, row.key) for row in seen.rows] == [(RowKind.DELETED, gone, f"d{gone}")]
    assert not Choice().takes(seen.rows[0])


def test_page_and_file_in_conflict_are_shown_three_ways(parts: Parts, sheet: bytes) -> None:
    apply_sheet(parts, returned(with_cells(sheet, {(0, "进展情况"): "已学两次"})), Choice())
    (row,) = changes(parts, with_cells(sheet, {(0, "进展情况"): "已学三次", (0, "备注"): "按月报"})).rows
    found = {cell.key: (cell.base, cell.now, cell.new, cell.is_conflict) for cell in row.cells}
    assert found == {"progress": ("", "已学两次", "已学三次", True), "remark": ("", "", "按月报", False)}


def test_a_finding_deleted_on_the_page_keeps_what_the_sheet_says_of_it(parts: Parts, sheet: bytes) -> None:
    finding = rows(parts)[0].finding
    decide_finding(parts, Subject(REPORT, finding.id, 0), Action.DELETE, EMPTY)
    seen = changes(parts, with_cells(sheet, {(0, "备注"): "不要丢"}))
    assert seen.rows == ()
    assert "备注“不要丢”" in next(note.message for note in seen.notes if note.place == "第4行")


def test_words_made_from_the_report_are_told_not_taken(parts: Parts, sheet: bytes) -> None:
    assert "没有采用" in messages(parts, with_cells(sheet, {(0, "问题类别"): "其他"}))["B4"]


def test_a_day_cell_is_read_as_a_day(parts: Parts, sheet: bytes) -> None:
    (row,) = changes(parts, with_cells(sheet, {(0, "销号日期"): date(2026, 5, 6)})).rows
    assert row.cells[0].new == "2026-05-06"


def test_a_closed_mark_stands_for_the_state(parts: Parts, sheet: bytes) -> None:
    (row,) = changes(parts, with_cells(sent(parts, "T1"), {(0, "是否销号"): "是"})).rows
    assert [(cell.key, cell.new) for cell in row.cells] == [("state", "已销号")]


def test_another_workbook_is_refused_with_advice(parts: Parts, sheet: bytes) -> None:
    def empty(page: object, at: object) -> None:
        page.delete_rows(1, 20)  # type: ignore[attr-defined]

    with pytest.raises(BadRequest, match="导入台账"):
        previewed(parts, edited(sheet, empty))
