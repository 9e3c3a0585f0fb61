"""Who speaks, about which year."""

from __future__ import annotations

import pytest

from extractors.chinese.facts import facts
from extractors.chinese.kinds import by_title
from extractors.findings import Kind
from tests.extractors.chinese.reports import report

OPENING = "支部现有党员十一名，过去一年在上级党组织的领导下，做了一些工作，也留下不少欠账，现在逐条向大家报告。"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("柳湾小学党支部书记2023年度抓党建工作述职报告", Kind.DUTY_REPORT),
        ("在全县教育系统党建述职评议会上的述职", Kind.DUTY_REPORT),
        ("2023年度履行全面从严治党主体责任情况述责述廉报告", Kind.DUTY_REPORT),
        ("关于巡察柳湾小学党支部的反馈意见", Kind.INSPECTION_FEEDBACK),
        ("秋季开学安全大检查情况通报", Kind.INSPECTION_FEEDBACK),
        ("述职评议会前调研情况的报告", Kind.INSPECTION_FEEDBACK),
        ("关于石桥中学巡察整改落实情况的督查反馈", Kind.INSPECTION_FEEDBACK),
        ("在反馈会议上的讲话", Kind.INSPECTION_FEEDBACK),
        ("述职评议会上的点评", Kind.REVIEW_REMARKS),
        ("在2023年度述职评议会上的讲话", Kind.REVIEW_REMARKS),
        ("柳湾小学党支部班子组织生活会对照检查材料", Kind.SELF_EXAMINATION),
        ("柳湾小学党支部关于述职评议点评问题的整改方案", Kind.RECTIFICATION_PLAN),
        ("巡察整改问题清单、任务清单、责任清单", Kind.RECTIFICATION_PLAN),
        ("石桥中学党总支关于巡察整改进展情况的通报", Kind.RECTIFICATION_REPORT),
        ("关于申请巡察整改事项销号的报告", Kind.RECTIFICATION_REPORT),
        ("2024年党建工作要点", Kind.WORK_PLAN),
        ("柳湾小学党支部议事规则（试行）".replace("（", "(").replace("）", ")"), Kind.REGULATION),
        ("在全区党的建设工作会议上的讲话", Kind.MEETING_SPEECH),
        ("述职评议会主持词", Kind.MEETING_SPEECH),
        ("把支部建在年级组上——柳湾小学党支部经验材料", Kind.EXPERIENCE),
        ("关于印发《柳湾小学党支部议事规则》的通知", Kind.REGULATION),
        ("做实党建这篇文章", None),
    ],
)
def test_the_title_names_the_kind(title: str, kind: Kind | None) -> None:
    assert by_title(title) is kind


def test_a_title_without_a_kind_leaves_it_to_the_text() -> None:
    told = facts(report("心里装着学生", "柳湾小学党支部书记　何望春", OPENING, "以上报告，请予评议。"))
    assert told.kind is Kind.DUTY_REPORT


def test_a_duty_report_of_january_speaks_about_the_year_before() -> None:
    told = facts(report("述职报告", "柳湾镇中心小学党支部书记　何望春", "（2024年1月9日）", OPENING))
    assert (told.organization, told.reporter) == ("柳湾镇中心小学党支部", "何望春")
    assert (told.year, told.date) == (2023, "2024-01-09")


def test_the_year_of_the_title_goes_before_the_date() -> None:
    told = facts(report("柳湾小学党支部2022年度述职报告", OPENING, "柳湾小学党支部", "2023年6月1日"))
    assert told.year == 2022


def test_a_plan_belongs_to_the_year_of_its_date() -> None:
    title = "柳湾小学党支部关于2022年度述职评议问题的整改方案"
    told = facts(report(title, OPENING, "柳湾小学党支部", "二〇二三年二月二十日"))
    assert (told.kind, told.year, told.date) == (Kind.RECTIFICATION_PLAN, 2023, "2023-02-20")


def test_a_deadline_at_the_end_is_no_date_of_the_document() -> None:
    told = facts(report("柳湾小学党支部2023年述职报告", OPENING, "3.补齐会议记录，2024年9月10日前完成。"))
    assert told.date is None


def test_feedback_is_about_the_unit_inspected_in_the_year_of_the_inspection() -> None:
    told = facts(
        report(
            "中共青柳县委第二巡察组关于巡察石桥中学党总支的反馈意见",
            "（2024年3月12日）",
            "按照县里安排，2023年10月16日至12月8日，县委第二巡察组到石桥中学党总支做了一轮常规巡察，主要情况如下。",
        )
    )
    assert (told.organization, told.year, told.reporter) == ("石桥中学党总支", 2023, None)


def test_a_notice_to_many_belongs_to_the_body_that_issues_it() -> None:
    told = facts(
        report(
            "关于秋季开学安全大检查情况的通报",
            "各中心校、县直各学校：",
            "近日，县教育局组成五个组，不打招呼、直接进校，对开学安全工作进行了检查，现将情况通报如下，请对照整改。",
            "青柳县教育局",
            "2023年9月12日",
        )
    )
    assert (told.organization, told.date) == ("青柳县教育局", "2023-09-12")


def test_short_names_are_completed_from_the_text() -> None:
    told = facts(report("述职报告", "柳湾小学党支部　何望春", f"青柳县柳湾小学党支部成立十年了。{OPENING}"))
    assert told.organization == "青柳县柳湾小学党支部"


def test_a_school_committee_has_one_name_however_it_signs() -> None:
    told = facts(report("中共石桥中学总支部委员会2023年述职报告", OPENING))
    assert told.organization == "石桥中学党总支"


def test_former_names_are_kept_as_aliases() -> None:
    line = "镇里并入新区以后，2023年5月柳湾镇中心幼儿园更名为青柳新区第一幼儿园，支部的名称也跟着换了。"
    told = facts(report("青柳新区第一幼儿园党支部2023年述职报告", line))
    assert told.aliases == ("柳湾镇中心幼儿园党支部",)


def test_the_file_name_is_asked_last_for_the_year() -> None:
    assert facts(report("述职报告", OPENING, name="柳湾小学2021年述职.txt")).year == 2021
    assert facts(report("柳湾小学2022年述职报告", OPENING, name="2021.txt")).year == 2022


def test_a_masked_reporter_stays_masked() -> None:
    assert facts(report("述职报告", "XX小学党支部书记　吴XX", OPENING)).reporter == "吴XX"


def test_the_file_name_is_asked_last_for_the_organization() -> None:
    told = facts(report("述职报告", OPENING, name="2023年述职报告（柳湾小学党支部）.txt"))
    assert told.organization == "柳湾小学党支部"
    assert facts(report("石桥中学党总支述职报告", OPENING, name="柳湾小学.txt")).organization == "石桥中学党总支"


def test_a_red_head_is_no_title() -> None:
    told = facts(
        report(
            "中共青柳县委教育工作委员会文件",
            "青教工委〔2024〕12号",
            "关于印发《2024年教育系统党建工作要点》的通知",
            "各学校党组织：",
            OPENING,
            "2024年2月26日",
        )
    )
    assert told.title == "关于印发《2024年教育系统党建工作要点》的通知"
    assert (told.kind, told.year, told.date) == (Kind.WORK_PLAN, 2024, "2024-02-26")
    assert told.organization == "中共青柳县委教育工作委员会"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2024年度组织生活会个人发言提纲", Kind.SELF_EXAMINATION),
        ("个人检视材料", Kind.SELF_EXAMINATION),
        ("槐荫路小学消防安全自查报告", Kind.SELF_EXAMINATION),
        ("专项检查反馈问题整改情况的报告", Kind.RECTIFICATION_REPORT),
        ("述职评议点评讲话提纲", Kind.REVIEW_REMARKS),
        ("三季度信访要情摘编", Kind.INSPECTION_FEEDBACK),
    ],
    ids=["speech on oneself", "examination", "self-check", "report on rectification", "remarks", "letters"],
)
def test_a_title_names_the_kind_of_paper(title: str, kind: Kind) -> None:
    assert facts(report(title, "各位同志：", "现将有关情况汇报如下。")).kind is kind


@pytest.mark.parametrize(
    "lines",
    [
        ("2021年度柳叶沟乡教育党总支书记述职报告", "一、工作回顾", "一年来，总支抓了三件事。"),
        ("关于整改情况的公开报告", "2022年3月，县委第四巡察组对柳叶沟乡教育党总支进行了常规巡察，反馈问题十二个。"),
        ("党建督导记录", "检查对象：柳叶沟乡教育党总支", "上午看资料。"),
    ],
    ids=["after the year in the title", "who was inspected", "label"],
)
def test_the_organization_is_read_where_a_paper_names_it(lines: tuple[str, ...]) -> None:
    assert facts(report(*lines)).organization == "柳叶沟乡教育党总支"
