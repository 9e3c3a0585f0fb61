"""One organization under several names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.rules.grouping import by_organization, same_unit
from tests.service.rules.test_recurrence import report


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("城关镇第一小学党支部", "中共城关镇第一小学支部委员会", True),
        ("城关镇第一小学党支部", "城关镇第一小学", True),
        ("实验幼儿园党支部", "云山区实验幼儿园党支部", True),
        ("城关镇第一小学党支部", "城关镇第二小学党支部", False),
        ("柳河县一中党委", "柳河县三中党委", False),
        ("城东中学党总支", "城西中学党总支", False),
        ("柳河县城关小学党支部", "柳河县北山中学党支部", False),
    ],
)
def test_names_are_told_apart(one: str, other: str, *, same: bool) -> None:
    assert same_unit(one, other) is same


def test_a_renamed_organization_keeps_its_findings() -> None:
    former = report(2021, "党费没有按月交。", organization="柳镇中心幼儿园党支部")
    present = replace(report(2023, "党费没有公示。", organization="新区一幼党支部"), aliases=("柳镇中心幼儿园党支部",))
    groups = by_organization([former, present])
    assert {name: len(findings) for name, findings in groups.items()} == {"新区一幼党支部": 2}


def test_a_unit_is_called_as_in_its_own_report() -> None:
    own = report(2023, "党费没有按月交。", organization="柳镇中心幼儿园党支部")
    notice = report(2024, "消防通道堆放杂物。", organization="县教育局")
    notice = replace(notice, findings=tuple(replace(one, organization="柳镇中心幼儿园") for one in notice.findings))
    assert list(by_organization([own, notice])) == ["柳镇中心幼儿园党支部"]
