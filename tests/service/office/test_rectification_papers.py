"""What the papers of rectification and pressing say: every fact from the data, none a fixed phrase."""

import io
import re
from dataclasses import fields, replace
from datetime import date
from functools import cache

import pytest
from docx import Document

from extractors.findings import Deadline, DeadlineKind
from service.errors import BadRequest
from service.office.papers import FOLDER, Paper, make, paper, papers
from service.records import ChecklistRow, ClosureState, OrganizationChecklist
from service.rules.dossier import Dossier, ItemGroup
from service.rules.dossier_item import DossierItem, DossierMeasure
from service.rules.paper_data import data_of
from service.rules.paper_order import Order
from service.rules.rates import Rate
from tests.service.factories import PARTY, basis, checklist

TODAY = date(2025, 2, 20)
OWN = [one for one in papers() if one.data in ("dossier", "public_dossier")]
NUMBERED = [one.kind for one in OWN if one.series]
STATES = (
    (ClosureState.IN_PROGRESS, date(2025, 2, 28), "桌椅已经采购，等待到货"),
    (ClosureState.BASICALLY_DONE, date(2025, 4, 8), "考察表已经重写"),
    (ClosureState.ASSIGNED, date(2025, 1, 15), ""),
    (ClosureState.CLOSED, date(2025, 1, 31), "联系办法已经公布"),
    (ClosureState.APPLY_CLOSE, date(2024, 12, 31), "展板已经更换"),
)

SAID = {
    "plan-table": ["整改方案", "列入整改的问题共5项", "整改时限", "往年提出"],
    "problem-list": ["问题描述", "对应标准条目", "2024-01", "未提及"],
    "task-list": ["任务（措施）", "成果形式（建议）", "1-1"],
    "responsibility-list": ["责任领导", "配合部门", "联系电话", "柳文娟"],
    "result-list": ["建章立制名称及文号", "有整改结果或进展的4项", "联系办法已经公布"],
    "archive-list": ["应归档材料（建议）", "问题原文：", "存放位置"],
    "three-lists": ["问题清单", "任务清单", "责任清单", "清单之三"],
    "five-lists": ["成效清单", "档案清单", "清单之五"],
    "progress-report": [
        "已完成2项（其中已销号1项）",
        "尚未完成2项",
        "第3项已逾期36天",
        "完成率40.00%",
        "2025年2月28日前完成1项",
    ],
    "circular": ["完成率40.00%，按已完成÷总数计算", "逾期未完成。", "已逾期36天", "合计"],
    "pledge": ["甲方：望江新区第一幼儿园党支部", "乙方（责任领导）：柳文娟", "以上内容已知悉，保证真实"],
    "close-request": ["2024-05", "展板已经更换", "☑不属长期坚持", "审定意见"],
    "acceptance": ["展板已经更换", "看现场", "查资料", "访群众", "限期补充"],
    "extension": ["2025年2月28日前", "距时限还有8天", "拟延至", "已逾期36天"],
    "at-once": ["第3项", "立行立改", "亲自签收", "回　　执"],
    "supervision": ["3项整改进行督办", "已经逾期的1项（最长36天）", "签发人", "承办意见和阶段结果"],
    "guidance": ["抽查5项", "第4、5项已经完成", "原定2025年1月15日前完成，已逾期36天", "指导意见"],
    "reminder": ["下列1项整改将要到期", "距时限还有8天", "还有8天到期", "桌椅已经采购"],
    "warning": ["1项整改逾期没有完成，最长的已逾期36天", "2025年1月15日", "最后期限"],
    "accountability": ["已逾期36天", "诫勉", "审批意见", "依据条款"],
    "talk-notice": ["下列1项逾期未完成，最长逾期36天", "约谈对象", "需要准备的材料"],
    "talk-record": ["台账没有填写进展", "□提醒约谈", "约谈对象签字", "表态"],
    "feedback": ["预计完成时间", "（已逾期36天）", "办理人"],
}


@cache
def followed() -> OrganizationChecklist:
    """A kindergarten's checklist with an item in each state: near, nearly done, overdue, closed, waiting."""
    made = checklist("u3", today=TODAY)
    rows = tuple(_followed(row, *state) for row, state in zip(made.rows, STATES, strict=True))
    return replace(made, rows=rows)


def _followed(row: ChecklistRow, state: ClosureState, due: date, progress: str) -> ChecklistRow:
    closed = date(2025, 1, 28) if state is ClosureState.CLOSED else None
    return replace(row, state=state, due=due, due_guessed=False, progress=progress, closed_on=closed)


def words(kind: str, made: OrganizationChecklist | None = None, *rows: int, **values: str) -> str:
    """All words of a paper."""
    one = paper(kind)
    order = Order((made or followed(),), basis(TODAY), PARTY, rows, "", values, one.about, one.series)
    document = Document(io.BytesIO(make(kind, data_of(one.data, order), TODAY)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize("kind", SAID)
def test_a_paper_says_what_the_data_say(kind: str) -> None:
    text = words(kind)
    assert [one for one in SAID[kind] if one not in text] == []


def test_every_paper_of_these_groups_is_asked_what_it_says() -> None:
    assert {one.kind for one in OWN} - set(SAID) == {"transfer", "circular-public"}


def test_a_transfer_names_the_chosen_items_only() -> None:
    text = words("transfer", None, 3, 接收方="中共望江新区纪委")
    assert "中共望江新区纪委：" in text
    assert followed().rows[2].finding.place.quote[4:20] in text
    assert followed().rows[1].finding.place.quote[4:20] not in text
    with pytest.raises(BadRequest, match="要先选定问题"):
        words("transfer")


@pytest.mark.parametrize("kind", NUMBERED)
def test_a_numbered_paper_has_a_blank_number_and_a_slip_to_send_back(kind: str) -> None:
    text = words(kind, None, 1, 机关代字="望教党")
    assert f"望教党{paper(kind).series}〔2025〕____号" in text
    assert "回　　执" in text


def test_series_differ_so_that_no_two_papers_share_a_number() -> None:
    series = [paper(kind).series for kind in NUMBERED]
    assert len(set(series)) == len(series)


def test_the_red_head_is_printed_when_it_is_asked_for() -> None:
    assert "中共望江新区教育局委员会" in words("reminder", None, 1, 红头="是", 发文机关="中共望江新区教育局委员会")


def test_a_paper_with_a_red_head_ends_with_the_imprint() -> None:
    sent = words("reminder", None, 1, 红头="是", 发文机关="望江新区教育局", 抄送="区委组织部")
    assert "抄送：区委组织部。" in sent
    assert "2025年2月20日印发" in sent
    assert "印发" not in words("reminder", None, 1)
    told = words("progress-report", 红头="是", 签发人="柳文娟")
    assert "签发人：柳文娟" in told
    assert "印发" in told


def test_a_number_before_a_figure_is_no_decimal() -> None:
    made = followed()
    named = replace(made.rows[0].finding, summary="2名教师没有参加学习")
    text = words("progress-report", replace(made, rows=(replace(made.rows[0], finding=named),)))
    assert "1．2名教师没有参加学习" in text


def test_a_day_that_people_set_stands_with_the_measures_too() -> None:
    made = followed()
    late = Deadline("5月底前", DeadlineKind.BY, "2025-05-31")
    early = Deadline("3月底前", DeadlineKind.BY, "2025-03-31")
    measures = tuple(replace(made.rows[0].measures[0], id=str(one), deadline=one) for one in (early, late))
    row = replace(made.rows[0], measures=measures, due=date(2025, 9, 30), written=(("due", "2025-09-30"),))
    text = words("task-list", replace(made, rows=(row,)))
    assert "2025年3月31日前" in text
    assert "2025年9月30日前" in text
    assert "2025年5月31日前" not in text


def test_a_problem_is_printed_as_people_worded_it() -> None:
    made = followed()
    row = replace(made.rows[0], written=(("problem", "改写过的问题"),))
    assert all("改写过的问题。" in words(kind, replace(made, rows=(row,))) for kind in ("problem-list", "plan"))


def test_the_public_version_holds_no_closed_rows_and_no_names() -> None:
    made = followed()
    hidden, shown = made.rows[1], made.rows[0]
    named = replace(shown, progress="柳文娟牵头采购了桌椅")
    text = words("circular-public", replace(made, rows=(named, replace(hidden, public=False), *made.rows[2:])))
    assert "共4项" in text
    assert hidden.finding.place.quote[4:20] not in text
    assert "柳文娟" not in text
    assert "柳某牵头采购了桌椅" in text


def test_a_deadline_that_nobody_agreed_to_is_never_called_overdue() -> None:
    made = followed()
    guessed = replace(made.rows[2], due=date(2025, 1, 15), due_guessed=True, measures=())
    alone = replace(made, rows=(guessed,))
    with pytest.raises(BadRequest, match=r"没有逾期的事项（另有1项的时限只是建议"):
        words("warning", alone)
    text = words("warning", alone, guessed.number)
    assert "逾期1" not in text
    assert "时限待定" in text
    assert "请重新确定" in text


def test_the_reminder_says_today_when_it_is_today() -> None:
    made = followed()
    assert "今天到期" in words("reminder", replace(made, rows=(replace(made.rows[0], due=TODAY),)))


def test_a_long_name_is_printed_whole() -> None:
    long = "望江新区第一幼儿园（新城校区、滨河校区、实验校区）联合党总支委员会"
    made = replace(followed(), organization=long)
    assert all(long in words(kind, made, 1) for kind in NUMBERED)


@pytest.mark.parametrize("one", OWN, ids=[one.kind for one in OWN])
def test_what_a_template_asks_is_in_the_index(one: Paper) -> None:
    text = _source(one.template)
    asked = set(re.findall(r"(?:said|values\.get)\('([^']+)'", text))
    implied = {"answer_by": "反馈时限", "issuer": "发文机关", "number": "机关代字", "red_head": "红头"}
    implied |= {} if one.series else {"number": "红头"}  # its own papers a unit numbers itself
    asked |= {name for field, name in implied.items() if re.search(rf"\bd\.{field}\b", text)}
    assert asked == set(one.ask)


def test_the_tags_are_documented_and_used() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8").partition("## 整改和督办文书的数据")[2]
    documented = set(re.findall(r"`([a-z_]+)(?:\([^`]*\))?`", text)) - {"dossier", "public_dossier"}
    kinds = (Dossier, DossierItem, DossierMeasure)
    defined = {field.name for kind in kinds for field in fields(kind)}
    defined |= {name for kind in kinds for name in vars(kind) if not name.startswith("_")}
    assert documented == defined | {"name", "items"} | {"name", "text", "formula"}
    templates = "".join(_source(one.template) for one in OWN)
    assert [name for name in documented if not re.search(rf"(?:\.|'){name}\b", templates)] == []
    assert {"name", "items"} == {field.name for field in fields(ItemGroup)}
    assert {"name", "text", "formula"} <= {field.name for field in fields(Rate)} | {"text"}


def _source(template: str) -> str:
    text = (FOLDER / template).read_text(encoding="utf-8")
    return text + "".join(_source(name) for name in re.findall(r'include "(_\w+\.j2)"', text))
