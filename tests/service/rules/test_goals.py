"""The goal is the clause of the requirement that is nearest to the finding, with its figure."""

from extractors.standards import find, shipped
from service.rules.goals import goal_of

PARTY = next(one for one in shipped() if one.id == "school-party")


def test_the_nearest_clause_and_figure() -> None:
    item = PARTY.item("B4")
    assert item
    goal = goal_of(item, "活动室开放使用次数少，登记簿上只有三次记录。")
    assert "活动室开放使用次数" in goal
    assert goal.endswith("。")


def test_every_item_of_every_shipped_standard_gives_a_goal() -> None:
    for standard in shipped():
        for item in standard.items:
            assert len(goal_of(item, "没有相同的字")) > 4


def test_the_safety_standard_goes_the_same_way() -> None:
    item = find("school-safety").item("S11")
    assert item
    assert "灭火器" in goal_of(item, "二楼东侧灭火器压力不足。")
