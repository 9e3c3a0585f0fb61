"""A finding that fits into a checklist cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.chinese.summary import MOST, summary


def test_the_number_goes_and_the_first_sentence_stays() -> None:
    assert summary("一是党费收缴不及时。三月的党费拖到六月才交。") == "党费收缴不及时"
    assert summary("（三）台账补记。") == "台账补记"
    assert summary("2．会议记录没有签字；也没有人催。") == "会议记录没有签字"


def test_a_long_sentence_is_cut_at_a_comma() -> None:
    text = "支部去年说好每月开一次支委会，可是从三月到九月只开了两次，记录本上的日期是同一天补写的，没有一次签字。"
    assert summary(text) == "支部去年说好每月开一次支委会，可是从三月到九月只开了两次"


@given(st.text(alphabet="一二三是的，。；、（）1234支部会议没有记录 ", min_size=1, max_size=200))
def test_no_summary_is_longer_than_a_cell(text: str) -> None:
    assert len(summary(text)) <= MOST
