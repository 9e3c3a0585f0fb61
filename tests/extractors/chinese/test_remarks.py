"""Marginal remarks: what they find wrong becomes a finding of a superior's review; praise and wishes do not."""

from __future__ import annotations

import io

import docx

from extractors.findings import Extraction, Source
from extractors.pipeline import extract
from extractors.standards import shipped


def reviewed(*remarks: str) -> Extraction:
    """A report whose sentences a leader remarked on."""
    document = docx.Document()
    document.add_heading("松林小学党支部2023年度述职报告", 0)
    document.add_heading("一、下一步打算", 1)
    for remark in remarks:
        run = document.add_paragraph().add_run("支部坚持每月开展一次集中学习。")
        document.add_comment(run, text=remark, author="区委督导组")
    stream = io.BytesIO()
    document.save(stream)
    return extract(stream.getvalue(), "批注.docx", shipped())


def test_a_remark_that_states_a_problem_is_a_finding_of_the_review() -> None:
    wrong = "政审材料缺失两份，党员档案不完整。"
    found = [one for one in reviewed("同意。", wrong).findings if one.source is Source.REVIEW]
    assert [one.quote for one in found] == [wrong]
    assert found[0].location.heading == ("松林小学党支部2023年度述职报告",)


def test_only_the_sentences_that_find_fault_are_quoted() -> None:
    found = reviewed("总体不错。但谈心谈话没有做到全覆盖，新进教师一次也没有谈过。").findings
    assert [one.quote for one in found if one.source is Source.REVIEW] == [
        "但谈心谈话没有做到全覆盖，新进教师一次也没有谈过。"
    ]


def test_praise_and_assent_are_no_findings() -> None:
    assert not [one for one in reviewed("不错，继续保持。", "已阅", "好。").findings if one.source is Source.REVIEW]


def test_what_a_remark_asks_for_is_no_measure_that_the_school_promised() -> None:
    asked = "请在六月底前由办公室补齐材料。"
    assert asked not in [one.quote for one in reviewed(asked).measures]
