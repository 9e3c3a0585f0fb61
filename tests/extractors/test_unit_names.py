"""Whether two names mean one unit."""

from __future__ import annotations

import pytest

from extractors.unit_names import fullest, is_general, is_short_of, parts_of, same_core


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("柳荫路小学党支部", "云山区柳荫路小学党支部"),
        ("城南初中党总支", "云山县城南初级中学党总支"),
        ("四中", "云山县第四中学党委"),
        ("云山四中", "云山县第四中学党委"),
        ("县四中", "云山县第四初级中学"),
        ("东关实小", "云山县东关实验小学"),
        ("第12中学", "松岭市第十二中学"),
        ("镇中心小学", "云山县石桥镇中心小学"),
        ("石桥镇中心小学", "云山县石桥镇中心小学党支部"),
        ("区委教育工委", "中共云山区委教育工作委员会"),
        ("土木学院党委", "松岭理工大学土木学院党委"),
        ("东关小学", "柳县东关小学"),
    ],
)
def test_a_shorter_name_can_mean_the_unit(short: str, full: str) -> None:
    assert is_short_of(short, full)
    assert not is_short_of(full, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一小学", "云山区第十一小学"),
        ("二小", "云山区第十二小学"),
        ("云山区实验小学", "松岭区实验小学"),
        ("附属小学", "第一中学附属小学"),
        ("师范学院", "松岭师范学院附属中学"),
        ("关小学", "柳县东关小学"),
        ("小学", "柳县东关小学"),
        ("云山区新城第二实验小学", "云山区新华第二实验小学"),
        ("城东中学", "云山县城西中学"),
        ("第二党支部", "云山县人民医院外科第二党支部"),
    ],
)
def test_names_that_only_look_alike_are_two_units(one: str, other: str) -> None:
    assert not same_core(one, other)
    assert not is_short_of(one, other)
    assert not is_short_of(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("城关镇第一小学党支部", "中共城关镇第一小学支部委员会"),
        ("松岭市第五中学校党委", "松岭市第五中学"),
        ("云山县北山初中党总支", "云山县北山初级中学党支部"),
        ("云山县教育和体育局党组", "云山县教育体育局"),
    ],
)
def test_bodies_and_ways_of_writing_make_no_other_unit(one: str, other: str) -> None:
    assert same_core(one, other)


def test_a_name_in_its_parts() -> None:
    parts = parts_of("云山县石桥镇中心小学党支部")
    assert (parts.core, parts.body) == ("云山县石桥镇中心小学", "党支部")
    assert (parts.places, parts.local) == (("云山县", "石桥镇"), "中心小学")


def test_names_that_many_places_have() -> None:
    assert [is_general(name) for name in ("云山县实验小学", "第三中学", "柳荫路小学")] == [True, True, False]


def test_the_fullest_of_a_row_of_names_is_one() -> None:
    row = ("石桥镇中心小学", "云山县石桥镇中心小学", "云山县柳溪镇第一小学")
    assert fullest("镇中心小学", row) == ("云山县石桥镇中心小学",)


def test_two_units_that_fit_are_both_told() -> None:
    assert len(fullest("实验小学", ("云山区实验小学", "松岭区实验小学党支部"))) == 2
