"""Standards: loading, checking, ranking, choosing."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractors.errors import BadStandard
from extractors.standards import Context, choose, find, load, parse, rank, shipped
from extractors.standards.reading import SHIPPED

PARTY, SAFETY = shipped()


def data(name: str = "school-party") -> Any:
    return yaml.safe_load((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8"))


def complaint(changed: Any) -> str:
    with pytest.raises(BadStandard) as caught:
        parse(changed, "我的标准.yaml")
    return caught.value.message


def test_the_shipped_standards_have_their_items() -> None:
    assert [(standard.id, len(standard.aspects), len(standard.items)) for standard in shipped()] == [
        ("school-party", 5, 21),
        ("school-safety", 5, 20),
    ]
    aspect = PARTY.aspect_of("B3")
    assert aspect is not None and aspect.name == "组织建设"


def test_a_copy_of_a_standard_loads_like_the_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text((SHIPPED / "school-safety.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert load(path) == SAFETY


def test_a_fraction_stays_exact() -> None:
    values = {metric.value for item in PARTY.items for metric in item.metrics if not isinstance(metric.value, bool)}
    assert all(isinstance(value, tuple) or value.denominator < 100 for value in values)


def test_every_flaw_is_told_with_its_path() -> None:
    changed = data()
    first = changed["aspects"][0]["items"][0]
    first["weight"] = "五"
    del first["evidence"]
    changed["aspects"][1]["items"][2]["metrics"][0]["period"] = "fortnight"
    message = complaint(changed)
    assert "aspects[0].items[0].weight：“五”应为大于0的整数" in message
    assert "aspects[0].items[0].evidence：缺少这一项" in message
    assert "aspects[1].items[2].metrics[0].period：“fortnight”不在可选值之内" in message


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("standard", "items_count"), 20, "standard.items_count：写的是 20，实际为 21"),
        (("aspects", 0, "items", 0, "weight"), 9, "应为 100"),
        (("aspects", 0, "items", 1, "code"), "A1", "“A1”前面已经用过"),
        (("aspects", 0, "items", 0, "code"), "Z1", "应以方面编码 A 开头"),
        (("aspects", 0, "items", 0, "metrics", 0, "value"), "三次", "应为数、true/false、分数"),
        (("aspects", 0, "items", 0, "metrics", 0, "value"), True, "只能用 == 比较"),
        (("aspects", 0, "items", 0, "calendar", 0, "months"), [13], "应为1至12的月份"),
        (("aspects", 0, "items", 0, "typical_problems", 0, "phrasings"), [], "至少要有1项"),
        (("aspects", 0, "items", 0, "colour"), "红", "不认识的名称"),
    ],
)
def test_a_flaw_is_told_in_chinese(path: tuple[str | int, ...], value: Any, told: str) -> None:
    changed = copy.deepcopy(data())
    spot = changed
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    assert told in complaint(changed)


def test_a_key_written_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.yaml"
    path.write_text("schema_version: 1\nschema_version: 1\n", encoding="utf-8")
    with pytest.raises(BadStandard, match="第2行第1列"):
        load(path)


def test_an_unknown_standard_names_the_known_ones() -> None:
    with pytest.raises(BadStandard, match="school-party、school-safety"):
        find("no-such")


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("党费有三个月没有按时收缴，基数还是前年的。", "C3"),
        ("支部大会一年只开了两次，党课没有人讲。", "B3"),
        ("大额开支没有上会，校长签个字就付了款。", "A4"),
        ("活动室堆满旧桌椅，开会要借教室。", "B4"),
    ],
)
def test_a_finding_falls_under_its_item(quote: str, code: str) -> None:
    assert rank(PARTY, quote)[0].code == code


def test_the_safety_standard_works_by_the_same_path() -> None:
    found = rank(SAFETY, "三号楼二层的灭火器压力不足，检查卡半年没有填。")
    assert found[0].code == "S11"
    assert "灭火器" in "".join(found[0].reasons)


def test_at_most_three_items_best_first_with_reasons() -> None:
    found = rank(PARTY, "谈心谈话记录是补写的，有的只有一句话。")
    scores = [match.score for match in found]
    assert len(found) == 3 and scores == sorted(scores, reverse=True) and sum(scores) <= 1
    assert found[0].reasons


def test_nothing_fits_an_empty_text() -> None:
    assert rank(PARTY, "——") == ()


def test_a_heading_helps_a_finding_that_says_little() -> None:
    quote = "全年只研究过一次，没有形成报告。"
    alone, under = rank(PARTY, quote), rank(PARTY, quote, Context(("（三）意识形态工作方面",)))
    share = {match.code: match.score for match in alone}.get("A3", 0.0)
    assert {match.code: match.score for match in under}["A3"] > share


def test_what_is_promised_helps_a_finding_that_only_shows_a_scene() -> None:
    scene = "那天下午三点，屋里只坐了九个人，有人一直看手机。"
    alone, answered = rank(PARTY, scene), rank(PARTY, scene, Context(measures="支部党员大会每季度召开，严格考勤请假。"))
    share = {match.code: match.score for match in alone}.get("B3", 0.0)
    assert answered[0].code == "B3" and answered[0].score > share


def test_a_standard_without_training_works_by_its_own_words() -> None:
    changed = data("school-safety")
    changed["standard"]["id"] = "own"
    for aspect in changed["aspects"]:
        for item in aspect["items"]:
            item["name"] = f"本校{item['name']}"
    assert rank(parse(changed, "own.yaml"), "应急照明不亮，疏散通道堆着课桌。")[0].code == "S12"


def test_a_document_is_placed_under_the_standard_that_fits() -> None:
    party = ["学校党支部三会一课次数不够。", "教师政治学习走过场。", "校长没有讲过思政课。"]
    safety = ["学校食堂留样不足，学生餐具消毒不够。", "宿舍楼安全出口上锁。", "校车没有照管员，家长反映超员。"]
    chosen = [choose(shipped(), texts) for texts in (party, safety)]
    assert [standard.id if standard else None for standard in chosen] == ["school-party", "school-safety"]


def test_no_standard_fits_a_document_of_another_world() -> None:
    assert choose(shipped(), ["机组停运检修延期，轴承备件没有到货。", "外委队伍的进厂手续没有办。"]) is None
    assert choose(shipped(), []) is None
