"""Responsible parties: from columns, labels, words, and statements around."""

from __future__ import annotations

import time

import pytest

from extractors.chinese.responsible import responsible
from extractors.findings import Responsible

HANG_SECONDS = 30.0  # of processor: a pattern that backtracks takes hours


def who(text: str, reporter: str | None = None, **columns: str) -> Responsible:
    return responsible(text, columns=columns, reporter=reporter)


def everyone(found: Responsible) -> set[str]:
    return {*found.lead, *found.departments, *found.owners, *found.partners}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.由党政办牵头，教务处、总务处配合，4月底前完成。", {"党政办", "教务处", "总务处"}),
        ("由副校长罗明远牵头，德育处落实。", {"副校长罗明远", "德育处"}),
        ("补齐台账，组织委员周小兰负责。", {"组织委员周小兰"}),
        ("清点图书。责任人：组织委员周小兰。", {"组织委员周小兰"}),
        ("（责任单位：教务处、德育处；完成时限：5月底）", {"教务处", "德育处"}),
        ("总务处5月底前换好灯具，公示结果。", {"总务处"}),
        ("德育处会同工会立即核实。", {"德育处", "工会"}),
        ("核定党费基数（财务室负责）", {"财务室"}),
        ("明确高远为责任人，逐项销号。", {"高远"}),
        ("分管副校长3月20日前改完订餐流程。", {"分管副校长"}),
        ("请县教育局支持，5月底前腾出场地。", {"县教育局"}),
        ("2.副校长涂远航牵头，每学期听课一轮。", {"副校长涂远航"}),
        ("钥匙由保管员小蒋专人保管。", {"保管员小蒋"}),
        ("◇ 总务处3月前换好门锁。", {"总务处"}),
        ("二是会同校团委排定讲座。", {"校团委"}),
        ("由沐兰同志5月底前交接。", {"沐兰"}),
        ("校医室每天晨检。", {"校医室"}),
        ("离职手续由人事部办，当月办结。", {"人事部"}),
    ],
)
def test_the_words_name_the_parties(text: str, expected: set[str]) -> None:
    assert everyone(who(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "从3月起党员大会单独安排时间。",
        "建立流动党员台账，每两个月联系一次。",
        "修订支委会议事清单，明确前置研究事项。",
        "向县教育局申请编制。",
        "活动室全天开放，器材登记入账。",
        "整改成效由教代会打分，结果贴出来。",
        "问题线索移送县纪委。",
        "书记带头红脸出汗。",
        "台账由分管的负责同志过目。",
        "临时支出由书记签批。",
        "请县党校老师来讲一课。",
        "抓好培训，6月底前各支部轮训一遍。",
        "坏一处修一处，今天就办。",
        "灶台、水池分用，生熟分开。",
    ],
)
def test_offices_that_are_only_spoken_of_are_not_responsible(text: str) -> None:
    assert everyone(who(text)) == set()


def test_lead_departments_and_partners_are_told_apart() -> None:
    found = who("由副校长罗明远牵头，教务处承办，工会配合。")
    assert found == Responsible(lead=("副校长罗明远",), departments=("教务处",), partners=("工会",))


def test_by_me_names_the_reporter() -> None:
    assert who("由我负责，每月抓一次。", reporter="赵一鸣").owners == ("赵一鸣",)
    assert who("由我负责，每月抓一次。").owners == ()


def test_who_only_judges_the_result_is_not_responsible() -> None:
    assert who("由我验收，每月看一次。", reporter="赵一鸣").owners == ()


def test_the_columns_of_the_row_are_read_by_their_headers() -> None:
    found = who("完善制度", 责任领导="李某某", 责任部门="教务处、德育处", 责任人="总务处 胡某", 配合单位="—")
    assert found == Responsible(lead=("李某某",), departments=("教务处", "德育处"), owners=("总务处 胡某",))


def test_an_office_in_the_column_of_persons_is_a_department() -> None:
    assert who("换灯", 责任人="总务处").departments == ("总务处",)
    assert who("换灯", 责任人="宣传委员牵头").lead == ("宣传委员",)
    assert who("换灯", 责任人="王强（13800000000）").owners == ("王强",)


def test_a_statement_around_fills_in_what_the_words_leave_open() -> None:
    found = responsible("教务处逐份核对。", columns={}, reporter=None, around=("牵头领导:罗明远;责任部门:德育处",))
    assert (found.lead, found.departments) == (("罗明远",), ("教务处",))


def test_long_lists_and_long_runs_take_no_long_time() -> None:
    start = time.process_time()
    who("教务处、" * 1000)
    who("支部书记" * 1000)
    assert time.process_time() - start < HANG_SECONDS
