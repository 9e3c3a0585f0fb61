"""An assessment from the forms that go out to the outcome, with figures computed by hand."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from service.actions.make_ballots import NewRound, make_ballots, speakers_of, start_round
from service.actions.parts import Parts
from service.actions.read_counts import preview_counts, read_counts
from service.actions.show_assessment import latest_assessment, list_rounds, make_circular, make_results, show_assessment
from service.errors import BadRequest, Unreadable
from service.rules.scoring_votes import Round, Speaker
from service.sandbox import ReportFile
from service.store import assessments
from tests.service.assessments import ballots, columns, filled

HE = Speaker("何望春", "第六小学党支部")
LIANG = Speaker("梁一鸣", "第七小学党支部")
SUN = Speaker("孙立冬", "实验幼儿园")
COUNT = "计票_参会人员"


def begun(parts: Parts, scheme: str = "S1", *, with_items: bool = False) -> Round:
    new = NewRound("白鹭区教育工委", 2025, "2025年度述职评议会", (HE, LIANG, SUN), scheme, with_items)
    return start_round(parts, new)


def form(parts: Parts, one: Round) -> bytes:
    return make_ballots(parts, one.id).data


def test_forms_hold_ballots_and_a_count_sheet_a_group(parts: Parts) -> None:
    one = begun(parts, "S6")
    file = make_ballots(parts, one.id)
    assert file.name == "2025年度述职评议会测评表和计票表.xlsx"
    book = load_workbook(io.BytesIO(file.data))
    assert book.sheetnames == ["测评表", "计票_上级班子", "计票_同级和科室", "计票_党员群众", "测评编号"]
    assert book["测评编号"].sheet_state == "hidden"
    assert [cell.value for cell in book["测评表"][4]] == ["何望春", "第六小学党支部", "总体评价", "□", "□", "□", "□"]
    assert columns(book["计票_上级班子"])["票数/有效票"] == 8


def test_counts_come_back_to_scores_grades_and_a_talk_list(parts: Parts) -> None:
    one = begun(parts)
    votes = {
        (COUNT, "何望春"): ballots(12, 5, 2, 1, issued=24, blank=1, multiple=2),  # 1755 ÷ 20 = 87.75
        (COUNT, "梁一鸣"): ballots(18, 2, 0, 0),  # (1710 + 170) ÷ 20 = 94
        (COUNT, "孙立冬"): ballots(1, 5, 10, 4),  # (95 + 425 + 700 + 200) ÷ 20 = 71
    }
    read_counts(parts, ReportFile("计票.xlsx", filled(form(parts, one), votes)))
    found = show_assessment(parts, one.id)
    assert [(one.rank, one.speaker.name, one.score_text, one.grade) for one in found.standings] == [
        (1, "梁一鸣", "94.00", "好"),
        (2, "何望春", "87.75", "较好"),
        (3, "孙立冬", "71.00", "一般"),
    ]
    assert (found.issued, found.returned, found.valid) == (64, 63, 60)
    assert found.average_text == "84.25"  # (94 + 87.75 + 71) ÷ 3
    assert [one.speaker.name for one in found.talks] == ["孙立冬"]
    assert found.standings[1].best_share == "60.00%"
    assert latest_assessment(parts, "白鹭区教育工委", 2025) == found
    assert latest_assessment(parts, "白鹭区教育工委", 2024) is None


def test_the_result_is_a_workbook_with_native_charts(parts: Parts) -> None:
    one = begun(parts)
    votes = {(COUNT, "何望春"): ballots(2, 1, 0, 0), (COUNT, "梁一鸣"): ballots(0, 0, 0, 3)}
    found = read_counts(parts, ReportFile("计票.xlsx", filled(form(parts, one), votes)))
    assert found.silent == ("孙立冬（实验幼儿园）",)
    file = make_results(parts, one.id)
    assert file.name == "2025年度述职评议会测评结果.xlsx"
    book = load_workbook(io.BytesIO(file.data))
    assert book.sheetnames == ["测评结果", "得票分布", "谈话名单", "分组得票"]
    rows = [[cell.value for cell in row] for row in book["测评结果"].iter_rows(min_row=4, max_row=6, max_col=7)]
    assert rows == [
        [1, "何望春", "第六小学党支部", 91.67, "好", "66.67%", 3],
        [2, "梁一鸣", "第七小学党支部", 50, "差", "0.00%", 3],
        ["—", "孙立冬", "实验幼儿园", "—", "—", "—", 0],
    ]
    charts = [len(book[name]._charts) for name in ("测评结果", "得票分布")]
    assert charts == [1, 1]
    assert book["谈话名单"]["A4"].value == "梁一鸣"


def test_the_circular_is_filled_in(parts: Parts) -> None:
    one = begun(parts)
    votes = {(COUNT, "何望春"): ballots(2, 1, 0, 0), (COUNT, "梁一鸣"): ballots(0, 0, 0, 3)}
    read_counts(parts, ReportFile("计票.xlsx", filled(form(parts, one), votes)))
    file = make_circular(parts, one.id)
    paper = Document(io.BytesIO(file.data))
    assert file.name == "2025年度述职评议会测评结果通报.docx"
    words = "".join(paragraph.text for paragraph in paper.paragraphs)
    assert "合计发出6票，收回6票，有效6票" in words
    assert "评为“好”的1人，“较好”的0人，“一般”的0人，“差”的1人。" in words
    assert "得分低于80分的梁一鸣（第七小学党支部），由分管领导逐人谈话" in words
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert rows[1] == ["1", "何望春", "第六小学党支部", "91.67", "66.67%", "好"]
    assert rows[3] == ["—", "孙立冬", "实验幼儿园", "—", "—", "—"]


def test_items_and_composite_parts_are_asked_and_read(parts: Parts) -> None:
    one = begun(parts, "S7", with_items=True)
    more: dict[str, Any] = {"其他得分/日常考核": 88, "其他得分/加减分": 1.5, "整改落实/好": 15, "整改落实/差": 5}
    votes = {(COUNT, "何望春"): ballots(12, 5, 2, 1) | more}
    read_counts(parts, ReportFile("计票.xlsx", filled(form(parts, one), votes)))
    # 0.7×88 + 0.3×87.75 + 1.5 = 89.425, half up
    assert show_assessment(parts, one.id).standings[0].score_text == "89.43"
    tally = assessments.find(parts.store, one.id).tallies[0]
    assert tally.items[one.items.index("整改落实")] == (15, 0, 0, 5)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        pytest.param({"总体评价/好": "三票多"}, "“计票_参会人员”I5：“三票多”不是票数", id="no number"),
        pytest.param({"总体评价/好": 13}, "A5：何望春（第六小学党支部）“总体评价”各等次合计21票", id="wrong sum"),
        pytest.param({"票数/发出": 3}, "收回20票，多于发出的3票", id="more returned than issued"),
        pytest.param({"票数/姓名": ""}, "", id="nothing wrong"),
    ],
)
def test_each_wrong_figure_is_named_and_nothing_is_kept(parts: Parts, cells: dict[str, Any], told: str) -> None:
    one = begun(parts)
    votes = {(COUNT, "何望春"): ballots(12, 5, 2, 1) | {key: text for key, text in cells.items() if told}}
    file = ReportFile("计票.xlsx", filled(form(parts, one), votes))
    faults = preview_counts(parts, file).faults
    assert [told in fault for fault in faults] == [True] * bool(told)
    if told:
        with pytest.raises(BadRequest, match="没有保存"):
            read_counts(parts, file)
        assert assessments.find(parts.store, one.id).tallies == ()


def test_unknown_and_repeated_names_are_told(parts: Parts) -> None:
    one = begun(parts)
    votes = {
        (COUNT, "孙立冬"): ballots(1, 0, 0, 0),
        (COUNT, "何望春"): ballots(1, 0, 0, 0) | {"述职人/姓名": "何忘春"},
        (COUNT, "梁一鸣"): ballots(1, 0, 0, 0) | {"述职人/姓名": "孙立冬", "述职人/单位": "实验幼儿园"},
    }
    faults = preview_counts(parts, ReportFile("计票.xlsx", filled(form(parts, one), votes))).faults
    assert faults == ("“计票_参会人员”A5：名单里没有“何忘春”", "“计票_参会人员”A7：孙立冬（实验幼儿园）重复出现")


def test_a_sheet_of_another_round_or_of_none_is_refused(parts: Parts) -> None:
    first, second = begun(parts), begun(parts)
    with pytest.raises(BadRequest, match="这是另一次测评"):
        preview_counts(parts, ReportFile("计票.xlsx", form(parts, first)), second.id)
    with pytest.raises(BadRequest, match="没有测评编号"):
        preview_counts(parts, ReportFile("a.csv", "甲,乙\n1,2\n".encode()))
    with pytest.raises(Unreadable):
        preview_counts(parts, ReportFile("a.xlsx", b"PK\x03\x04"))
    with pytest.raises(BadRequest, match="还是空的"):
        read_counts(parts, ReportFile("计票.xlsx", form(parts, first)))
    with pytest.raises(BadRequest, match="还没有交回计票表"):
        show_assessment(parts, first.id)


def test_counts_that_come_again_are_a_new_version_of_the_round(parts: Parts) -> None:
    one = begun(parts)
    for votes in (ballots(0, 1, 0, 0), ballots(1, 0, 0, 0)):
        read_counts(parts, ReportFile("计票.xlsx", filled(form(parts, one), {(COUNT, "何望春"): votes})))
    assert show_assessment(parts, one.id).standings[0].score_text == "95.00"
    assert [each.id for each in list_rounds(parts)] == [one.id]
    assert assessments.save(parts.store, one, "王晓燕") == 4


def test_a_round_needs_a_meeting_and_different_speakers(parts: Parts) -> None:
    assert speakers_of(["何望春，第六小学党支部", "", "梁一鸣\t第七小学"]) == (HE, Speaker("梁一鸣", "第七小学"))
    with pytest.raises(BadRequest, match="没有述职人"):
        start_round(parts, NewRound("甲", 2025, "会", ()))
    with pytest.raises(BadRequest, match="重复了"):
        start_round(parts, NewRound("甲", 2025, "会", (HE, HE)))
    with pytest.raises(BadRequest, match="什么会议"):
        start_round(parts, NewRound("甲", 2025, " ", (HE,)))
