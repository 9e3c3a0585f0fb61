"""Runs that may be findings, judged as a whole."""

from __future__ import annotations

import numpy as np

from extractors.chinese import judge
from extractors.chinese.candidates import rows
from extractors.chinese.tagger import Label, tags, tell
from extractors.chinese.view import view
from extractors.findings import Kind
from extractors.trees import Trees
from tests.extractors.chinese.reports import report

LINES = (
    "2023年度党支部述职报告",
    "一、主要工作",
    "全年集中学习十二次，党员到课率提高到97%。" * 20,
    "二、存在的问题",
    "一是组织生活不严肃，有5次主题党日没有记录。二是党费收缴不及时，4名党员拖欠三个月。",
    "三、下一步打算",
    "1.每月召开一次支委会，由组织委员负责。",
)
SEEN = view(report(*LINES))
TOLD = tell(SEEN)
KINDS = [Kind.DUTY_REPORT] * len(SEEN.lines)


def always(answer: float) -> judge.Judge:
    """A judge that says the same of every run."""
    numbers = rows(SEEN, TOLD, judge.candidates(SEEN, TOLD), KINDS).shape[1]
    leaf = np.zeros((1, 1), dtype=np.int64)
    first = judge.First(np.zeros(numbers), np.zeros(judge.BUCKETS), 0.0)
    return judge.Judge(first, Trees(leaf, np.zeros((1, 1)), leaf, leaf, np.zeros((1, 1)), answer, 1))


def test_a_judge_that_denies_everything_leaves_no_finding_and_all_measures() -> None:
    labels = {tag.label for tag in judge.judged(SEEN, TOLD, KINDS, always(-9.0))}
    assert Label.FINDING not in labels
    assert Label.MEASURE in labels


def test_a_judge_that_believes_everything_takes_all_that_is_likely() -> None:
    tags = judge.judged(SEEN, TOLD, KINDS, always(9.0))
    begun = [at for at, tag in enumerate(tags) if tag.label is Label.FINDING]
    assert begun == [run.first for run in judge.candidates(SEEN, TOLD)]
    assert all(tags[at].score > 0.99 for at in begun)


def test_the_tagger_s_word_stands_in_a_text_of_a_few_sentences() -> None:
    seen = view(report(*LINES[:1], *LINES[3:]))
    told = tell(seen)
    assert judge.judged(seen, told, [Kind.DUTY_REPORT] * len(seen.lines), always(-9.0)) == tags(told)


def test_every_run_has_as_many_numbers_as_the_shipped_judge_weighs() -> None:
    likely = judge.candidates(SEEN, TOLD)
    assert rows(SEEN, TOLD, likely, KINDS).shape == (len(likely), len(judge.model().first.numbers))


def test_what_a_rule_lists_as_misconduct_is_no_finding() -> None:
    misconduct = ("（一）重大事项未经集体研究的；", "（二）会议记录造假的；", "（三）拖延三个月以上不整改的。")
    rules = [f"第{n}条 党支部按照规定研究重大事项，并在会后三日内公开结果。" for n in "一二三四五六七八九"]
    lines = ("三重一大事项决策办法", *rules, *rules, "第十条 有下列情形之一的，追究责任：", *misconduct)
    seen = view(report(*lines))
    tagged = judge.judged(seen, tell(seen), [Kind.REGULATION] * len(seen.lines))
    assert all(tag.label is not Label.FINDING for tag in tagged)
