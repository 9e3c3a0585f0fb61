"""Links from measures to findings: by number, row, place, order, words and items of the standard."""

from __future__ import annotations

from dataclasses import replace

from extractors.chinese.links import link
from extractors.chinese.pairing import Item

PROBLEMS = ("一、存在的问题",)
MEASURES = ("二、下一步打算",)


def findings(*texts: str) -> list[Item]:
    return [
        Item(f"f{n}", text, n * 100, n * 100 + len(text), number=n, heading=PROBLEMS) for n, text in enumerate(texts, 1)
    ]


def measures(*texts: str) -> list[Item]:
    return [
        Item(f"m{n}", text, 5000 + n * 100, 5000 + n * 100 + len(text), heading=MEASURES)
        for n, text in enumerate(texts, 1)
    ]


def test_words_decide_where_the_order_leaves_a_choice() -> None:
    found = findings("党费收缴不及时，常常攒到季末。", "公开栏内容陈旧，半年没有更换。", "活动室堆放杂物。")
    told = link(measures("公开栏每月更换内容，专人负责。", "党费按月收缴，张榜公布。", "清理活动室，配齐桌椅。"), found)
    assert told == {"m1": ("f2",), "m2": ("f1",), "m3": ("f3",)}


def test_one_measure_may_answer_several_findings() -> None:
    found = findings("学习流于形式，没有研讨。", "学习记录有补写的。", "采购没有比价。")
    assert link(measures("规范学习研讨和学习记录。", "采购一律三家比价。"), found) == {
        "m1": ("f1", "f2"),
        "m2": ("f3",),
    }


def test_an_item_of_the_standard_that_both_speak_of_decides() -> None:
    found = [replace(one, shares={code: 0.9}) for one, code in zip(findings(*["事项办得慢。"] * 2), "AB", strict=True)]
    asked = [replace(one, shares={code: 0.9}) for one, code in zip(measures(*["事项限时办。"] * 2), "BA", strict=True)]
    assert link(asked, found) == {"m1": ("f2",), "m2": ("f1",)}


def test_the_rest_is_for_a_measure_that_says_so() -> None:
    found = findings("党费收缴不及时。", "公开栏内容陈旧。", "活动室堆放杂物。")
    told = link(measures("党费按月收缴，张榜公布。", "其余问题对照清单，4月底前整改到位。"), found)
    assert told == {"m1": ("f1",), "m2": ("f2", "f3")}


def test_the_only_measure_found_does_not_answer_what_it_does_not_resemble() -> None:
    found = findings("党费收缴不及时。", "寝室里私拉电线，没有人管。", "灶间的纱窗破了半年。")
    told = link(measures("党费按月收缴，张榜公布。"), found)["m1"]
    assert "f1" in told
    assert "f3" not in told


def test_a_number_named_in_the_measure_decides() -> None:
    found = findings("学习流于形式。", "采购没有比价。")
    assert link(measures("针对第二条问题，开好学习会。"), found)["m1"] == ("f2",)


def test_the_row_of_a_table_decides() -> None:
    finding = Item("f1", "党费收缴不及时", 10, 20, row=(0, 1))
    same_row = Item("m1", "按月公示", 30, 34, row=(0, 1))
    merged = Item("m2", "张榜公布", 40, 44, row=(0, 2), cells=("党费收缴不及时", "5月底前"))
    assert link([same_row, merged], [finding]) == {"m1": ("f1",), "m2": ("f1",)}


def test_the_mark_in_a_column_of_references_decides() -> None:
    found = [
        Item("f1", "议事不规范", 0, 5, row=(0, 1), mark="W1"),
        Item("f2", "账目不清", 9, 13, row=(0, 2), mark="W2"),
    ]
    assert link([Item("m1", "修订规则", 50, 54, row=(1, 1), refers=("W2",))], found) == {"m1": ("f2",)}


def test_measures_right_after_their_finding_belong_to_it() -> None:
    items = [
        Item("f1", "议事走过场。", 0, 6, heading=("一、领导方面",)),
        Item("f2", "账目不清楚。", 100, 106, heading=("二、监督方面",)),
    ]
    answers = [
        Item("m1", "每季度公示。", 20, 26, heading=("一、领导方面",)),
        Item("m2", "重订规则。", 30, 35, heading=("一、领导方面",)),
        Item("m3", "逐笔清理。", 120, 125, heading=("二、监督方面",)),
    ]
    assert link(answers, items) == {"m1": ("f1",), "m2": ("f1",), "m3": ("f2",)}


def test_without_findings_measures_answer_none() -> None:
    assert link(measures("按时报送材料。"), []) == {"m1": ()}
