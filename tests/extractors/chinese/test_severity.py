"""How grave a finding is."""

from __future__ import annotations

import pytest

from extractors.chinese.severity import severity
from extractors.findings import Severity


@pytest.mark.parametrize(
    "quote",
    [
        "食堂采购化整为零，规避招标。",
        "楼梯口的安全出口上锁，钥匙无人保管。",
        "三笔维修款共12.6万元没有上会。",
        "捐赠款二十八万元没有入账。",
        "党员活动室连续三年没有启用。",
        "上年的问题反弹，签到又成了一个人的笔迹。",
    ],
    ids=["offence", "safety", "money in digits", "money in words", "years on end", "come back"],
)
def test_offences_dangers_large_sums_and_relapses_are_grave(quote: str) -> None:
    assert severity(quote) is Severity.HIGH


@pytest.mark.parametrize(
    "quote", ["全年支部大会只开了2次。", "购置图书花了300元，没有登记。"], ids=["count", "small sum"]
)
def test_a_plain_fact_is_of_medium_weight(quote: str) -> None:
    assert severity(quote) is Severity.MEDIUM


def test_a_wish_without_data_weighs_little() -> None:
    assert severity("理论学习有待加强。") is Severity.LOW


def test_a_wish_that_is_still_open_weighs_more() -> None:
    assert severity("党务力量仍然有待加强。") is Severity.MEDIUM
