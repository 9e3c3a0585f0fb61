"""The markup says what a paper is made of; data inside it is never read as markup."""

import pytest

from service.office.markup import (
    Align,
    Annex,
    Attachments,
    Heading,
    MarkupError,
    PageBreak,
    Paragraph,
    Run,
    Salutation,
    Signature,
    Table,
    Title,
    Turn,
    guard,
    parse,
)

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
    assert table.rows == (("序号", "问题"), ("1", ""))
    assert elements[9] == Attachments(("清单", "核查表"))
    assert elements[10] == Signature("党支部", "2026年3月9日")
    assert elements[11] == Signature("党支部", "2026年3月9日", sealed=True)
    assert elements[12:] == (Annex("附件1"), PageBreak(), Turn(landscape=True), Turn(landscape=False))


@pytest.mark.parametrize("text", ["# 不是标题", "|不是|表格|", "@page", "> 不是主送", "**不加粗**", "a|b*c#d@e>f"])
def test_data_is_never_markup(text: str) -> None:
    assert parse(str(guard(text))) == (Paragraph((Run(text),)),)


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
