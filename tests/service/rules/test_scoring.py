"""Scores of assessments against figures computed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from service.actions.schemes_in_use import schemes_in_use
from service.errors import BadRequest
from service.rules.assessment import NO_VOTES, Assessment, assessment
from service.rules.scoring import Votes, scored
from service.rules.scoring_grades import most_best, rounded, shown
from service.rules.scoring_scheme import Scheme, schemes_of, with_groups
from service.rules.scoring_votes import Extra, Round, Speaker, Tally, faults, item_faults
from service.settings import Settings

NAMES = ("何望春", "梁一鸣", "孙立冬", "郭小满", "谢白露")
SCHEMES = schemes_in_use(Settings(data=Path("nowhere")))
NOTHING = Extra()


def tally(overall: Sequence[int], speaker: int = 0, group: int = 0, items: Sequence[Sequence[int]] = ()) -> Tally:
    """Valid ballots only."""
    number = sum(overall)
    return Tally(speaker, group, number, number, overall=tuple(overall), items=tuple(map(tuple, items)))


def score(code: str, *tallies: Tally, extra: Extra = NOTHING) -> Fraction | None:
    return scored(Votes(SCHEMES.find(code), tallies, extra)).value


def outcome(*overall: Sequence[int], scheme: Scheme | None = None) -> Assessment:
    """A round of one group, one speaker for each row of votes."""
    chosen = scheme or SCHEMES.find("S1")
    tallies = tuple(tally(row, speaker) for speaker, row in enumerate(overall))
    speakers = tuple(Speaker(name, f"第{place}支部") for place, name in enumerate(NAMES[: len(overall)], 1))
    return assessment(Round("r", "白鹭区教育工委", 2025, "述职评议会", chosen, speakers, tallies=tallies))


def test_mean_points_over_valid_votes() -> None:
    # 12×95 + 5×85 + 2×70 + 1×50 = 1140 + 425 + 140 + 50 = 1755; 1755 ÷ 20 = 87.75
    assert score("S1", tally((12, 5, 2, 1))) == Fraction("87.75")


def test_hundred_point_levels() -> None:
    # 12×100 + 5×80 + 2×60 + 1×0 = 1720; 1720 ÷ 20 = 86
    assert score("S2", tally((12, 5, 2, 1))) == 86


def test_share_of_good_votes() -> None:
    # (12 + 5) ÷ 20 = 85 %
    assert score("S3", tally((12, 5, 2, 1))) == 85


def test_items_are_averaged_each_and_then_added() -> None:
    # 20 votes 好: 20; 10 好 10 较好: 18.5; 10 较好 10 一般: 15.5; 20 较好: 17; 5 好 15 差: 5 → 76
    items = ((20, 0, 0, 0), (10, 10, 0, 0), (0, 10, 10, 0), (0, 20, 0, 0), (5, 0, 0, 15))
    assert score("S4", tally((20, 0, 0, 0), items=items)) == 76


def test_an_item_without_votes_gives_no_sum() -> None:
    made = scored(Votes(SCHEMES.find("S4"), (tally((2, 0, 0, 0), items=((2, 0, 0, 0),)),)))
    assert (made.value, made.notes) == (None, ("分项“责任落实”没有票，不能计算总分",))


def test_votes_of_those_who_do_not_know_are_valid_but_not_counted() -> None:
    # (8×100 + 4×75 + 3×55) ÷ 15 = 1265 ÷ 15 = 84.333…; 5 不了解 stay out
    assert score("S5", tally((8, 4, 3, 5))) == Fraction(1265, 15)


def test_groups_count_by_their_weight() -> None:
    # 3 好 1 较好: 92.5; 5 较好: 85; 10 一般: 70 → 0.4×92.5 + 0.3×85 + 0.3×70 = 37 + 25.5 + 21 = 83.5
    groups = (tally((3, 1, 0, 0)), tally((0, 5, 0, 0), group=1), tally((0, 0, 10, 0), group=2))
    assert score("S6", *groups) == Fraction("83.5")


def test_a_group_without_votes_leaves_its_weight_to_the_others() -> None:
    # (0.4×95 + 0.3×85) ÷ 0.7 = 63.5 ÷ 0.7 = 90.714…
    groups = (tally((4, 0, 0, 0)), tally((0, 5, 0, 0), group=1), tally((0, 0, 0, 0), group=2))
    made = scored(Votes(SCHEMES.find("S6"), groups))
    assert made.value == Fraction(635, 7)
    assert "党员群众没有可计的票" in made.notes[0]


def test_daily_work_votes_and_bonus_make_one_score() -> None:
    # 0.7×88 + 0.3×87.75 + 1.5 = 61.6 + 26.325 + 1.5 = 89.425
    extra = Extra(Fraction(88), Fraction("1.5"))
    assert score("S7", tally((12, 5, 2, 1)), extra=extra) == Fraction("89.425")
    assert score("S7", tally((12, 5, 2, 1))) is None
    assert score("S7", tally((20, 0, 0, 0)), extra=Extra(Fraction(100), Fraction(5))) == 100


def test_party_members_get_the_grade_that_more_than_half_reach() -> None:
    # 16 of 30 优秀; 15 of 30 is no majority, 15 + 9 are one for 合格; 14+… only 基本合格 passes the half
    made = outcome((16, 10, 4, 0), (15, 9, 6, 0), (5, 8, 9, 8), scheme=SCHEMES.find("M1"))
    assert [one.grade for one in made.standings] == ["优秀", "合格", "基本合格"]
    assert [one.score_text for one in made.standings] == ["53.33", "50.00", "16.67"]


def test_no_more_than_a_third_of_the_members_are_excellent() -> None:
    made = outcome((9, 1, 0, 0), (8, 2, 0, 0), (7, 3, 0, 0), (1, 9, 0, 0), scheme=SCHEMES.find("M1"))
    assert [one.grade for one in made.standings] == ["优秀", "合格", "合格", "合格"]
    assert made.standings[1].notes == ("得分已达“优秀”，因上限1人按名次调整",)


@pytest.mark.parametrize(
    ("votes", "grade"),
    [
        pytest.param((1, 1, 0, 0), "好", id="ninety is good"),
        pytest.param((49, 51, 0, 0), "较好", id="a tenth below ninety is not"),
        pytest.param((0, 2, 1, 0), "较好", id="eighty"),
        pytest.param((0, 0, 1, 1), "一般", id="sixty"),
        pytest.param((0, 0, 0, 3), "差", id="fifty"),
    ],
)
def test_grade_lines_are_reached_exactly(votes: tuple[int, ...], grade: str) -> None:
    assert outcome(votes).standings[0].grade == grade


def test_the_best_grade_is_given_to_two_fifths_of_five() -> None:
    made = outcome((10, 0, 0, 0), (9, 1, 0, 0), (8, 2, 0, 0), (7, 3, 0, 0), (0, 10, 0, 0))
    assert [one.grade for one in made.standings] == ["好", "好", "较好", "较好", "较好"]
    assert dict(made.grade_counts) == {"好": 2, "较好": 3, "一般": 0, "差": 0}


def test_a_tie_over_the_limit_is_left_to_the_meeting() -> None:
    made = outcome((10, 0, 0, 0), (9, 1, 0, 0), (9, 1, 0, 0), (0, 10, 0, 0), (0, 0, 10, 0))
    assert [one.rank for one in made.standings] == [1, 2, 2, 4, 5]
    assert [one.grade for one in made.standings] == ["好", "较好", "较好", "较好", "一般"]
    assert made.standings[1].notes == ("2人同分，全部评为“好”会超过上限2人，请会议研究确定",)


def test_two_speakers_are_too_few_for_a_limit() -> None:
    scheme = SCHEMES.find("S1")
    assert [most_best(number, scheme) for number in (2, 3, 4, 5, 7, 10)] == [None, 1, 1, 2, 2, 4]


def test_speakers_below_eighty_are_on_the_talk_list() -> None:
    # 2×85 + 1×70 = 240 ÷ 3 = 80, not below; 85 + 70 = 155 ÷ 2 = 77.5
    made = outcome((0, 2, 1, 0), (0, 1, 1, 0))
    assert [one.speaker.name for one in made.talks] == ["梁一鸣"]
    assert made.talk_line == "80"


def test_nobody_is_graded_without_a_vote() -> None:
    made = outcome((0, 0, 0, 0), (5, 0, 0, 0))
    last = made.standings[-1]
    assert (last.rank, last.score_text, last.grade, last.best_share, last.is_to_talk) == (None, "—", "", "—", False)
    assert last.notes == (NO_VOTES,)
    assert made.average_text == "95.00"


def test_rounding_never_lifts_a_score_over_a_line() -> None:
    scheme = SCHEMES.find("S1")
    assert shown(Fraction("89.995"), scheme) == "89.99"
    assert shown(Fraction("79.996"), scheme) == "79.99"
    assert shown(Fraction("99.999"), scheme) == "99.99"
    assert shown(Fraction("100"), scheme) == "100.00"
    assert shown(Fraction("88.885"), scheme) == "88.89"
    assert f"{rounded(Fraction(2, 3))}" == "0.67"


def test_the_share_of_best_votes_is_below_a_hundred_until_all_agree() -> None:
    assert outcome((19999, 1, 0, 0)).standings[0].best_share == "99.99%"


def test_blank_double_and_unreadable_ballots_are_not_valid() -> None:
    one = Tally(0, 0, 40, 38, 2, 1, 1, overall=(20, 10, 3, 1))
    assert one.valid == 34
    assert list(faults(one)) == []


def test_figures_that_do_not_fit_are_named() -> None:
    assert list(faults(Tally(0, 0, 30, 31, overall=(31, 0, 0, 0)))) == ["收回31票，多于发出的30票"]
    assert list(faults(Tally(0, 0, 30, 30, 1, overall=(30, 0, 0, 0)))) == ["“总体评价”各等次合计30票，有效票是29票"]
    assert list(faults(Tally(0, 0, 30, 3, 2, 2, overall=(0, 0, 0, 0)))) == [
        "空白、多选、无法辨认合计4票，多于收回的3票"
    ]
    assert list(faults(Tally(0, 0, 3, 3, overall=(4, -1, 0, 0)))) == ["票数不能是负数"]
    assert list(item_faults(tally((3, 0, 0, 0), items=((2, 2, 0, 0),)), ("整改落实",))) == [
        "“整改落实”各等次合计4票，多于有效票3票"
    ]


def test_own_schemes_replace_and_add_to_the_shipped_ones(tmp_path: Path) -> None:
    shipped = SCHEMES.find("S1")
    own = "{name: 两档制, formula: 满意率, method: average, levels: {满意: 100, 不满意: 0.5}, groups: {全体: 1}}"
    (tmp_path / "scoring.yaml").write_text(f"default: X1\nschemes: {{X1: {own}}}", encoding="utf-8")
    known = schemes_in_use(Settings(data=tmp_path))
    assert known.find().levels[1].points == Fraction(1, 2)
    assert known.find("S1") == shipped
    with pytest.raises(BadRequest, match="现有：S1（赋分平均）"):
        known.find("S9")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"groups": {"甲": 0.5, "乙": 0.4}}, "合计应为 1", id="weights that do not add up"),
        pytest.param({"levels": {"差": 1, "好": 2}}, "由高到低", id="levels the wrong way"),
        pytest.param({"lines": {"好": 90, "差": 60}}, "最低一档写 0", id="no lowest line"),
        pytest.param({"method": "share"}, "缺少 good", id="a share without good levels"),
        pytest.param({"method": "魔法"}, "读不懂", id="an unknown method"),
    ],
)
def test_a_scheme_that_can_not_work_is_named(change: dict[str, object], told: str) -> None:
    good = {"name": "甲", "formula": "乙", "method": "average", "levels": {"好": 2, "差": 1}, "groups": {"全体": 1}}
    with pytest.raises(BadRequest, match=told):
        schemes_of({"schemes": {"X": {**good, **change}}}, "scoring.yaml")


def test_groups_of_voters_can_be_other_ones() -> None:
    layered = with_groups(SCHEMES.find("S6"), ["上级班子=0.6", "党员群众\uff1d0.4"])
    # 0.6×95 + 0.4×70 = 57 + 28 = 85
    groups = (tally((2, 0, 0, 0)), tally((0, 0, 9, 0), group=1))
    assert scored(Votes(layered, groups)).value == 85
    pooled = with_groups(SCHEMES.find("S1"), ["上级班子", "党员群众", "科室"])
    # votes of all groups together: (2×95 + 9×70) ÷ 11 = 820 ÷ 11
    assert scored(Votes(pooled, groups)).value == Fraction(820, 11)
    assert with_groups(layered, ["", " "]) == layered


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        pytest.param(["甲=0.5", "乙=0.4"], "合计应为 1", id="weights that do not add up"),
        pytest.param(["甲", "甲"], "不能重复", id="twice the same"),
        pytest.param(["甲=一半", "乙"], "看不懂", id="no number"),
    ],
)
def test_wrong_groups_are_named(texts: list[str], told: str) -> None:
    with pytest.raises(BadRequest, match=told):
        with_groups(SCHEMES.find("S6"), texts)


def test_the_mean_of_all_scores_is_told() -> None:
    # 95 and 85 → 90; the third has no votes and does not count
    assert outcome((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 0, 0)).average_text == "90.00"
    assert replace(outcome((1, 0, 0, 0)), year=2024).with_grade("好")[0].speaker.name == "何望春"
