"""Changes of a returned sheet are applied as chosen, in one batch; nothing that people wrote is ever overwritten."""

from datetime import date

import pytest

from service.actions.apply_sheet import apply_sheet
from service.actions.parts import Parts
from service.actions.preview_sheet import Returned
from service.actions.undo_sheet import undo_sheet
from service.errors import BadRequest, Conflict
from service.records import ClosureState, Light, Verdict
from service.rules.proposals import proposals
from service.rules.tracking_changes import Choice
from service.sandbox import ReportFile
from service.store import readings
from tests.service.extractions import STALE_ROOM, WEAK_STUDY, extraction
from tests.service.returned import QUOTES, REPORT, edited, fill, previewed, returned, rows, sent, with_cells

CLOSED = {(0, "整改状态"): "已销号", (0, "销号日期"): date(2026, 5, 6), (0, "整改措施"): "1.每周学一次\n2.由书记督促"}


@pytest.fixture
def sheet(parts: Parts) -> bytes:
    """The sheet as it went out."""
    fill(parts)
    return sent(parts)


def test_what_people_wrote_stands_in_every_row_and_its_light_follows(parts: Parts, sheet: bytes) -> None:
    applied = apply_sheet(parts, returned(with_cells(sheet, CLOSED)), Choice())
    row = rows(parts)[0]
    assert (applied.changed, applied.batch) == (1, 1)
    assert (row.state, row.light, row.closed_on) == (ClosureState.CLOSED, Light.GREY, date(2026, 5, 6))
    assert [one.place.quote for one in row.measures] == ["每周学一次", "由书记督促"]
    assert row.entry_version == 1


def test_the_sheet_comes_back_as_it_was_filled_in(parts: Parts, sheet: bytes) -> None:
    data = with_cells(sheet, CLOSED)
    apply_sheet(parts, returned(data), Choice())
    assert previewed(parts, data).changes.rows == ()
    assert previewed(parts, sent(parts)).changes.rows == ()


def test_applying_twice_is_applying_once(parts: Parts, sheet: bytes) -> None:
    data = with_cells(sheet, CLOSED)
    apply_sheet(parts, returned(data), Choice())
    with pytest.raises(BadRequest, match="没有要应用的改动"):
        apply_sheet(parts, returned(data), Choice())


def test_rows_are_applied_one_by_one(parts: Parts, sheet: bytes) -> None:
    data = with_cells(sheet, {(0, "备注"): "甲", (1, "备注"): "乙"})
    apply_sheet(parts, returned(data), Choice(rows=frozenset({"r5"})))
    assert [row.remark for row in rows(parts)[:2]] == ["", "乙"]


def test_a_conflict_stays_as_the_page_has_it_unless_chosen(parts: Parts, sheet: bytes) -> None:
    apply_sheet(parts, returned(with_cells(sheet, {(0, "进展情况"): "页面"})), Choice())
    mine = with_cells(sheet, {(0, "进展情况"): "表里", (0, "备注"): "同时"})
    assert apply_sheet(parts, returned(mine), Choice()).conflicts == 1
    assert (rows(parts)[0].progress, rows(parts)[0].remark) == ("页面", "同时")
    apply_sheet(parts, returned(mine), Choice(mine=frozenset({"N4"})))
    assert rows(parts)[0].progress == "表里"


def test_a_stale_preview_is_refused(parts: Parts, sheet: bytes) -> None:
    data = with_cells(sheet, {(0, "进展情况"): "表里"})
    stamp = previewed(parts, data).changes.stamp
    apply_sheet(parts, returned(with_cells(sheet, {(0, "进展情况"): "先到"})), Choice())
    with pytest.raises(Conflict, match="新的预览"):
        apply_sheet(parts, returned(data), Choice(), stamp)
    assert rows(parts)[0].progress == "先到"


def test_reading_the_report_again_keeps_what_people_wrote(parts: Parts, sheet: bytes) -> None:
    apply_sheet(parts, returned(with_cells(sheet, {(2, "备注"): "留着"})), Choice())
    said = extraction(REPORT, (WEAK_STUDY, STALE_ROOM, QUOTES[2])[:2])
    readings.save(parts.store, REPORT, said, proposals(said))
    assert [row.remark for row in rows(parts) if row.finding.place.quote == QUOTES[2]] == ["留着"]


def test_a_row_that_people_added_is_a_finding_of_theirs(parts: Parts, sheet: bytes) -> None:
    cells = {(3, "具体问题"): "谈心谈话没有记录。", (3, "问题来源"): "点评", (3, "责任人"): "组织委员"}
    applied = apply_sheet(parts, returned(with_cells(sheet, cells)), Choice())
    row = next(row for row in rows(parts) if row.finding.verdict is Verdict.ADDED)
    assert (applied.added, row.finding.place.quote, row.owners) == (1, "谈心谈话没有记录。", "组织委员")
    assert row.finding.place.heading == ("整改台账补充",)


def test_a_row_left_out_is_deleted_only_when_chosen(parts: Parts, sheet: bytes) -> None:
    data = edited(sheet, lambda page, at: page.delete_rows(5))
    with pytest.raises(BadRequest):
        apply_sheet(parts, returned(data), Choice())
    assert apply_sheet(parts, returned(data), Choice(deleted=frozenset({"*"}))).deleted == 1
    assert len(rows(parts)) == 2


def test_undoing_takes_back_cells_additions_and_deletions(parts: Parts, sheet: bytes) -> None:
    before = rows(parts)
    cells = {(0, "备注"): "甲", (3, "具体问题"): "谈心谈话没有记录。"}
    data = edited(with_cells(sheet, cells), lambda page, at: page.delete_rows(5))
    apply_sheet(parts, returned(data), Choice(deleted=frozenset({"*"})))
    assert undo_sheet(parts).kept == ()
    after = rows(parts)
    assert [(row.finding.place.quote, row.remark) for row in after] == [
        (row.finding.place.quote, row.remark) for row in before
    ]


def test_a_new_row_with_nothing_but_its_problem_is_counted_beside_a_changed_one(parts: Parts, sheet: bytes) -> None:
    data = with_cells(sheet, {(0, "备注"): "甲", (3, "具体问题"): "钥匙没有登记"})
    applied = apply_sheet(parts, returned(data), Choice())
    assert (applied.changed, applied.added) == (1, 1)


def test_a_row_that_was_added_and_taken_back_can_be_added_again(parts: Parts, sheet: bytes) -> None:
    first = {(3, "具体问题"): "钥匙没有登记", (3, "进展情况"): "已经登记", (3, "备注"): "先填的"}
    again = {(3, "具体问题"): "钥匙没有登记", (3, "进展情况"): "重新登记"}
    apply_sheet(parts, returned(with_cells(sheet, first)), Choice())
    undo_sheet(parts)
    apply_sheet(parts, returned(with_cells(sheet, again)), Choice())
    added = next(row for row in rows(parts) if row.finding.summary == "钥匙没有登记")
    assert (added.progress, added.remark) == ("重新登记", "")


def test_undoing_keeps_what_was_changed_later_and_says_so(parts: Parts, sheet: bytes) -> None:
    first = apply_sheet(parts, returned(with_cells(sheet, {(0, "备注"): "甲", (0, "进展情况"): "一"})), Choice())
    apply_sheet(parts, returned(with_cells(sent(parts), {(0, "进展情况"): "二"})), Choice())
    undone = undo_sheet(parts, first.batch)
    assert (rows(parts)[0].remark, rows(parts)[0].progress) == ("", "二")
    assert "“进展情况”后来有人改过" in undone.kept[0]


def test_undoing_what_was_all_changed_later_is_refused(parts: Parts, sheet: bytes) -> None:
    first = apply_sheet(parts, returned(with_cells(sheet, {(0, "备注"): "甲"})), Choice())
    apply_sheet(parts, returned(with_cells(sent(parts), {(0, "备注"): "乙"})), Choice())
    with pytest.raises(Conflict, match="没有撤销"):
        undo_sheet(parts, first.batch)


def test_a_batch_is_undone_once(parts: Parts, sheet: bytes) -> None:
    batch = apply_sheet(parts, returned(with_cells(sheet, {(0, "备注"): "甲"})), Choice()).batch
    undo_sheet(parts, batch)
    with pytest.raises(BadRequest, match="已经撤销过"):
        undo_sheet(parts, batch)
    with pytest.raises(BadRequest, match="没有可以撤销"):
        undo_sheet(parts)


def test_a_row_taken_for_another_can_be_called_new(parts: Parts, sheet: bytes) -> None:
    words = WEAK_STUDY.replace("两次", "一次")
    data = with_cells(sheet, {(0, "编号"): None, (0, "具体问题"): words})
    asked = Returned(ReportFile("台账.xlsx", data), as_new=frozenset({4}))
    assert apply_sheet(parts, asked, Choice()).added == 1
    assert words in [row.finding.place.quote for row in rows(parts)]
