"""查摆质量体检 flags empty words only: whatever can be checked later is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.findings import Deadline, DeadlineKind, Kind, Responsible, Source
from service.records import ReportRecord
from service.rules.quality import GapKind, finding_gaps, measure_gaps, qualities, quality_json
from service.rules.quality_sheets import ALL_SOUND, COLUMNS, NOTHING, quality_sheets
from tests.service.extractions import extraction
from tests.service.factories import own_report, report_of, training

NO_DATE = Deadline("", DeadlineKind.NONE)
BY_MARCH = Deadline("3月底前", DeadlineKind.BY, "2025-03-31")
SOMEBODY = Responsible(owners=("李卫东",))
VAGUE = "一是理论学习有待加强。"
PROMISE = "进一步加强理论学习，不断提高政治素养。"


def kinds(report: ReportRecord) -> list[list[GapKind]]:
    (quality,) = qualities([report])
    return [[gap.kind for gap in one.gaps] for one in quality.examined]


def test_empty_words_are_told_what_is_missing() -> None:
    gaps = finding_gaps(VAGUE)
    assert [gap.kind for gap in gaps] == [GapKind.NO_INSTANCE, GapKind.SOFT]
    assert "“有待加强”" in gaps[1].suggestion


@pytest.mark.parametrize(
    "quote",
    [
        "理论学习不够深入，全年集中学习只有4次讨论。",
        "党建与业务融合不紧，比如公开课上看不到党员。",
        "党员活动室管理不到位，教材和桌椅堆在里面，门一直锁着。",
        "组织生活会批评不够，没有一条点到具体的事。",
        "党员作用发挥不够，上半年值守报名的都是群众。",
    ],
)
def test_a_number_an_example_a_place_or_a_time_is_an_instance(quote: str) -> None:
    assert finding_gaps(quote) == ()


def test_concrete_findings_are_hardly_ever_called_vague() -> None:
    """The training reports were written with a fact in nearly every finding."""
    found = [one for text in training() for one in report_of(text).findings if one.source is Source.SELF]
    flagged = [one.place.quote for one in found if finding_gaps(one.place.quote)]
    assert len(flagged) < len(found) / 100


def test_a_measure_wants_somebody_a_day_and_a_result() -> None:
    assert [gap.kind for gap in measure_gaps(PROMISE, NO_DATE, Responsible())] == [
        GapKind.NO_OWNER,
        GapKind.NO_DATE,
        GapKind.NO_RESULT,
    ]
    assert measure_gaps("修订考勤制度。", BY_MARCH, SOMEBODY) == ()


def test_what_is_done_again_and_again_needs_no_last_day() -> None:
    assert measure_gaps("每季度检查一次会议记录。", NO_DATE, SOMEBODY) == ()


def test_the_days_of_a_measure_are_no_result() -> None:
    gaps = measure_gaps("2025年3月底前切实加强学习。", BY_MARCH, SOMEBODY)
    assert [gap.kind for gap in gaps] == [GapKind.NO_RESULT]


def test_a_speaker_or_an_office_that_acts_is_somebody() -> None:
    assert measure_gaps("由我牵头补开会议2次。", BY_MARCH, Responsible()) == ()
    assert measure_gaps("信息组立即登记全部57个群。", BY_MARCH, Responsible()) == ()


def test_a_promise_that_an_earlier_year_has_word_for_word_is_named_with_that_year() -> None:
    words = "每季度集中学习1次，由组织委员检查笔记。"
    before = own_report("学校甲", (), (words,), year=2023)
    now = own_report("学校甲", (), (words.replace("1次", "2次"),), year=2024)
    other = own_report("学校乙", (), (words,), year=2024)
    found = {one.report.id: one for one in qualities([now, before, other])}
    (examined,) = found[now.id].examined
    assert examined.gaps[-1].kind is GapKind.REPEATED
    assert "2023年" in examined.gaps[-1].suggestion
    assert GapKind.REPEATED not in found[before.id].gaps | found[other.id].gaps


def test_only_what_an_organization_says_of_itself_is_examined() -> None:
    report = own_report("学校甲", (VAGUE,))
    assert kinds(report) == [[GapKind.NO_INSTANCE, GapKind.SOFT]]
    assert qualities([replace(report, kind=Kind.INSPECTION_FEEDBACK)]) == ()
    told = tuple(replace(one, source=Source.INSPECTION) for one in report.findings)
    assert kinds(replace(report, findings=told)) == []


def test_the_json_of_a_report_has_figures_and_suggestions() -> None:
    found = quality_json(extraction("a" * 64, (VAGUE,)))
    assert found is not None
    assert (found["findings"], found["measures"]) == (1, 1)
    assert found["items"][0]["id"] == "f1"
    assert found["gaps"] == {"no_instance": 1, "soft": 1}


def test_the_sheets_count_and_suggest() -> None:
    report = own_report("学校甲", (VAGUE, "全年只开会2次。"), (PROMISE,))
    figures, details = quality_sheets(qualities([report]), {report.id: ("报告一览", 0)})
    row = dict(zip([one.key for one in COLUMNS], figures.rows[0].cells, strict=True))
    assert (row["findings"], row["no_instance"], row["measures"], row["no_owner"]) == (2, 1, 1, 1)
    assert row["sound"] == "33%"
    assert figures.rows[-1].total
    assert [cells.cells[3] for cells in details.rows] == ["问题", "措施"]
    assert "补一个能核对的事例" in str(details.rows[0].cells[6])


def test_empty_sheets_say_why() -> None:
    figures, details = quality_sheets((), {})
    assert (figures.note, details.note) == (NOTHING, NOTHING)
    assert quality_sheets(qualities([own_report("学校甲", ("全年只开会2次。",))]), {})[1].note == ALL_SOUND
