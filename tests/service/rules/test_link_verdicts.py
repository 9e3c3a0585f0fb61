"""What people say of links: the last word stands, an undo takes it back."""

from __future__ import annotations

from datetime import UTC, datetime

from service.rules.link_verdicts import LinkVerdict, Opinion, said, standing

WHEN = datetime(2024, 1, 5, tzinfo=UTC)


def steps(*opinions: Opinion) -> list[LinkVerdict]:
    return [LinkVerdict("a", "b", opinion, number, "王晓燕", WHEN) for number, opinion in enumerate(opinions, 1)]


def test_the_last_word_stands_whichever_finding_is_named_first() -> None:
    found = standing(steps(Opinion.SAME, Opinion.DIFFERENT))
    assert said(found, "b", "a") is Opinion.DIFFERENT
    assert said(found, "a", "c") is None


def test_an_undo_brings_back_the_word_before_it() -> None:
    assert said(standing(steps(Opinion.SAME, Opinion.DIFFERENT, Opinion.UNDO)), "a", "b") is Opinion.SAME


def test_an_undo_of_the_only_word_leaves_none() -> None:
    assert standing(steps(Opinion.SAME, Opinion.UNDO)) == {}
    assert standing(steps(Opinion.UNDO)) == {}
