"""What a problem is about and what is wrong with it."""

from __future__ import annotations

import pytest

from extractors.topics import DISJOINT, agreement, topic


@pytest.mark.parametrize(
    ("text", "named", "fault"),
    [
        ("活动室堆放杂物，开会要搬桌子。", "活动阵地", "挤占"),
        ("两名积极分子的考察表内容雷同，由一人代写。", "发展党员", "记录不实"),
        ("灭火器压力不足，两具已经过期。", "消防器材", "损坏"),
        ("教代会上的诉求石沉大海。", "教职工诉求", "不回应"),
    ],
)
def test_a_text_tells_its_object_and_its_fault(text: str, named: str, fault: str) -> None:
    found = topic(text)
    assert named in found.objects and fault in found.faults


def test_open_tendering_is_not_open_school_affairs() -> None:
    assert "校务公开" not in topic("一批设备没有公开招标。").objects


def test_names_agree_differ_or_say_nothing() -> None:
    room, fees = frozenset({"活动阵地"}), frozenset({"党费"})
    assert agreement(room, room) == 1.0
    assert agreement(room, fees) == DISJOINT
    assert agreement(room, frozenset()) == 0.0
    assert 0 < agreement(room | fees, room) < 1
