"""Which headings stand above a line."""

from __future__ import annotations

from extractors.chinese.articles import articles
from extractors.chinese.view import view
from tests.extractors.chinese.reports import report


def path(*lines: str) -> list[str]:
    """The headings above the last line."""
    seen = view(report(*lines))
    return [seen.lines[at].folded for at in seen.sections[-1].path]


def test_headings_nest_by_their_printed_numbers() -> None:
    assert path("述职报告", "一、工作", "二、存在的问题", "（一）学习方面", "会上念文件的多，讨论的少。")[1:] == [
        "二、存在的问题",
        "(一)学习方面",
    ]


def test_a_line_that_ends_with_a_colon_heads_what_follows() -> None:
    assert path("点评", "一、实验小学", "不足：", "支部会开得少。")[-1] == "不足:"


def test_a_numbered_paragraph_is_no_heading() -> None:
    lines = ("述职报告", "二、存在的问题", "（一）学习不深。全年集中学习只有四次，没有一次讨论。", "下一段。")
    assert path(*lines)[-1] == "二、存在的问题"


def test_each_article_of_a_file_starts_its_own_headings() -> None:
    body = ["一、存在的问题", *[f"支部第{n}次会议没有记录，事后也没有补。" for n in range(1, 12)]]
    document = report("经验材料篇1", *body, "经验材料篇2", *[f"第{n}所学校的工作有序推进。" for n in range(1, 12)])
    seen = view(document, articles(document))
    assert len(seen.starts) == 2
    assert [seen.lines[at].folded for at in seen.sections[-1].path] == ["经验材料篇2"]


def levels(*lines: str) -> list[int | None]:
    """How deep a heading each line is."""
    return [section.level for section in view(report(*lines)).sections]


def test_numbered_lines_with_nothing_under_them_are_items_and_no_headings() -> None:
    lines = ("巡察反馈", "二、主要问题", "（一）支委会八个月没有开", "（二）党费由会计代交", "三、要求", "抓紧整改。")
    assert levels(*lines)[1:] == [1, None, None, 1, None]


def test_a_signature_under_the_last_item_does_not_make_it_a_heading() -> None:
    lines = ("巡察反馈", "二、主要问题", "（一）支委会八个月没有开", "（二）党费由会计代交", "区委第二巡察组")
    assert levels(*lines)[2:4] == [None, None]


def test_a_numbered_line_with_text_under_it_stays_a_heading() -> None:
    assert levels("述职报告", "（一）组织生活方面", "支委会八个月没有开。")[1] == 2


def test_a_short_item_before_a_long_one_heads_nothing() -> None:
    lines = (
        "检查反馈",
        "整改要求",
        "（一）食堂会计立即入账。",
        "（二）校工会及时公开回应大家关切。同时设立意见二维码。",
        "（三）补齐台账。",
    )
    assert levels(*lines)[2:] == [None, None, None]
