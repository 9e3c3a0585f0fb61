"""Text files whose lines are broken at a fixed width."""

from __future__ import annotations

from extractors.readers.wrapping import unwrapped

PARAGRAPH = (
    "今年支部有党员十一名，全年开展主题党日十二次，党员参加率比上一年高了两成多，党员活动室也整修一新，"
    "书记讲党课四次，支委各讲一次，讲完都请党员当场提问，答不上来的下次补讲，记录由组织委员逐本翻看。"
)


def wrapped(text: str, width: int = 30) -> list[str]:
    text = "　　" + text
    return [text[i : i + width] for i in range(0, len(text), width)]


def test_paragraphs_are_joined_again() -> None:
    rows = ["述职报告", *wrapped(PARAGRAPH), "一、存在的问题", *wrapped(PARAGRAPH), *wrapped(PARAGRAPH)]
    found = [row.strip("　") for row in unwrapped(rows)]
    assert found == ["述职报告", PARAGRAPH, "一、存在的问题", PARAGRAPH, PARAGRAPH]


def test_a_file_with_a_paragraph_a_line_is_left_alone() -> None:
    rows = ["述职报告", *[PARAGRAPH[:n] for n in (60, 75, 80, 44, 91, 90, 33, 70, 58)]]
    assert unwrapped(rows) == rows


def test_a_list_of_short_lines_is_left_alone() -> None:
    rows = [f"{n}号党员何望春参加了全部活动" for n in range(10, 30)]
    assert unwrapped(rows) == rows


def test_a_numbered_line_begins_a_paragraph() -> None:
    rows = [*wrapped(PARAGRAPH), "1." + PARAGRAPH[:28], PARAGRAPH[28:50] + "。", *wrapped(PARAGRAPH)]
    assert unwrapped(rows)[1] == "1." + PARAGRAPH[:50] + "。"
