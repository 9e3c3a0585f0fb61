"""Whose problem a finding is: the unit that a text about many names, or the document's own organization."""

from __future__ import annotations

from extractors.chinese.view import view
from extractors.chinese.whose import whose
from extractors.findings import Kind
from tests.extractors.chinese.reports import report

OFFICE = "中共青浦河区委教育工作委员会"


def organizations(kind: Kind, own: str, lines: tuple[str, ...], *quotes: str) -> list[str]:
    seen = view(report(*lines))
    places = [seen.text.index(quote) for quote in quotes]
    spans = [
        (place, place + len(quote), next(line.index for line in seen.lines if line.start <= place <= line.end))
        for place, quote in zip(places, quotes, strict=True)
    ]
    return whose(seen, kind, own, spans)


def test_a_heading_names_the_unit_of_all_findings_below_it() -> None:
    lines = (
        "2023年度党组织书记述职评议点评意见",
        "一、柳河小学党支部(书记:田满仓)",
        "不足:",
        "1.全年只开过一次组织生活会。",
        "二、高岭中学党总支(书记:石开)",
        "1.党费没有按月收缴。",
        "三、面上的几句话",
        "一是有的材料抄来抄去。",
    )
    quotes = ("1.全年只开过一次组织生活会。", "1.党费没有按月收缴。", "一是有的材料抄来抄去。")
    assert organizations(Kind.REVIEW_REMARKS, OFFICE, lines, *quotes) == ["柳河小学党支部", "高岭中学党总支", OFFICE]


def test_a_speaker_turns_from_one_unit_to_the_next() -> None:
    lines = (
        "在书记述职评议会上的点评",
        "先说柳河小学,满仓同志。班子很稳。可是学习记录是补的,字迹都一样。",
        "我翻了台账,三个季度没有谈话记录。",
        "接下来是高岭中学。总支的活动不少,可是两名发展对象没有考察材料。",
    )
    quotes = (
        "可是学习记录是补的,字迹都一样。",
        "我翻了台账,三个季度没有谈话记录。",
        "可是两名发展对象没有考察材料。",
    )
    found = organizations(Kind.REVIEW_REMARKS, OFFICE, lines, *quotes)
    assert found == ["柳河小学", "柳河小学", "高岭中学"]


def test_a_sentence_names_its_unit_under_the_fullest_name_of_the_text() -> None:
    lines = (
        "关于党费收缴专项检查情况的通报",
        "柳河小学党支部按月公示,高岭中学党委专人负责,值得肯定。",
        "一是柳河小学一季度党费拖到五月才上缴;二是高岭中学3名党员欠交党费。",
        "此外,工委组织科全年没有开展过业务培训。",
    )
    quotes = (
        "一是柳河小学一季度党费拖到五月才上缴;",
        "二是高岭中学3名党员欠交党费。",
        "工委组织科全年没有开展过业务培训。",
    )
    found = organizations(Kind.INSPECTION_FEEDBACK, OFFICE, lines, *quotes)
    assert found == ["柳河小学党支部", "高岭中学党委", OFFICE]


def test_units_joined_in_one_finding_stay_together() -> None:
    lines = (
        "秋季校园安全检查情况通报",
        "1.柳河小学、石桥小学把安全出口锁住了。",
        "2.高岭中学食堂没有留样。",
    )
    found = organizations(
        Kind.INSPECTION_FEEDBACK,
        "青浦河区教育局",
        lines,
        "1.柳河小学、石桥小学把安全出口锁住了。",
        "2.高岭中学食堂没有留样。",
    )
    assert found == ["柳河小学、石桥小学", "高岭中学"]


def test_a_minute_before_the_name_does_not_hide_it() -> None:
    lines = ("寄宿制学校夜查情况通报", "21:40 柳河小学。值班室没有人。", "22:15 高岭中学。后门锁着。")
    found = organizations(Kind.INSPECTION_FEEDBACK, "青浦河区教育局", lines, "值班室没有人。", "后门锁着。")
    assert found == ["柳河小学", "高岭中学"]


def test_an_example_after_several_schools_is_not_that_schools_problem() -> None:
    lines = (
        "党建工作督查情况通报",
        "1.不少学校的学习只念文件,柳河小学的笔记有一半是打印的。",
        "2.柳河小学没有建立台账。",
        "3.高岭中学支委空缺一年。",
    )
    quotes = (
        "1.不少学校的学习只念文件,柳河小学的笔记有一半是打印的。",
        "2.柳河小学没有建立台账。",
        "3.高岭中学支委空缺一年。",
    )
    found = organizations(Kind.INSPECTION_FEEDBACK, OFFICE, lines, *quotes)
    assert found == [OFFICE, "柳河小学", "高岭中学"]


def test_a_report_about_one_school_keeps_its_name_whoever_is_mentioned() -> None:
    lines = (
        "关于巡察高岭中学党总支的反馈意见",
        "一是初中部党支部任期届满没有换届。",
        "二是物业公司保洁费多付了三个月。",
        "三是柳河小学借用的教室没有合同。",
    )
    found = organizations(Kind.INSPECTION_FEEDBACK, "高岭中学党总支", lines, *lines[1:])
    assert found == ["高岭中学党总支"] * 3


def test_branches_are_units_where_a_school_committee_speaks_of_each() -> None:
    lines = (
        "校党委书记对党支部书记述职的点评",
        "语文支部(书记 秦朗)",
        "提醒:记录本三个月没有写。",
        "后勤支部(书记 马勇)",
        "提醒:资产账对不上。",
    )
    found = organizations(Kind.REVIEW_REMARKS, "高岭中学党委", lines, "记录本三个月没有写。", "资产账对不上。")
    assert found == ["语文支部", "后勤支部"]


def test_a_duty_report_is_always_about_its_own_organization() -> None:
    lines = ("述职报告", "1.柳河小学的经验没有学到手。", "2.高岭中学的结对没有跟进。")
    found = organizations(Kind.DUTY_REPORT, "石桥小学党支部", lines, *lines[1:])
    assert found == ["石桥小学党支部"] * 2


def test_a_speaker_whom_nobody_names_still_turns_from_unit_to_unit() -> None:
    lines = (
        "局长在述职会上的点评",
        "柳河小学党支部。班子团结。可是全年没有开过一次支委会。",
        "高岭中学党总支。阵地整洁。但是党费收缴拖了五个月。",
    )
    quotes = ("可是全年没有开过一次支委会。", "但是党费收缴拖了五个月。")
    assert organizations(Kind.REVIEW_REMARKS, "", lines, *quotes) == ["柳河小学党支部", "高岭中学党总支"]


def test_a_notice_about_schools_names_schools() -> None:
    lines = (
        "青浦河区委教育工委关于阵地建设检查情况的通报",
        "1.柳河小学党总支任期已满半年没有换届。",
        "2.高岭中学两间活动室改作仓库。",
        "3.柳河小学“开放日”全年没有办过。",
        "4.松树坪小学支部四季度只开一次会。",
        "5.石桥中学没有党建台账。",
        "6.北山学校党旗褪色。",
        "7.东关学校学习园地三年没有换过内容。",
    )
    quotes = ("3.柳河小学“开放日”全年没有办过。", "4.松树坪小学支部四季度只开一次会。")
    assert organizations(Kind.INSPECTION_FEEDBACK, OFFICE, lines, *quotes) == ["柳河小学", "松树坪小学"]


def test_an_abbreviation_is_the_unit_that_the_text_writes_out() -> None:
    lines = (
        "关于三起安全事件的通报",
        "青浦市第十二中学看台护栏松动,青浦市第三小学门卫脱岗,青浦市第九小学灶间漏气。",
        "经查,十二中体育组报修三次没有人答复。三小保安无证上岗。",
    )
    quotes = ("十二中体育组报修三次没有人答复。", "三小保安无证上岗。")
    found = organizations(Kind.INSPECTION_FEEDBACK, "青浦市教育局", lines, *quotes)
    assert found == ["青浦市第十二中学", "青浦市第三小学"]


def test_brackets_and_headings_say_whom_feedback_is_about() -> None:
    lines = (
        "巡察反馈公开",
        "【柳河小学党支部】第一组指出:谈心谈话没有记录。",
        "第二组向高岭中学党委反馈",
        "大额支出没有上会。",
        "三、对松树坪小学党支部的延伸反馈",
        "党费没有公示。",
    )
    quotes = ("谈心谈话没有记录。", "大额支出没有上会。", "党费没有公示。")
    found = organizations(Kind.INSPECTION_FEEDBACK, OFFICE, lines, *quotes)
    assert found == ["柳河小学党支部", "高岭中学党委", "松树坪小学党支部"]


def test_headings_of_many_units_count_whatever_the_kind() -> None:
    lines = (
        "党建体检结果告知书",
        "柳河小学党支部",
        "支委会半年一次。",
        "高岭中学党总支",
        "党费少收两个月。",
        "松树坪小学党支部",
        "公开栏是空的。",
    )
    quotes = ("支委会半年一次。", "党费少收两个月。", "公开栏是空的。")
    found = organizations(Kind.DUTY_REPORT, "", lines, *quotes)
    assert found == ["柳河小学党支部", "高岭中学党总支", "松树坪小学党支部"]


def test_a_part_of_a_university_is_not_another_unit() -> None:
    lines = (
        "在听取松岭师范大学附属小学党总支述职后的点评",
        "附小的公开栏没有更新。高岭中学的做法值得学。",
    )
    quotes = ("附小的公开栏没有更新。",)
    own = "松岭师范大学附属小学党总支"
    assert organizations(Kind.REVIEW_REMARKS, own, lines, *quotes) == [own]


def test_a_unit_of_party_work_bears_the_highest_body_of_which_its_part_speaks() -> None:
    lines = (
        "在书记述职评议会上的点评",
        "一、何望春同志对柳河小学的点评",
        "支部三个，党委只有一个。党委会的记录缺了两次。",
        "二、何望春同志对高岭中学的点评",
        "台账写得齐。只是新党员一个也没有。",
    )
    quotes = ("党委会的记录缺了两次。", "只是新党员一个也没有。")
    assert organizations(Kind.REVIEW_REMARKS, OFFICE, lines, *quotes) == ["柳河小学党委", "高岭中学"]
    safety = ("在校园安全述职会上的点评", *lines[1:])
    assert organizations(Kind.REVIEW_REMARKS, OFFICE, safety, *quotes) == ["柳河小学", "高岭中学"]


def test_a_bare_line_is_a_finding_under_the_unit_above_it() -> None:
    lines = ("党建工作告知书", "柳河小学党支部", "支委会半年一次", "高岭中学党总支", "党费两年没有公示")
    found = organizations(Kind.INSPECTION_FEEDBACK, "", lines, lines[2], lines[4])
    assert found == ["柳河小学党支部", "高岭中学党总支"]


def test_a_unit_stands_before_its_leaders_name_or_after_a_verb_of_hearing() -> None:
    lines = (
        "在书记述职评议会上的点评",
        "柳河小学何望春同志：讲得实在。只是组织生活会没有开。",
        "听了高岭中学，感觉是稳。只是新党员一个也没有。",
    )
    quotes = ("只是组织生活会没有开。", "只是新党员一个也没有。")
    assert organizations(Kind.REVIEW_REMARKS, OFFICE, lines, *quotes) == ["柳河小学", "高岭中学"]


def test_a_line_that_begins_with_a_unit_and_its_leader_turns_to_it() -> None:
    lines = (
        "在书记述职评议会上的点评",
        "先说柳河小学,何书记。班子很稳。可是学习记录是补的。",
        "高岭中学的石书记。述职稿写得漂亮。会前走访,两名发展对象没有考察材料。",
        "田书记,松岭小学。去得晚了些。本子倒是齐的。党费两个季度没有收。",
    )
    quotes = ("可是学习记录是补的。", "会前走访，两名发展对象没有考察材料。", "党费两个季度没有收。")
    assert organizations(Kind.REVIEW_REMARKS, OFFICE, lines, *(quote.replace("，", ",") for quote in quotes)) == [
        "柳河小学",
        "高岭中学",
        "松岭小学",
    ]


def test_research_rooms_and_rarer_schools_are_units_too() -> None:
    lines = (
        "关于党建督查情况的通报",
        "县一高党委会的记录缺了两次。",
        "今年市盲校的党费没有收齐。",
        "区教研中心没有开过组织生活会。",
    )
    found = organizations(Kind.INSPECTION_FEEDBACK, OFFICE, lines, *lines[1:])
    assert found == ["县一高党委", "市盲校", "区教研中心"]
