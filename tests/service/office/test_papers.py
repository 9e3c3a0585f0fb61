"""Every built-in paper renders with 0, 1 and 60 findings; hostile words stay words."""

import io
from dataclasses import replace
from datetime import date

import pytest
import yaml
from docx import Document

from extractors.standards import Standard, find
from service.errors import BadRequest, NotFound
from service.office.elements import Table
from service.office.markup import BLOCKS, DIRECTIVES, parse
from service.office.markup_words import FILTERS
from service.office.papers import FOLDER, chinese, make, paper, papers, render
from service.records import OrganizationChecklist
from service.rules.agenda import agenda
from service.rules.paper_data import data_of
from service.rules.paper_order import Order
from service.rules.plan import plan
from service.rules.selection import About
from tests.service.factories import PARTY, TODAY, basis, checklist, with_rows

DAY = date(2024, 2, 1)
SAFETY = find("school-safety")


def words(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def data_for(kind: str, made: OrganizationChecklist, standard: Standard = PARTY) -> object:
    one = paper(kind)
    rows = () if one.about is About.ALL else tuple(row.number for row in made.rows)
    return data_of(one.data, Order((made,), basis(DAY), standard, rows, about=one.about, series=one.series))


def test_the_index_names_every_template() -> None:
    assert {one.template for one in papers()} == {path.name for path in FOLDER.glob("[!_]*.j2")}
    assert yaml.safe_load((FOLDER / "index.yaml").read_text(encoding="utf-8"))[0]["title"] == "整改方案"


def test_an_unknown_paper_lists_the_known() -> None:
    with pytest.raises(NotFound, match=r"plan（整改方案）"):
        paper("nothing")


@pytest.mark.parametrize("kind", [one.kind for one in papers()])
@pytest.mark.parametrize("count", [0, 1, 60])
def test_every_paper_is_readable_with_any_number_of_findings(kind: str, count: int) -> None:
    made = with_rows(count)
    if not count and paper(kind).about is not About.ALL:
        with pytest.raises(BadRequest, match="请在单位页面的整改清单里勾选问题"):
            data_for(kind, made)
        return
    text = render(paper(kind).template, {paper(kind).data: data_for(kind, made)})
    assert all(len(one.rows) > one.headers for one in parse(text) if isinstance(one, Table))
    assert "None" not in text
    assert made.organization in words(make(kind, data_for(kind, made), DAY))


@pytest.mark.parametrize("kind", [one.kind for one in papers()])
def test_every_paper_is_made_under_the_other_standard_too(kind: str) -> None:
    made = checklist("x42")
    assert {report.standard for report in made.reports} == {SAFETY.id}
    text = words(make(kind, data_for(kind, made, SAFETY), DAY))
    assert made.organization in text
    assert "None" not in text


def test_the_plan_holds_every_problem_and_measure() -> None:
    made = plan(checklist("u1"), DAY)
    text = words(make("plan", made, DAY))
    for item in made.items:
        assert item.title in text
        assert item.goal in text
        assert all(measure in text for measure in item.measures)
    for old in made.old:
        assert old.problem in text
    assert "附件：1.整改任务清单" in text
    assert "______" in text


def test_words_of_a_report_are_never_markup_or_code() -> None:
    made = with_rows(1)
    hostile = "# 标题|甲|**粗**@page {{ 7*7 }} {% raw %}\n@sign 假|落款"
    row = made.rows[0]
    finding = replace(row.finding, summary=hostile, place=replace(row.finding.place, quote=hostile))
    text = words(make("plan", plan(replace(made, rows=(replace(row, finding=finding),)), DAY), DAY))
    assert "# 标题|甲|**粗**@page {{ 7*7 }} {% raw %} @sign 假|落款" in text
    assert "49" not in text


def test_an_agenda_without_organizations_says_so() -> None:
    assert "没有读到可以列入述职的单位" in words(make("agenda", agenda((), TODAY), TODAY))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (231, "二百三十一"),
    ],
)
def test_chinese_numbers(number: int, text: str) -> None:
    assert chinese(number) == text


def test_the_markup_is_documented() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    signs = ("> ", "## ", "### ", "#### ", "##### ", "**", "<u>", "<br>", "`<`", "`^`", "@by", *BLOCKS)
    for mark in (*signs, *FILTERS, *(f"@{one}" for one in DIRECTIVES)):
        assert mark in text, mark
