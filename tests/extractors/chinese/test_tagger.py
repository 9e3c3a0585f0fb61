"""What is taken for a finding and for a measure, and what looks like one and is not."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.chinese import tagger
from extractors.chinese.steps import notes
from tests.extractors.chinese.reports import report

DUTY = ("某某镇第二小学党支部2023年度抓党建工作述职报告", "支部书记　陈立安", "各位领导：现在我代表支部述职。")


def found(*lines: str) -> list[str]:
    return [finding.quote for finding in notes(report(*DUTY, *lines)).findings]


def test_enumerated_problems_are_one_finding_each() -> None:
    said = found(
        "二、存在的问题",
        "一是组织生活不严肃。全年12次主题党日有5次并进了教研会，没有一次有记录。二是党费收缴不及时，4名党员拖欠三个月以上。",
    )
    assert [quote[:2] for quote in said] == ["一是", "二是"]
    assert said[0].endswith("没有一次有记录。")


def test_a_problem_after_but_inside_praise_is_found() -> None:
    said = found(
        "一、主要工作",
        "抓学习有声有色，全年集中学习22次。但是支委会讨论党建的次数偏少，全年只有2次专题研究。",
    )
    assert [quote[:2] for quote in said] == ["但是"]


NOT_FINDINGS = {
    "成绩·针对": "针对部分党小组活动次数少的问题，支部开展了三轮专项督查，建立了按月通报制度。",
    "成绩·已整改": "上级反馈的9个问题已全部整改到位并销号。",
    "成绩·否定": "一年来没有发生一起违反师德的事件。",
    "成绩·转变": "党员学习由各自为战变为按月集中，到课率由81%提高到97%。",
    "成绩·目的": "建立了销号复核办法，避免老问题来年再次出现。",
    "成绩·破解": "着力破解了党建和教学两张皮的难题，示范课覆盖全部教研组。",
}


@pytest.mark.parametrize("kind", NOT_FINDINGS)
def test_an_achievement_that_names_a_problem_is_no_finding(kind: str) -> None:
    assert found("一、主要工作和成效", NOT_FINDINGS[kind]) == []


ELSEWHERE = {  # by type: heading, sentence
    "原因": ("三、原因分析", "究其根源，是班子成员重业务轻党务，对制度学得不深、抓得不紧。"),
    "要求": ("四、几点要求", "各支部务必按月召开支委会，决不能以会议代替落实，更不能流于形式。"),
    "假设": ("第三章 考核", "第九条 凡全年缺席组织生活三次以上的党员，由支部书记约谈并通报批评。"),
    "引用": ("一、主要工作", "会议传达了上级通报精神，通报指出一些单位三会一课记录造假、学习走过场。"),
    "他人": ("一、主要工作", "外地某校因食堂留样缺失被处罚以后，支部组织全体教职工开展了警示教育。"),
    "空槽": ("二、存在的问题", "（此处填写本支部查摆的问题，不少于三条，每条要有事例）"),
}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_a_sentence_that_only_sounds_like_a_problem_is_no_finding(kind: str) -> None:
    assert found(*ELSEWHERE[kind]) == []


def test_causes_requirements_and_closing_words_are_no_findings() -> None:
    said = found(
        "二、存在的问题",
        "一是谈心谈话不经常，全年有记录的只有3次。",
        "三、原因分析",
        "究其原因，主要是我思想上重业务轻党务，觉得党建晚几天不要紧。",
        "四、下一步打算",
        "支部书记要亲自审材料，决不能一转了之。",
        "由于水平有限，不妥之处请批评指正。",
    )
    assert said == ["一是谈心谈话不经常，全年有记录的只有3次。"]


def test_what_will_be_done_is_a_measure() -> None:
    read = notes(report(*DUTY, "三、下一步打算", "1.每月召开一次支委会，由组织委员周敏负责，6月底前补齐记录。"))
    assert [measure.quote[:2] for measure in read.measures] == ["1."]


def test_nothing_continues_over_the_edge_of_a_line() -> None:
    table = tagger.allowed()
    for join in tagger.NEW_PLACE:
        assert not table[join, :, list(tagger.CONTINUES)].any()


def test_the_best_labels_keep_to_what_is_allowed() -> None:
    scores = np.random.default_rng(7).normal(size=(200, len(tagger.Label))).astype(np.float32)
    joins = np.random.default_rng(8).integers(0, tagger.EDGES, 200)
    joins[0] = 0
    steps = np.where(tagger.allowed(), 0, tagger.NEVER).astype(np.float32)
    (labels,) = tagger.decode(scores[:, None], joins, steps)
    pairs = zip(joins[1:], labels, labels[1:], strict=False)
    assert all(tagger.allowed()[join, before, after] for join, before, after in pairs)


def test_chances_of_the_labels_add_up_to_one() -> None:
    scores = np.random.default_rng(3).normal(size=(50, len(tagger.Label))).astype(np.float32)
    joins = np.full(50, 6)
    chances = tagger.posteriors(scores, joins, np.where(tagger.allowed(), 0, tagger.NEVER).astype(np.float32))
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-4)


def test_the_model_stays_small() -> None:
    folder = tagger.MODEL.parent
    assert sum(path.stat().st_size for path in folder.glob("*.npz")) <= 30e6
