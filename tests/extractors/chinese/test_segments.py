"""Lines cut where a finding or a measure may start."""

from __future__ import annotations

import pytest

from extractors.chinese.segments import Opener
from extractors.chinese.view import view
from tests.extractors.chinese.reports import report


def pieces(line: str) -> list[str]:
    seen = view(report("材料", line))
    return [seen.text[s.start : s.end] for s in seen.segments if s.line == 1]


def test_a_sentence_ends_at_a_full_stop_and_at_a_semicolon() -> None:
    assert pieces("支部会开得少；党课讲得浅。台账没有人管") == ["支部会开得少;", "党课讲得浅。", "台账没有人管"]


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert pieces("有老师写道：“会开了一下午。”散会没人记得。") == ["有老师写道:", "“会开了一下午。”", "散会没人记得。"]


def test_full_stops_inside_quotes_do_not_cut() -> None:
    assert pieces("他说“先放着。明年再说”，账就这样挂着。") == ["他说“先放着。明年再说”,账就这样挂着。"]


@pytest.mark.parametrize(
    ("line", "openers"),
    [
        ("一是会少。二是课浅。", [Opener.HAN_IS, Opener.HAN_IS]),
        ("①会少；②课浅。", [Opener.RING, Opener.RING]),
        ("首先，会少。其次，课浅。", [Opener.FIRST, Opener.FIRST]),
        ("有的会少，有的课浅。", [Opener.SOME, Opener.SOME]),
        ("1.会少。2.课浅。", [Opener.NUMBER, Opener.NUMBER]),
        ("（1）会少。（2）课浅。", [Opener.BRACKET_NUMBER, Opener.BRACKET_NUMBER]),
        ("其一，会少。其二，课浅。", [Opener.ITS, Opener.ITS]),
    ],
)
def test_every_opener_of_an_enumeration_starts_a_segment(line: str, openers: list[Opener]) -> None:
    assert [s.opener for s in view(report("材料", line)).segments if s.line == 1] == openers


def test_a_decimal_number_is_no_opener() -> None:
    assert pieces("支出3.2万元没有上会。") == ["支出3.2万元没有上会。"]


def test_an_ordinal_inside_a_name_is_no_opener() -> None:
    assert pieces("“第一议题”学习全年只有三次。") == ["“第一议题”学习全年只有三次。"]


def test_places_count_characters_of_the_whole_text() -> None:
    document = report("材料", "会少；课浅。")
    seen = view(document)
    assert all(document.text[s.start : s.end] for s in seen.segments)
    assert seen.segments[-1].end == len(document.text)
