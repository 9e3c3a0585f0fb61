"""A ledger is previewed, imported with all it says, remembered, and taken back."""

from __future__ import annotations

import pytest

from service.actions.decide_finding import Subject, decide_finding
from service.actions.import_ledger import import_ledger, undo_import
from service.actions.open_original import open_original
from service.actions.parts import Parts
from service.actions.preview_ledger import Asked, preview_ledger
from service.actions.receive_report import read_again
from service.actions.show_report import current, show_report
from service.actions.survey_organizations import survey_organizations
from service.errors import BadRequest, Conflict, NotFound
from service.records import ClosureState, Verdict
from service.rules.decisions import Action
from service.rules.foreign_fields import Field
from service.rules.foreign_sheet import Choice
from service.rules.foreign_values import NoteKind
from service.sandbox import ReportFile
from service.store import entries, ledgers, mappings, reports
from tests.service import ledgers as samples

FILE = ReportFile("巡察整改台账.xlsx", samples.plain())
PLAIN = Asked(samples.SCHOOL, 2024)


def test_a_preview_keeps_nothing(parts: Parts) -> None:
    seen = preview_ledger(parts, FILE, Asked())
    assert (seen.organization, seen.year, seen.findings, seen.measures) == (samples.SCHOOL, 2024, 3, 3)
    assert reports.listing(parts.store) == ()
    assert ledgers.listing(parts.store) == ()


def test_an_import_is_a_checklist_with_states_progress_and_people(parts: Parts) -> None:
    imported = import_ledger(parts, FILE, PLAIN)
    assert (imported.findings, imported.measures, imported.who) == (3, 3, "王晓燕")
    rows = {row.finding.place.quote: row for row in survey_organizations(parts).of(samples.SCHOOL).rows}
    fees = rows[samples.FEES]
    assert fees.state is ClosureState.CLOSED
    assert (fees.progress, fees.remark, fees.lead) == ("已收齐", "满意", "梁一鸣")
    assert str(fees.due) == "2024-03-31"
    assert fees.finding.verdict is Verdict.CONFIRMED
    assert (fees.finding.who, fees.finding.year) == ("王晓燕", 2024)
    assert fees.finding.place.heading == ("台账", "C5")
    assert fees.finding.reasons == ("从台账导入：台账!C5",)


def test_every_row_stands_in_the_text_and_the_original_comes_back(parts: Parts) -> None:
    (report,) = import_ledger(parts, FILE, PLAIN).reports
    shown = show_report(parts, report)
    assert "填表人：郭小满" in shown.document.text
    assert open_original(parts, report) == FILE


def test_the_same_ledger_comes_in_once(parts: Parts) -> None:
    import_ledger(parts, FILE, PLAIN)
    with pytest.raises(Conflict, match="第 1 次导入"):
        import_ledger(parts, FILE, PLAIN)
    before = preview_ledger(parts, FILE, PLAIN).before
    assert before is not None
    assert before.id == 1


def test_an_import_can_be_taken_back_and_made_again(parts: Parts) -> None:
    imported = import_ledger(parts, FILE, PLAIN)
    assert undo_import(parts, imported.id).undone_by == "王晓燕"
    assert reports.listing(parts.store) == ()
    assert entries.everything(parts.store) == ()
    assert entries.batches(parts.store) == ()
    assert import_ledger(parts, FILE, PLAIN).id == 2
    assert [one.undone_at is None for one in ledgers.listing(parts.store)] == [True, False]


def test_work_done_since_holds_an_undo_back(parts: Parts) -> None:
    imported = import_ledger(parts, FILE, PLAIN)
    finding = current(parts, imported.reports[0]).findings[0]
    decide_finding(parts, Subject(imported.reports[0], finding.id, finding.version), Action.DELETE)
    with pytest.raises(Conflict, match="已有人处理过其中 1 条"):
        undo_import(parts, imported.id)
    assert undo_import(parts, imported.id, anyway=True).undone_at
    with pytest.raises(Conflict, match="已经由王晓燕撤销过"):
        undo_import(parts, imported.id)
    with pytest.raises(NotFound):
        undo_import(parts, 9)


def test_corrected_columns_are_remembered_for_the_next_file_with_this_header(parts: Parts) -> None:
    asked = Asked(samples.SCHOOL, 2024, {"台账": Choice(fields={9: Field.EVIDENCE})})
    import_ledger(parts, FILE, asked)
    other = ReportFile("另一份.csv", samples.delimited(",", "gb18030"))
    (sheet,) = preview_ledger(parts, other, PLAIN).sheets
    assert sheet.remembered
    assert sheet.header is not None
    assert sheet.columns[9].field is Field.EVIDENCE
    assert mappings.find(parts.store, sheet.header.signature) is not None


def test_problems_that_stand_there_already_are_named(parts: Parts) -> None:
    import_ledger(parts, FILE, PLAIN)
    other = ReportFile("另一份.csv", samples.delimited(",", "utf-8"))
    notes = preview_ledger(parts, other, PLAIN).notes(NoteKind.DOUBT)
    assert [note.cell for _, note in notes] == ["C2", "C3", "C4"]
    assert "巡察整改台账.xlsx" in notes[0][1].message


def test_several_sheets_come_in_together_and_some_may_be_left_out(parts: Parts) -> None:
    head = ("序号", "存在问题", "整改措施")
    data = samples.workbook(
        samples.table(("2022年度整改台账",), head, (1, samples.FEES, "收齐")),
        samples.table(("2023年度整改台账",), head, (1, samples.ROOM, "开门")),
        samples.table(("通讯录",),),
        names=("2022", "2023", "通讯录"),
    )  # fmt: skip
    file = ReportFile("历年.xlsx", data)
    asked = Asked(samples.SCHOOL, only=("2022", "2023"))
    assert preview_ledger(parts, file, asked).left_out == ("通讯录",)
    imported = import_ledger(parts, file, asked)
    assert [current(parts, one).year for one in imported.reports] == [2022, 2023]


def test_what_is_missing_is_asked_for(parts: Parts) -> None:
    nameless = ReportFile("a.csv", samples.delimited(",", "utf-8"))
    with pytest.raises(BadRequest, match="--for 单位"):
        import_ledger(parts, nameless, Asked())
    empty = ReportFile("b.csv", "序号,责任人\n1,甲\n".encode())
    with pytest.raises(BadRequest, match="没有可以导入的问题"):
        import_ledger(parts, empty, PLAIN)
    with pytest.raises(BadRequest, match="没有名为“台帐”的工作表。现有：台账"):
        preview_ledger(parts, FILE, Asked(choices={"台帐": Choice()}))


def test_an_imported_ledger_is_not_read_again(parts: Parts) -> None:
    imported = import_ledger(parts, FILE, PLAIN)
    with pytest.raises(BadRequest, match="撤销后重新导入"):
        read_again(parts, imported.reports[0])
