"""Plain text and Markdown files as documents."""

from __future__ import annotations

import pytest

from extractors.document import BlockKind, Document, Origin
from extractors.errors import EmptyFile, TooLarge
from extractors.readers import text

REPORT = """青柳镇中心小学党支部书记述职报告
　　　何望春
　　各位领导：
　　今年支部有党员十一名，全年开展主题党日十二次，党员参加率比上一年高了两成多，党员活动室也整修一新。
一、存在的问题
（一）学习不够深。
1.集中学习时念文件多、讨论少，有三次记录只写了题目，没有发言内容，补记时也没有核对。

二、下一步打算
落实好上面这一条。
"""


def read(content: str, *, kind: str = "txt") -> Document:
    data = content.encode()
    return text.read(data, Origin(f"报告.{kind}", "0" * 64, kind, len(data)))


def test_every_line_that_holds_something_is_a_block() -> None:
    document = read(REPORT)
    assert [block.id for block in document.blocks] == [f"b{i}" for i in range(9)]
    assert document.blocks[3].text.startswith("今年支部")


def test_title_byline_and_numbered_headings_are_told_apart() -> None:
    kinds = [(block.kind, block.level, block.number) for block in read(REPORT).blocks]
    assert kinds[0] == (BlockKind.TITLE, None, "")
    assert kinds[1] == (BlockKind.PARAGRAPH, None, "")
    assert kinds[4] == (BlockKind.HEADING, 1, "一、")
    assert kinds[5] == (BlockKind.HEADING, 2, "（一）")
    assert kinds[6] == (BlockKind.PARAGRAPH, None, "1.")


def test_a_title_goes_on_in_its_second_line() -> None:
    document = read("青柳镇中心小学党支部\n关于督查反馈问题的整改方案\n现将方案报告如下，请予审核。")
    assert [block.kind for block in document.blocks[:3]] == [BlockKind.TITLE, BlockKind.TITLE, BlockKind.PARAGRAPH]


def test_a_short_line_before_a_long_paragraph_is_a_heading() -> None:
    body = "支部把党员分到四个年级组，每个月碰一次头，谁的班里有困难就先解决谁的，老师们都说比过去实在得多。"
    document = read(f"年度工作总结\n{body}\n把支部建到年级组\n{body}")
    assert document.blocks[2].kind is BlockKind.HEADING


def test_a_name_above_the_text_is_no_title() -> None:
    assert read("何望春\n支部今年做了三件事，一件没做好。").blocks[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize("mark", ["|", "\t"])
def test_rows_written_with_bars_or_tabs_are_a_table(mark: str) -> None:
    rows = [["序号", "问题", "责任人"], ["1", "记录不全", "何望春"], ["2", "", "高远"]]
    document = read("整改台账\n" + "\n".join(mark.join(row) for row in rows))
    found = document.blocks[1:]
    assert [block.kind for block in found] == [BlockKind.ROW] * 3
    assert found[0].header
    assert [(cell.column, found[2].text[cell.start : cell.end]) for cell in found[2].cells] == [(0, "2"), (2, "高远")]
    assert (found[1].table, found[1].row, document.reading.tables) == (0, 1, 1)


def test_markdown_marks_become_structure() -> None:
    content = "# 述职报告\n\n## 一、问题\n\n**一是**学得浅。\n\n| 项 | 数 |\n|---|---|\n| 党课 | 4 |\n"
    document = read(content, kind="md")
    assert [block.kind.value for block in document.blocks] == ["title", "heading", "paragraph", "row", "row"]
    assert document.blocks[2].text == "一是学得浅。"
    assert document.blocks[1].level == 1


def test_markdown_links_quotations_and_rules_leave_their_words() -> None:
    content = "# 述职报告\n\n> 支部概况见[附表](b.md)。\n\n---\n\n![图1 阅览室](a.png)\n\n```\n制度三项。\n```\n"
    assert [block.text for block in read(content, kind="md").blocks] == [
        "述职报告", "支部概况见附表。", "图1 阅览室", "制度三项。"
    ]  # fmt: skip


def test_the_reading_report_accounts_for_every_character() -> None:
    page = f"立即下载\n{REPORT}责任编辑：高远\n上一篇：春游通知\n"
    reading = read(page).reading
    assert reading.characters_in_file == reading.characters_read + sum(skip.count for skip in reading.skipped)
    assert {skip.reason for skip in reading.skipped} == {"网页按钮和栏目名", "责任编辑", "上一篇、下一篇"}


@pytest.mark.parametrize("content", ["", " \r\n\t\n", "\ufeff"])
def test_a_file_without_text_is_refused(content: str) -> None:
    with pytest.raises(EmptyFile, match="没有文字"):
        read(content)


def test_a_page_of_buttons_alone_is_refused() -> None:
    with pytest.raises(EmptyFile, match="没有正文"):
        read("立即下载\n热门评论\n")


def test_a_text_of_a_whole_library_is_refused() -> None:
    with pytest.raises(TooLarge, match="超过 1000 万字"):
        read("学" * 10_000_001)
