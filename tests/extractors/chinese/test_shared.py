"""Statements that hold for several measures."""

from __future__ import annotations

from extractors.chinese.shared import around, for_item


def test_the_last_bracket_of_the_line_holds_for_each_measure_in_it() -> None:
    line = "（1）补齐记录；（2）开展轮训。（牵头领导：李某；完成时限：5月底前）"
    assert around([line], 8) == ("牵头领导:李某;完成时限:5月底前",)


def test_a_line_below_holds_past_other_measures() -> None:
    lines = ["①补齐记录；", "②开展轮训。", "责任与时限：李某牵头，5月底前完成。", "下一个问题"]
    assert around(lines, 6) == ("责任与时限:李某牵头,5月底前完成。",)


def test_a_line_below_other_text_does_not_hold() -> None:
    assert around(["补齐记录。", "以上情况请审阅。", "责任人：李某"], 5) == ()


def test_a_heading_that_sets_a_time_holds() -> None:
    assert around(["补齐记录。"], 5, ("三、整改措施", "（二）立行立改事项")) == ("(二)立行立改事项",)


def test_items_are_told_apart() -> None:
    statement = "李某牵头;第①项立行立改,第②项5月底前完成。"
    assert for_item(statement, 1) == "李某牵头;立行立改,"
    assert for_item(statement, 2) == "李某牵头;5月底前完成。"
