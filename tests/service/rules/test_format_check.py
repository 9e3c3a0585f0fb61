"""Every way in which a paper breaks the official form is named, with its paragraph and what is right."""

from dataclasses import replace

import pytest

from service.rules.format_check import check, flaw_lines, flaws_json
from service.rules.format_edits import rewritten
from service.rules.format_facts import Draft, Flaw, Line, PageNumber, Role, Severity, Sheet, Words
from service.rules.format_headings import chinese_value
from service.rules.format_roles import roles

FANG = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "仿宋_GB2312")
GOOD = Sheet(210, 297, {"top": 37, "right": 26, "bottom": 35, "left": 28})
NUMBERS = {
    "default": PageNumber("— # —", "right", 14, "宋体"),
    "even": PageNumber("— # —", "left", 14, "宋体"),
}
FACES = {"#": "方正小标宋简体", "一": "黑体", "（": "楷体_GB2312"}


def words(text: str, face: str = "仿宋_GB2312", points: float = 16) -> Words:
    return Words(text, dict.fromkeys(FANG, face), points, hint="eastAsia")


def line(text: str, number: int = 0) -> Line:
    """A paragraph in the form that it should have, by how it starts."""
    if text.startswith("#"):
        return Line(number, (words(text[1:], FACES["#"], 22),), align="center", pitch=33)
    if not text:
        return Line(number, (), align="left", pitch=28.95)
    face = (
        "黑体"
        if text[1:2] == "、"
        else "楷体_GB2312"
        if text[0] == "（" and text[2] == "）" and text[1] in "一二三四"
        else ""
    )
    if text.endswith("："):
        return Line(number, (words(text),), align="left", pitch=28.95)
    if text.startswith(">"):
        return Line(number, (words(text[1:]),), align="right", pitch=28.95)
    return Line(number, (words(text, face or "仿宋_GB2312"),), align="both", pitch=28.95, first=31.5)


def paper(*texts: str) -> Draft:
    lines = tuple(line(text, number) for number, text in enumerate(texts, 1))
    return Draft((GOOD,), lines, NUMBERS, parts_even=True)


SOUND = (
    "#关于整改情况的报告",
    "",
    "镇党委：",
    "现将整改情况报告如下。",
    "一、总体情况",
    "（一）组织领导",
    "1.成立专班。召开会议3次。",
    "（1）每月调度。",
    "二、下一步打算",
    "继续整改。",
    "附件：1.清单",
    "2.台账",
    "",
    ">石桥镇中心小学党支部",
    ">2026年3月9日",
    "（此件公开发布）",
)


def rules(draft: Draft) -> set[str]:
    return {flaw.rule for flaw in check(draft)}


def only(draft: Draft, rule: str) -> Flaw:
    (flaw,) = [flaw for flaw in check(draft) if flaw.rule == rule]
    return flaw


def test_a_sound_paper_has_no_flaw() -> None:
    assert check(paper(*SOUND)) == ()


def test_each_paragraph_is_known_for_what_it_is() -> None:
    found = [one.role for one in roles(paper(*SOUND))]
    headings = [Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.HEADING_1]
    assert found[:4] == [Role.TITLE, Role.EMPTY, Role.SALUTATION, Role.BODY]
    assert found[4:9] == headings
    assert found[9:] == [Role.BODY, *[Role.ATTACHMENTS] * 2, Role.EMPTY, Role.UNIT, Role.DAY, Role.NOTE]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("一.总体情况", "标题序号"),
        ("(一)组织领导", "标题序号"),
        ("1、成立专班。", "标题序号"),
        ("(1)每月调度。", "标题序号"),
        ("会议强调,要整改到位。", "半角标点"),
        ("整改到位(含立行立改)。", "半角括号"),
        ("理论学习、制度建设等。。。", "省略号"),
        ("整改--落实。", "破折号"),
        ('落实"第一议题"制度。', "直引号"),
        ("截至2026年03月09日。", "日期写法"),
        ("依据石小党发[2026]3号文件。", "发文字号"),
        ("依据石小党发〔2026〕第03号文件。", "发文字号"),
        ("共召开会议３次。", "全角数字"),
    ],
    ids=[
        "一点",
        "半角括号序号",
        "阿拉伯顿号",
        "半角四级",
        "逗号",
        "括号",
        "省略号",
        "破折号",
        "引号",
        "日期",
        "方括号",
        "虚位",
        "数字",
    ],
)
def test_wrong_writings_are_named_with_their_paragraph(text: str, rule: str) -> None:
    flaws = [flaw for flaw in check(paper("#报告", "", "现报告如下。", text)) if flaw.rule == rule]
    assert [flaw.paragraph for flaw in flaws] == [4]
    assert flaws[0].quote
    assert flaws[0].mended_by == "punctuation"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("一、甲", "三、乙"), "一级标题序号是3，前一个是1"),
        (("一、甲", "一、乙"), "一级标题序号是1，前一个是1"),
        (("二、甲",), "一级标题从2开始"),
        (("一、甲", "（二）乙"), "二级标题从2开始"),
    ],
    ids=["skipped", "repeated", "late start", "late start below"],
)
def test_heading_numbers_run_on(texts: tuple[str, ...], told: str) -> None:
    assert only(paper("#报告", "", *texts), "标题顺序").wrong == told


def test_numbering_may_skip_a_level_or_run_through_the_paper() -> None:
    texts = ("一、甲", "1.乙。", "2.丙。", "二、丁", "3.戊。", "三、己", "1.庚。")
    assert rules(paper("#报告", "", *texts)) == set()
    assert "标题层次" in rules(paper("#报告", "", "一、甲", "（1）乙。"))


def test_the_page_is_measured() -> None:
    letter = replace(
        paper(*SOUND), sheets=(Sheet(215.9, 279.4, {"top": 25.4, "right": 31.8, "bottom": 25.4, "left": 31.8}),)
    )
    assert rules(letter) == {"纸张", "页边距"}
    assert "上边距 25.4 毫米" in only(letter, "页边距").wrong


@pytest.mark.parametrize(
    ("numbers", "parts", "told"),
    [
        ({}, True, "没有页码"),
        (NUMBERS, False, "单双页的页码在同一边"),
        (NUMBERS | {"default": PageNumber("- # -", "right", 14, "宋体")}, True, "短横不是一字线"),
        (NUMBERS | {"default": PageNumber("第#页", "right", 14, "宋体")}, True, "“第1页”"),
        (NUMBERS | {"even": PageNumber("— # —", "right", 14, "宋体")}, True, "双页页码不在该在的一边"),
        (NUMBERS | {"even": PageNumber("— # —", "left", 10.5, "宋体")}, True, "五号"),
        (NUMBERS | {"even": PageNumber("— # —", "left", 14, "Calibri")}, True, "Calibri"),
    ],
    ids=["none", "one side", "short dashes", "words", "wrong side", "size", "font"],
)
def test_page_numbers_have_one_form(numbers: dict[str, PageNumber], parts: bool, told: str) -> None:
    draft = replace(paper(*SOUND), numbers=numbers, parts_even=parts)
    assert told in only(draft, "页码").wrong


def changed(number: int, **values: object) -> Draft:
    """The sound paper with one paragraph changed."""
    draft = paper(*SOUND)
    lines = list(draft.lines)
    lines[number - 1] = replace(lines[number - 1], **values)  # type: ignore[arg-type]
    return replace(draft, lines=tuple(lines))


@pytest.mark.parametrize(
    ("number", "values", "rule"),
    [
        (4, {"runs": (words("现将整改情况报告如下。", "宋体"),)}, "字体"),
        (4, {"runs": (words("现将整改情况报告如下。", points=14),)}, "字号"),
        (5, {"runs": (words("一、总体情况"),)}, "字体"),
        (5, {"runs": (replace(words("一、总体情况", "黑体"), bold=True),)}, "加粗"),
        (1, {"align": "left"}, "标题位置"),
        (4, {"pitch": 0.0}, "行距"),
        (4, {"pitch": 20.0}, "行距"),
        (4, {"gap": 8.0}, "段间距"),
        (4, {"first": 0.0}, "首行缩进"),
        (4, {"runs": (words("　　现将整改情况报告如下。"),), "first": 0.0}, "首行缩进"),
        (3, {"first": 32.0}, "主送机关"),
        (14, {"align": "left"}, "落款位置"),
        (5, {"runs": (words("一、总体情况。", "黑体"),)}, "标题标点"),
        (10, {"listed": True}, "自动编号"),
    ],
)
def test_wrong_looks_are_named_with_their_paragraph(number: int, values: dict[str, object], rule: str) -> None:
    assert only(changed(number, **values), rule).paragraph == number


def test_quotes_of_the_latin_font_are_told() -> None:
    fonts = FANG | {"ascii": "Times New Roman", "hAnsi": "Times New Roman"}
    run = Words("落实“第一议题”——2026年", fonts, 16)
    flaws = {flaw.rule: flaw for flaw in check(changed(4, runs=(run,)))}
    assert set(flaws) == {"引号字体", "西文字体"}
    assert "“”—" in flaws["引号字体"].wrong
    assert flaws["西文字体"].severity is Severity.NOTE
    assert "引号字体" not in rules(changed(4, runs=(replace(run, hint="eastAsia"),)))


def test_empty_paragraphs_do_not_push_words_down() -> None:
    assert rules(paper("#报告", "", "正文。", "", "", "", "", "正文。")) == {"空段"}


def test_days_are_written_in_arabic_digits() -> None:
    assert rules(paper("#报告", "", "正文。", ">甲校党支部", ">二〇二六年三月九日")) == {"成文日期"}
    assert rules(paper("#报告", "", "正文。", ">甲校党支部", ">2026.3.9")) == {"成文日期"}


def test_a_head_and_lines_under_the_title_are_no_body() -> None:
    head = Line(1, (replace(words("甲校党支部文件", "方正小标宋简体", 42), colour="FF0000"),), align="center")
    draft = paper("", "甲党发〔2026〕3号", "", "#报告", "支部书记　何望春", "（2026年3月9日）", "", "正文。", "正文。")
    draft = replace(draft, lines=(head, *draft.lines[1:]))
    found = [one.role for one in roles(draft) if one.role is not Role.EMPTY]
    assert found == [Role.HEAD, Role.HEAD, Role.TITLE, Role.UNDER_TITLE, Role.UNDER_TITLE, Role.BODY, Role.BODY]


def test_an_empty_file_and_one_of_tables_are_sound() -> None:
    assert check(replace(paper(), lines=())) == ()
    assert check(replace(paper("甲"), lines=(replace(line("甲", 1), in_table=True),))) == ()


def test_flaws_are_put_together_for_reading() -> None:
    flaws = [Flaw("字号", Severity.SHOULD, "小", "大", number, f"句{number}") for number in range(1, 15)]
    flaws.append(Flaw("页码", Severity.MUST, "没有页码", "有页码"))
    first, second = flaw_lines(flaws)
    assert first == "【必须改】页码：没有页码；应为：有页码"
    assert second.startswith("【建议改】字号：第1、2、3、")
    assert "等14段（“句1”）小；应为：大" in second
    assert flaws_json(flaws)[0] == {
        "rule": "字号",
        "severity": "建议改",
        "paragraph": 1,
        "quote": "句1",
        "wrong": "小",
        "right": "大",
        "mended_by": None,
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("会议强调,要整改(含立行立改);落实。", "会议强调，要整改（含立行立改）；落实。"),
        ('落实"第一议题"。。。', "落实“第一议题”……"),
        ("石小党发[2026]第03号", "石小党发〔2026〕3号"),
        ("2026年03月09日8:30", "2026年3月9日8:30"),
        ("共３次--都记录了.", "共3次——都记录了。"),
        ("网址http://a.cn,版本1.2", "网址http://a.cn,版本1.2".replace(",", "，")),
        ("ABC, (def); 3.5", "ABC, (def); 3.5"),
    ],
    ids=["commas", "quotes", "number", "day", "digits", "address", "latin"],
)
def test_marks_are_written_right(old: str, new: str) -> None:
    assert "".join(rewritten([old[:5], old[5:]])) == new
    assert rewritten([new]) == [new]


@pytest.mark.parametrize(
    ("level", "old", "new"),
    [
        (1, "一.甲", "一、甲"),
        (2, "(二)、乙", "（二）乙"),
        (3, "3、丙", "3.丙"),
        (4, "(4)丁", "（4）丁"),
        (1, "十二、戊", "十二、戊"),
    ],
)
def test_heading_numbers_are_written_right(level: int, old: str, new: str) -> None:
    role = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)[level - 1]
    assert rewritten([old], role) == [new]


@pytest.mark.parametrize(
    ("text", "value"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("十十", 0)]
)
def test_chinese_numbers_are_read(text: str, value: int) -> None:
    assert chinese_value(text) == value


def test_words_stay_in_their_runs_when_marks_change() -> None:
    assert rewritten(["会议强调,", "要整改", "--到位"]) == ["会议强调，", "要整改", "——到位"]
    assert rewritten(["(一", ")", "甲"], Role.HEADING_2) == ["（一）", "", "甲"]
    assert rewritten([]) == []
