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
