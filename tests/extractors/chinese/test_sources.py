"""Who found a problem: as the text states it, else as documents of its kind have it."""

from __future__ import annotations

from extractors.chinese.finders import default
from extractors.chinese.sources import sources
from extractors.chinese.view import view
from extractors.findings import Kind, Source
from tests.extractors.chinese.reports import report


def found(kind: Kind, *lines: str) -> list[Source]:
    """The sources of all lines but the first as findings."""
    seen = view(report(*lines))
    return sources(seen, kind, [(line.start, line.end, line.index) for line in seen.lines[1:]])


def test_a_report_on_duty_finds_its_problems_itself() -> None:
    lines = ("2023年度述职报告", "一是学习安排不紧凑,研讨只有两次。", "二是公开栏半年没有更换。")
    assert found(Kind.DUTY_REPORT, *lines) == [Source.SELF, Source.SELF]


def test_the_start_of_a_finding_names_who_found_it() -> None:
    lines = (
        "2023年度述职报告",
        "1.会前调研中,五位老师提到支部活动和教研撞在一起。",
        "2.县审计局审计发现,两笔维修款没有合同。",
        "3.区委教育工委点评时指出,支部的品牌没有内容。",
        "4.家长来信反映,放学时段校门口没有人值守。",
        "5.去年述职时承诺的党员活动室,至今没有腾出来。",
    )
    wanted = [Source.SURVEY, Source.INSPECTION, Source.REVIEW, Source.MASSES, Source.PRIOR]
    assert found(Kind.DUTY_REPORT, *lines) == wanted


def test_a_plan_takes_the_source_that_its_title_tells() -> None:
    seen = [
        default(view(report(title)), Kind.RECTIFICATION_PLAN)
        for title in ("巡察反馈问题整改方案", "述职评议点评问题整改方案", "主题教育检视问题整改方案")
    ]
    assert seen == [Source.INSPECTION, Source.REVIEW, Source.SELF]


def test_a_summary_of_opinions_is_from_the_masses() -> None:
    assert default(view(report("群众意见征集情况汇总")), Kind.INSPECTION_FEEDBACK) == Source.MASSES


def test_a_report_before_the_meeting_is_a_survey() -> None:
    assert default(view(report("述职评议会前调研情况报告")), Kind.INSPECTION_FEEDBACK) == Source.SURVEY


def test_what_people_say_themselves_is_theirs_in_whatever_paper() -> None:
    lines = ("关于第二小学党支部的巡察反馈意见", "7.家长反映“托管费说涨就涨”。", "8.固定资产账物不符。")
    assert found(Kind.INSPECTION_FEEDBACK, *lines) == [Source.MASSES, Source.INSPECTION]
