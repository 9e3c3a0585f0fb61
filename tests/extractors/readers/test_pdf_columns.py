"""Reading order: the same page, whatever order the file writes it in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extractors.readers.printed_pages import Text, column, printed, read, row_wise, shuffled, texts

TITLE = "党建工作情况简报（第三期）"
OPENING = "本期简报刊登两个支部的述职情况，左栏是做法和问题，右栏是下一步的打算，供各支部学习参考，请认真研究落实。"
LEFT = [
    "支部今年召开支委会十二次，议定事项三十六件，件件有记录，其中二十九件当月办结，余下七件列入明年计划。",
    "存在的问题主要有两个方面，一是理论学习不够深入，笔记抄得多、想得少；二是谈心谈话没有全覆盖。",
    "（一）学习不深。集中学习多以念文件为主。",
]
RIGHT = [
    "下一步，支部将制定学习计划，每月安排一次专题研讨，由支委轮流主讲，党员会前报题目、会后写体会。",
    "谈心谈话由书记带头，六月底前覆盖全体党员和新进教师，记录交组织委员存档，年底前再谈一轮。",
]
CLOSING = "以上材料由党建办公室汇总编发，各支部如有意见，请在本月底前以书面形式反馈，以便下一期刊登，逾期不再受理。"
ORDERS = [list, row_wise, shuffled]


@pytest.mark.parametrize("order", ORDERS)
def test_two_columns_read_one_after_the_other(order: Callable[[list[Text]], list[Text]]) -> None:
    page = column(LEFT, 72, 100, 17) + column(RIGHT, 320, 100, 17)
    assert texts(read(printed(order(page)))) == LEFT + RIGHT


@pytest.mark.parametrize("order", ORDERS)
def test_columns_between_full_lines_keep_their_place(order: Callable[[list[Text]], list[Text]]) -> None:
    page = [Text(180, 80, TITLE, 20), *column([OPENING], 72, 110, 37)]
    page += column(LEFT, 72, 190, 17) + column(RIGHT, 320, 190, 17) + column([CLOSING], 72, 560, 37)
    assert texts(read(printed(order(page)))) == [TITLE, OPENING, *LEFT, *RIGHT, CLOSING]


@pytest.mark.parametrize("order", ORDERS)
def test_a_gutter_of_one_character_is_enough(order: Callable[[list[Text]], list[Text]]) -> None:
    page = column(LEFT, 72, 100, 18) + column(RIGHT, 72 + 19 * 12, 100, 18)
    assert texts(read(printed(order(page)))) == LEFT + RIGHT


@pytest.mark.parametrize("order", ORDERS)
def test_three_columns(order: Callable[[list[Text]], list[Text]]) -> None:
    stories = [LEFT[0], LEFT[1], RIGHT[0]]
    page = [line for n, story in enumerate(stories) for line in column([story], 60 + n * 170, 100, 12)]
    assert texts(read(printed(order(page)))) == stories


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    lines = column(LEFT[:2], 72, 100, 17)
    moved = [Text(line.x + 248, line.y - lines[5].y + 100, line.words) for line in lines[5:]]
    assert texts(read(printed(shuffled(lines[:5] + moved)))) == LEFT[:2]


def test_cells_without_rules_stay_in_their_rows() -> None:
    cells = [("序号", "问题", "责任人"), ("1", "会议记录不全", "张三"), ("2", "党费收缴不及时", "李四")]
    cells += [("3", "谈话未全覆盖", "王五")]
    page = [Text(72 + 150 * c, 100 + 20 * r, words) for r, row in enumerate(cells) for c, words in enumerate(row)]
    assert texts(read(printed(shuffled(page)))) == [" ".join(row) for row in cells]
