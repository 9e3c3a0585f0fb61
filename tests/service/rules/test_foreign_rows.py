"""Rows of other people's ledgers become problems and measures; nothing is lost without a word."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.findings import DeadlineKind, Source
from extractors.standards import find, shipped
from service.office.foreign_reading import read
from service.records import ClosureState
from service.rules.foreign_extraction import File, Owner, YearOfLedger, years_of
from service.rules.foreign_fields import Field
from service.rules.foreign_grid import Area, Grid
from service.rules.foreign_sheet import Choice, Context, read_sheet
from service.rules.foreign_values import NoteKind, ReadSheet
from tests.service import ledgers

HEAD = ("序号", "具体问题", "整改措施", "责任人", "整改时限", "整改状态")
UNTOLD = Choice()


def sheet(data: bytes, choice: Choice = UNTOLD, *, year: int = 2024, told: bool = False) -> ReadSheet:
    (first, *_) = read(data, "台账.xlsx").grids
    return read_sheet(first, choice, Context(year, lambda signature: None, told))


def rows(*cells: tuple[Any, ...], merged: tuple[str, ...] = ()) -> ReadSheet:
    return sheet(ledgers.workbook(ledgers.table(HEAD, *cells, merged=merged)))


def years(*sheets: ReadSheet) -> tuple[YearOfLedger, ...]:
    file = File("巡察整改台账.xlsx", "ab" * 32, "xlsx", 4000)
    return years_of(sheets, Owner(ledgers.SCHOOL, 2024), file, shipped())


def test_the_usual_form_gives_all_its_problems() -> None:
    made = sheet(ledgers.plain())
    assert [item.problem.text for item in made.items] == [ledgers.STUDY, ledgers.FEES, ledgers.ROOM]
    assert (made.organization, made.year) == (ledgers.SCHOOL, 2024)
    assert [item.state for item in made.items] == [None, ClosureState.CLOSED, None]
    told = [(note.cell, note.message[:7]) for note in made.notes]
    assert told == [("A8", "第8行是合计、"), ("A9", "第9行是合计、")]


def test_a_merged_problem_holds_the_measures_of_all_its_rows() -> None:
    first, second = sheet(ledgers.merged_down()).items
    assert [doing.words.text for doing in first.doings] == ["制定学习计划", "每月检查笔记", "年底考学"]
    assert [doing.due.deadline.date for doing in first.doings] == ["2024-03-31", "2024-06-30", "2024-12-31"]
    assert [doing.people["责任部门"] for doing in first.doings] == ["党建办", "党建办", "教务处"]
    assert first.state is ClosureState.IN_PROGRESS
    assert [doing.words.text for doing in second.doings] == ["1.每月十日前收缴", "2.每季度公示"]
    assert second.heading == "一、党的建设方面"


def test_a_problem_written_once_a_measure_is_one_problem() -> None:
    made = rows((1, ledgers.FEES, "收齐欠缴", "甲", "6月", ""), ("", ledgers.FEES, "每季公示", "乙", "9月", ""))
    assert [len(item.doings) for item in made.items] == [2]
    assert made.notes[0].message == "第3行与上一行是同一个问题，并为一条"


def test_a_row_without_a_problem_is_named_and_kept_out() -> None:
    made = rows((1, ledgers.FEES, "收齐", "甲", "6月", ""), (2, "", "补记录", "乙", "6月", ""))
    (note,) = [note for note in made.notes if note.kind is NoteKind.LOST]
    assert (note.cell, note.message) == ("B3", "第3行没有问题文字，没有导入：2 补记录 乙 6月")


def test_a_measure_below_a_problem_belongs_to_it_and_is_to_be_checked() -> None:
    made = rows((1, ledgers.FEES, "收齐", "甲", "6月", ""), ("", "", "公示", "乙", "9月", ""))
    assert [doing.words.text for doing in made.items[0].doings] == ["收齐", "公示"]
    assert made.notes[0].kind is NoteKind.DOUBT


def test_broken_dates_and_unknown_states_are_named_by_cell() -> None:
    made = rows((1, ledgers.FEES, "收齐", "甲", "2024-02-30", "看看再说"))
    assert {note.cell: note.message for note in made.notes} == {
        "E2": "“整改时限”一格“2024-02-30”没有“2024-02-30”这一天，请补上正确的日期",
        "F2": "“整改状态”一格“看看再说”看不出整改状态，按未启动处理，原话记入备注",
    }
    (year,) = years(made)
    assert year.written[0]["remark"] == "原台账状态：看看再说"
    assert year.extraction.measures[0].deadline.text == "2024-02-30"


def test_empty_rows_repeated_headers_and_totals_are_no_problems() -> None:
    first, second = (1, ledgers.FEES, "收", "甲", "6月", ""), (2, ledgers.ROOM, "开", "乙", "7月", "")
    made = rows(first, (), HEAD, second, ("合计", "2"))
    assert len(made.items) == 2
    assert made.empty_rows == 1
    assert [note.kind for note in made.notes] == [NoteKind.TOLD, NoteKind.TOLD]


def test_findings_and_measures_keep_their_cells_and_words() -> None:
    (year,) = years(sheet(ledgers.plain()))
    said = year.extraction
    text = said.document.text
    assert all(text[one.start : one.end] == one.quote for one in (*said.findings, *said.measures))
    assert said.findings[0].location.heading == ("台账", "C4")
    assert said.findings[0].reasons == ("从台账导入：台账!C4",)
    assert {finding.source for finding in said.findings} == {Source.INSPECTION}
    assert said.measures[0].deadline.date == "2024-06-30"
    assert said.measures[2].deadline.kind is DeadlineKind.IMMEDIATE
    assert said.measures[0].responsible.lead == ("何望春",)
    assert said.standard == "school-party"
    assert year.written[1] == {"state": "已销号", "progress": "已收齐", "remark": "满意"}


def test_a_short_heading_among_problems_is_a_section_and_a_numbered_problem_is_not() -> None:
    made = rows(("", "一、思想政治方面"), (1, ledgers.FEES, "收"), ("", "二、学习制度不健全，记录不全"))
    assert [item.problem.text for item in made.items] == [ledgers.FEES, "二、学习制度不健全，记录不全"]
    assert made.items[0].heading == "一、思想政治方面"
    assert made.notes[0].message == "第2行“一、思想政治方面”是小标题，下面的问题归在它名下"


def test_without_measures_the_day_and_the_people_go_to_the_tracking_sheet() -> None:
    (year,) = years(rows((1, ledgers.FEES, "", "甲老师", "2024-06-30", "整改中")))
    assert year.extraction.measures == ()
    assert year.written[0] == {"state": "整改中", "due": "2024-06-30", "due_text": "2024-06-30", "owners": "甲老师"}


def test_a_ledger_of_several_years_and_units_is_told_apart() -> None:
    head = ("年度", "单位", "存在问题", "问题来源")
    data = ledgers.workbook(
        ledgers.table(head, ("2022年", "甲校", ledgers.FEES, "自查"), ("2023", "乙校", ledgers.ROOM, "家长来信"))
    )
    early, late = years(sheet(data))
    assert [one.extraction.facts.year for one in (early, late)] == [2022, 2023]
    assert early.report != late.report
    assert ledgers.ROOM not in early.extraction.document.text
    assert [one.extraction.findings[0].organization for one in (early, late)] == ["甲校", "乙校"]
    assert late.extraction.findings[0].source is Source.MASSES


def test_the_year_of_a_title_yields_to_the_year_that_a_person_names() -> None:
    assert sheet(ledgers.plain(), year=2025).items[0].year == 2024
    assert sheet(ledgers.plain(), year=2025, told=True).items[0].year is None


def test_a_sheet_without_header_or_problems_says_what_to_do() -> None:
    made = sheet(ledgers.workbook(ledgers.table(("通讯录", ""), ("何望春", "1"))))
    assert made.notes[0].message == "“Sheet1”里没有找到表头，整张表没有导入。请指定表头在第几行。"
    without = sheet(ledgers.workbook(ledgers.table(("序号", "责任人", "整改时限"), (1, "甲", "6月"))))
    assert "请指定哪一列是“具体问题”" in without.notes[0].message
    mended = sheet(ledgers.plain(), Choice(header=2, fields={9: Field.EVIDENCE}))
    assert mended.columns[9].field is Field.EVIDENCE


def test_an_item_that_the_ledger_names_goes_before_guesses() -> None:
    head = ("序号", "存在问题", "对应标准条目", "严重程度")
    rows_of = (1, ledgers.FEES, "B4 阵地", "严重"), (2, ledgers.ROOM, "没有", "较轻")
    seen = sheet(ledgers.workbook(ledgers.table(head, *rows_of)))
    file, party = File("a.xlsx", "ab" * 32, "xlsx", 1), find("school-party")
    (year,) = years_of([seen], Owner(ledgers.SCHOOL, 2024), file, [party])
    first, second = year.extraction.findings
    assert (first.standards[0].code, first.standards[0].reasons) == ("B4", ("台账写明",))
    assert len(first.standards) == 3
    assert second.standards[0].reasons != ("台账写明",)
    assert [first.severity, second.severity] == ["high", "low"]


CELLS = st.one_of(
    st.sampled_from(["", "", "1", "2", "合计", "一、党建方面", "填表人：甲", "6月31日", "已完成", *HEAD]),
    st.sampled_from([ledgers.FEES, ledgers.ROOM]),
    st.text("问题没有措施时限0123456789.年月\n；", max_size=12),
)


@given(st.lists(st.tuples(*[CELLS] * len(HEAD)), max_size=8), st.lists(st.integers(2, 9), max_size=2))
@settings(max_examples=60)
def test_every_row_with_text_is_imported_or_told(cells: list[tuple[str, ...]], merges: list[int]) -> None:
    merged = tuple(Area(row, 1, row + 1, 1) for row in dict.fromkeys(merges) if row + 1 <= len(cells))
    hidden = {(area.bottom, 1) for area in merged}
    rows_of = (HEAD, *(tuple("".join(text.split(" ")).strip() for text in row) for row in cells))
    texts = tuple(
        tuple("" if (number, place) in hidden else text for place, text in enumerate(row))
        for number, row in enumerate(rows_of)
    )
    areas = () if len({area.bottom for area in merged} & {area.top for area in merged}) else merged
    made = read_sheet(Grid("表", texts, areas), Choice(header=0), Context(2024, lambda signature: None))
    assert made.header is not None
    told = {int("".join(filter(str.isdigit, note.cell))) - 1 for note in made.notes if note.cell}
    below = range(made.header.last + 1, len(texts))
    silent = [row for row in below if any(texts[row]) and row not in made.rows_read and row not in told]
    assert silent == []
    for year in years(made):
        text = year.extraction.document.text
        said = (*year.extraction.findings, *year.extraction.measures)
        assert all(text[one.start : one.end] == one.quote for one in said)
