"""Which kind of paper it is, where the title uses rarer words or none."""

from __future__ import annotations

import pytest

from extractors.chinese.facts import facts
from extractors.chinese.kinds import by_title
from extractors.findings import Kind
from tests.extractors.chinese.reports import report


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("教体局寄宿制学校夜查通报（第4期）", Kind.INSPECTION_FEEDBACK),
        ("食堂宿舍督查日志", Kind.INSPECTION_FEEDBACK),
        ("槐安路小学安全巡查笔记", Kind.INSPECTION_FEEDBACK),
        ("党建工作督导现场反馈单", Kind.INSPECTION_FEEDBACK),
        ("春季开学安全督查情况（第二组 3月4日—6日）", Kind.INSPECTION_FEEDBACK),
        ("——槐安区教育局推进集团化办学的做法", Kind.EXPERIENCE),
        ("书记项目“三张表”工作法", Kind.EXPERIENCE),
        ("实验室危险化学品领用操作规程", Kind.REGULATION),
        ("述职评议问题整改销号办法（试行）", Kind.REGULATION),
        ("全区防溺水工作调度会讲话", Kind.MEETING_SPEECH),
        ("安全副校长述职现场问答记录", Kind.REVIEW_REMARKS),
        ("槐安路小学关于节前检查问题的整改回复", Kind.RECTIFICATION_REPORT),
        ("述 职 报 告", Kind.DUTY_REPORT),
    ],
)
def test_rarer_titles_name_a_kind(title: str, kind: Kind) -> None:
    assert by_title(title.replace("（", "(").replace("）", ")")) is kind


def test_a_text_that_tells_of_spot_checks_is_no_duty_report() -> None:
    told = facts(report("一夜四校", "晚上九点出发，随机抽查四所学校的宿舍。", "第一站，门卫不在岗，当场责令整改。"))
    assert told.kind is Kind.INSPECTION_FEEDBACK


def test_a_text_that_speaks_to_those_who_reported_is_a_review() -> None:
    told = facts(report("写给三位书记", "你们三个支部的台账我都翻过。", "老何，你讲的那件事，台账里没有。"))
    assert told.kind is Kind.REVIEW_REMARKS
