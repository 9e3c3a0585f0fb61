"""What the tagger took for a finding and is none: headings of groups, denials of offences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.chinese.doubts import believed
from extractors.chinese.runs import Run
from extractors.chinese.view import view
from tests.extractors.chinese.reports import report

TITLE = "2023年度党支部述职报告"


def kept(*lines: str, score: float = 0.9, taken: Sequence[int] = ()) -> list[str]:
    """The lines that stay findings, of those that were taken for some (all but the title)."""
    seen = view(report(TITLE, *lines))
    taken = taken or range(1, len(seen.lines))
    places = {at: [n for n, segment in enumerate(seen.segments) if segment.line == at] for at in taken}
    runs = [Run(p[0], p[-1], seen.lines[at].start, seen.lines[at].end, at, score) for at, p in places.items()]
    return [seen.text[run.start : run.end] for run in believed(seen, runs)]


def test_a_heading_over_findings_is_none_itself() -> None:
    lines = ("(一)组织生活质量不高", "1.主题党日有五次并进了教研会,没有记录。", "2.支委会半年没有开。")
    assert kept(*lines) == list(lines[1:])


def test_a_short_numbered_sentence_over_deeper_items_only_names_them() -> None:
    lines = ("2.台账管理松散。", "(1)两个月没有登记。", "(2)领用单由一人代签。")
    assert kept(*lines) == list(lines[1:])


def test_a_heading_with_nothing_under_it_stays_a_finding() -> None:
    lines = ("(一)党建经费三年没有列入预算", "(二)党员活动室至今没有腾出来")
    assert kept(*lines) == list(lines)


@pytest.mark.parametrize(
    "sentence",
    [
        "礼金登记本逐笔核过,没有漏报一笔。",
        "全年未发生一起安全事故。",
        "家属没有在校外经商。",
        "本人没有违规用车,没有违规领取补贴,也没有违规经商、违规兼职的情况。",
    ],
    ids=["reports", "accidents", "trade", "list"],
)
def test_the_denial_of_an_offence_is_no_finding(sentence: str) -> None:
    assert kept(sentence) == []


def test_a_denial_beside_a_deficiency_stays_a_finding() -> None:
    sentence = "虽然没有发生安全事故,但巡查记录缺失,值班流于形式。"
    assert kept(sentence) == [sentence]


def test_an_article_without_any_sure_problem_must_offer_more() -> None:
    assert kept("支部全年集中学习十二次。", score=0.6) == []
