"""Files that hold several articles."""

from __future__ import annotations

from dataclasses import replace

from extractors.chinese.articles import articles
from extractors.findings import Kind
from tests.extractors.chinese.reports import report

STUDY = (
    "支部每月集中学习一次，由书记领学、支委导学、党员轮流谈体会，谈完当场提问，答不上来的下次补讲。"
    "学习计划年初定、月月查，记录由组织委员逐本翻看，缺的当天补上，连续两次缺席的由书记谈话。"
    "一年下来党员写体会四十二篇，挑出十篇在校内展出，家长代表看了以后提出七条意见，都已答复。"
)
MONEY = (
    "食堂收支每周公示，采购由三人同去、三人同签，货比三家的单子贴在公示栏里，留足一个学期。"
    "大额支出先上支委会，再上教代会，会议记录写明谁赞成谁反对，账目由家长委员会每月抽查一次。"
    "去年查出两笔接待费没有附清单，已经全部退回，经办人在支部大会上作了检讨，制度也补了一条。"
)
MANNERS = (
    "教师进班要先敲门，批评学生不超过三句话，家长来访起身倒水，这三条写进了师德公约。"
    "支部把公约印成卡片发到每个办公室，年级组每周对照一次，做得好的在教师会上讲一讲。"
    "一年里收到表扬信十九封，投诉从上一年的八件降到两件，两件都在三天以内见面说清楚了。"
)


def test_numbered_articles_under_one_title_are_split() -> None:
    document = report("支部工作材料3篇", "支部工作材料篇1", STUDY, "支部工作材料篇2", MONEY, "支部工作材料篇3", MANNERS)
    found = articles(document)
    texts = [document.text[article.start : article.end] for article in found]
    assert texts == [f"支部工作材料篇{n}\n{body}" for n, body in enumerate((STUDY, MONEY, MANNERS), 1)]
    assert [article.title for article in found] == ["支部工作材料篇1", "支部工作材料篇2", "支部工作材料篇3"]
    assert all("序号" in article.reason for article in found)


def test_an_article_that_repeats_an_earlier_one_is_told() -> None:
    again = STUDY.replace("四十二", "四十三")
    document = report("材料篇一", STUDY + MONEY, "材料篇二", MANNERS * 2, "材料篇三", again + MONEY)
    found = articles(document)
    assert [article.duplicate_of for article in found] == [None, None, 0]
    assert "第 1 篇" in found[2].reason


def test_reports_one_after_another_are_split_by_their_titles() -> None:
    document = report(
        "柳湾小学党支部2023年述职报告", "柳湾小学党支部书记　何望春", STUDY + MONEY,
        "石桥中学党总支2023年述职报告", "石桥中学党总支书记　高远", MANNERS + MONEY,
    )  # fmt: skip
    found = articles(document)
    assert [article.organization for article in found] == ["柳湾小学党支部", "石桥中学党总支"]
    assert {article.kind for article in found} == {Kind.DUTY_REPORT}


def test_one_report_is_not_split() -> None:
    parts = ("一、学习情况", STUDY, "二、存在的问题", MONEY, "三、下一步打算", MANNERS)
    document = report("柳湾小学党支部书记述职报告", *parts, "附件：整改清单")
    assert articles(document) == ()


def test_a_table_of_contents_is_not_split() -> None:
    document = report("材料篇1", "材料篇2", "材料篇3", STUDY + MONEY + MANNERS)
    assert articles(document) == ()


def test_papers_of_different_kinds_are_split_where_their_titles_are_marked() -> None:
    first = report("柳湾小学党支部2023年述职报告", STUDY, MONEY).blocks
    second = report("柳湾小学党支部述职评议问题整改方案", MANNERS, MONEY).blocks
    document = report("占位")
    moved = tuple(replace(block, id=f"c{block.id}") for block in second)
    found = articles(replace(document, blocks=(*first, *moved)))
    assert [article.kind for article in found] == [Kind.DUTY_REPORT, Kind.RECTIFICATION_PLAN]
