"""The markup says what a paper is made of; data inside it is never read as markup."""

import pytest

from service.office.elements import (
    Align,
    Annex,
    Attachments,
    Heading,
    Imprint,
    Note,
    PageBreak,
    Paragraph,
    RedHead,
    Run,
    Salutation,
    Signature,
    Table,
    TearLine,
    Title,
    Turn,
)
from service.office.markup import parse
from service.office.markup_tables import FIELD_HEIGHT, MarkupError
from service.office.markup_words import guard, lines, ticks

PAPER = """
# 石桥镇中心小学
# 整改方案
> 各年级组：
## 一、总体要求
### （一）目标
#### 1.任务
##### （1）细目
正文**要点：**内容
@center 居中
@table 5c 95
|序号|问题|
|1||
@attach 清单
@attach 核查表
@sign 党支部|2026年3月9日
@seal 党支部|2026年3月9日
@annex 附件1
@page
@landscape
@portrait
"""


def table_of(text: str) -> Table:
    (found,) = parse(text)
    assert isinstance(found, Table)
    return found


def test_every_mark_is_understood() -> None:
    elements = parse(PAPER)
    assert elements[0] == Title(("石桥镇中心小学", "整改方案"))
    assert elements[1] == Salutation("各年级组：")
    assert [one.level for one in elements if isinstance(one, Heading)] == [1, 2, 3, 4]
    assert elements[6] == Paragraph((Run("正文"), Run("要点：", bold=True), Run("内容")))
    assert elements[7] == Paragraph((Run("居中"),), Align.CENTER)
    table = elements[8]
    assert isinstance(table, Table)
    assert (table.columns[0].share, table.columns[0].centred) == (5.0, True)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["序号", "问题"], ["1", ""]]
    assert elements[9] == Attachments(("清单", "核查表"))
    assert elements[10] == Signature(("党支部",), "2026年3月9日")
    assert elements[11] == Signature(("党支部",), "2026年3月9日", sealed=True)
    assert elements[12:] == (Annex("附件1"), PageBreak(), Turn(landscape=True), Turn(landscape=False))


def test_head_and_foot_of_an_issued_paper() -> None:
    elements = parse(
        "@redhead 甲校党支部<br>乙校党支部|甲党〔2026〕3号|何望春\n# 通知\n@by 何望春\n"
        "@note 此件公开发布\n@imprint 县委|甲校|2026年3月9日印发"
    )
    assert elements[0] == RedHead(("甲校党支部", "乙校党支部"), "甲党〔2026〕3号", "何望春")
    assert elements[1] == Title(("通知",), ("何望春",))
    assert elements[2] == Note("（此件公开发布）")
    assert elements[3] == Imprint("县委", "甲校", "2026年3月9日印发")
    assert parse("@redhead 甲校党支部|甲党〔2026〕3号") == (RedHead(("甲校党支部",), "甲党〔2026〕3号"),)


def test_slips_boxes_and_signers() -> None:
    assert parse("@line") == (TearLine("回　　执"),)
    assert parse("@tick 评价：|好|*差") == (Paragraph((Run("评价：　□好　☑差"),)),)
    assert parse("@seal 甲|乙|丙|2026年3月9日") == (Signature(("甲", "乙", "丙"), "2026年3月9日", sealed=True),)
    assert parse("@sign 甲") == (Signature(("甲",), ""),)
    assert parse("@right 签字：<u>　　</u>") == (Paragraph((Run("签字："), Run("　　", underlined=True)), Align.RIGHT),)


def test_a_break_in_the_body_starts_a_paragraph() -> None:
    assert parse("一<br>二") == (Paragraph((Run("一"),)), Paragraph((Run("二"),)))


def test_cells_join_to_the_left_and_to_above() -> None:
    table = table_of("@table2 10 30 30 30\n|序号|人员|<|备注|\n|^|组长|组员|^|\n|1|甲|乙||")
    assert table.headers == 2
    assert [[cell.span for cell in row.cells] for row in table.rows] == [[1, 2, 1], [1, 1, 1, 1], [1, 1, 1, 1]]
    assert [cell.continued for cell in table.rows[1].cells] == [True, False, False, True]


def test_a_form_fills_its_rows_and_keeps_their_height() -> None:
    table = table_of("@fields 20c 30 20c 30\n|姓名|甲|职务|乙|\n|意见|同意<br>> （盖章）|@40")
    assert table.headers == 0
    assert [row.height for row in table.rows] == [FIELD_HEIGHT, 40]
    wide = table.rows[1].cells[1]
    assert (wide.span, wide.text) == (3, "同意\n（盖章）")
    assert wide.paragraphs[1].align is Align.RIGHT


@pytest.mark.parametrize(
    "text",
    ["# 不是标题", "|不是|表格|", "@page", "> 不是主送", "**不加粗**", "a|b*c#d@e>f", "<u>不划线</u>", "不<br>断", "^"],
)
def test_data_is_never_markup(text: str) -> None:
    assert parse(str(guard(text))) == (Paragraph((Run(text),)),)
    (row,) = table_of(f"@fields 20 80\n|甲|{guard(text)}|").rows
    assert row.cells[1].text == text


def test_filters_guard_what_they_join() -> None:
    assert parse(str(guard(lines(["一<br>", "@page"])))) == (Paragraph((Run("一<br>"),)), Paragraph((Run("@page"),)))
    assert guard(ticks(["好", "差|"], "好")) == f"☑好　□差{guard('|')}"
    assert ticks(["好", "差"], ["好", "差"]) == "☑好　☑差"
    assert ticks(["好"]) == "□好"


def test_data_becomes_one_line_without_control_characters() -> None:
    assert guard("一\n二\x00\t三\ufdd0") == "一 二 三"
    assert guard(5) == 5


def test_errors_name_the_line() -> None:
    with pytest.raises(MarkupError, match=r"第2行.*“@sgin”.*sign"):
        parse("正文\n@sgin 单位|日期")
    with pytest.raises(MarkupError, match="第1行：表格有2列"):
        parse("@table 50 50\n|一|二|三|")
    with pytest.raises(MarkupError, match="没有行"):
        parse("@table 50 50")
    with pytest.raises(MarkupError, match="列宽应当是数"):
        parse("@table 5x 95\n|一|二|")
