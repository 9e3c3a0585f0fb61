"""A Word file is mended to the official form; its words, tables and pictures stay."""

import base64
import io
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from service.office.format_fix import Wish, mend, saved
from service.office.format_package import open_word
from service.office.format_reading import draft_of, paragraphs_of
from service.office.markup import parse
from service.office.official import write
from service.office.page import SCHOOL, STRICT
from service.rules.format_check import check
from service.rules.format_facts import Role, Severity
from service.rules.format_roles import roles

PIXEL = base64.b64decode(
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
TEXTS = (
    "石桥镇中心小学整改情况报告",
    "",
    "镇党委:",
    "　　现将整改情况报告如下,请审阅。",
    "一.总体情况",
    "(一)组织领导",
    "1、成立专班。会议强调“马上改”——一抓到底。",
    "    截至2026年03月09日,完成3项（共5项）。",
    "石桥镇中心小学党支部",
    "2026年3月9日",
)


def careless() -> bytes:
    """A file as people write it: python-docx's letter page, theme fonts, spaces for indents."""
    document = Document()
    for text in TEXTS:
        document.add_paragraph(text)
    document.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.paragraphs[0].runs[0].font.size = Pt(18)
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "序号"
    table.cell(1, 1).text = "“甲”,乙"
    document.add_picture(io.BytesIO(PIXEL), width=Mm(20))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def fixed(data: bytes, wish: Wish | None = None) -> Any:
    document = open_word(data)
    mend(document, wish or Wish())
    return open_word(saved(document))


def texts(document: Any) -> list[str]:
    return [one.text.strip() for one in draft_of(document).lines]


def test_what_people_write_carelessly_is_seen() -> None:
    found = {flaw.rule for flaw in check(draft_of(open_word(careless())))}
    looks = {"纸张", "页边距", "页码", "主题字体", "字体", "字号", "行距", "首行缩进", "引号字体"}
    marks = {"标题序号", "半角标点", "主送机关", "日期写法"}
    assert looks | marks <= found


def test_every_word_is_kept() -> None:
    before, after = open_word(careless()), fixed(careless())
    assert texts(before) == texts(after)


def test_looks_are_mended_and_what_is_left_is_told() -> None:
    left = check(draft_of(fixed(careless())))
    assert {flaw.rule for flaw in left if flaw.severity is Severity.MUST} <= {"标题序号", "标题顺序"}
    assert "form" not in {flaw.mended_by for flaw in left}


def test_signatures_go_to_the_right_by_their_widths() -> None:
    placed = roles(draft_of(fixed(careless())))
    unit, day = (next(one.line for one in placed if one.role is role) for role in (Role.UNIT, Role.DAY))
    assert (unit.align, day.align) == ("right", "right")
    assert unit.right == pytest.approx(2 * 15.75)
    assert day.right == pytest.approx((10 - 6) * 15.75)  # two characters right of the name


def test_a_note_of_attachments_is_indented_and_loses_its_gaps() -> None:
    document = Document()
    for text in ("整改报告", "", "镇党委：", "现将情况报告如下。", "附件：整改台账", "", "石桥小学", "2026年3月9日"):
        document.add_paragraph(text)
    mend(document, Wish())
    told = check(draft_of(open_word(saved(document))))
    assert [flaw for flaw in told if "附件" in flaw.quote] == []


def test_punctuation_is_mended_only_when_asked_for() -> None:
    after = texts(fixed(careless(), Wish(punctuation=True)))
    assert after[2:8] == [
        "镇党委：",
        "现将整改情况报告如下，请审阅。",
        "一、总体情况",
        "（一）组织领导",
        "1.成立专班。会议强调“马上改”——一抓到底。",
        "截至2026年3月9日，完成3项（共5项）。",
    ]


def test_tables_and_pictures_stay() -> None:
    before, after = open_word(careless()), fixed(careless())
    assert [[cell.text for cell in row.cells] for row in after.tables[0].rows] == [["序号", ""], ["", "“甲”,乙"]]
    sizes = [(shape.width, shape.height) for shape in after.inline_shapes]
    assert sizes == [(shape.width, shape.height) for shape in before.inline_shapes]
    blobs = [part.blob for part in after.part.package.iter_parts() if "/media/" in str(part.partname)]
    assert blobs == [PIXEL]


def test_quotes_in_tables_take_the_chinese_font() -> None:
    fonts = fixed(careless()).tables[0].cell(1, 1).paragraphs[0].runs[0]._r.find(f".//{qn('w:rFonts')}")
    assert fonts.get(qn("w:hint")) == "eastAsia"


@pytest.mark.parametrize(("preset", "pitch"), [(STRICT, 28.95), (SCHOOL, 28.0)], ids=["strict", "school"])
def test_lines_take_the_pitch_of_the_preset(preset: object, pitch: float) -> None:
    document = fixed(careless(), Wish(SCHOOL if preset is SCHOOL else STRICT))
    body = [one.line for one in roles(draft_of(document)) if one.role is Role.BODY]
    assert {line.pitch for line in body} == {pitch}


def test_mending_twice_changes_nothing_more() -> None:
    once = saved(fixed(careless()))
    first, second = open_word(once), fixed(once)
    pairs = zip(paragraphs_of(first.element.body), paragraphs_of(second.element.body), strict=True)
    assert all(etree.tostring(one) == etree.tostring(other) for one, other in pairs)


def test_our_own_papers_need_no_mending() -> None:
    data = write(
        parse("# 报告\n> 镇党委：\n正文“甲”。\n## 一、乙\n### （一）丙\n@sign 甲校|2026年3月9日"), date(2026, 3, 9)
    )
    assert check(draft_of(open_word(data))) == ()
    before, after = open_word(data), fixed(data)
    assert texts(before) == texts(after)
    assert check(draft_of(after)) == ()


def test_footers_with_words_of_their_own_stay() -> None:
    document = Document()
    document.add_paragraph("正文。")
    document.sections[0].footer.paragraphs[0].text = "内部资料 注意保存"
    out = io.BytesIO()
    document.save(out)
    assert fixed(out.getvalue()).sections[0].footer.paragraphs[0].text == "内部资料 注意保存"


def test_words_in_links_and_insertions_are_kept_and_deleted_ones_left() -> None:
    document = Document()
    paragraph = document.add_paragraph("依据")._p
    for tag, text, kind in (("w:ins", "新增", "w:t"), ("w:del", "删去", "w:delText")):
        change = paragraph.makeelement(qn(tag), {qn("w:id"): "1", qn("w:author"): "甲"})
        run = change.makeelement(qn("w:r"), {})
        word = run.makeelement(qn(kind), {})
        word.text = text
        run.append(word)
        change.append(run)
        paragraph.append(change)
    out = io.BytesIO()
    document.save(out)
    after = fixed(out.getvalue())
    assert texts(after) == ["依据新增"]
    assert "删去" in after.paragraphs[0]._p.xml


def test_a_file_without_a_page_gets_one() -> None:
    document = Document()
    document.add_paragraph("正文。")
    document.element.body.remove(document.element.body.sectPr)
    out = io.BytesIO()
    document.save(out)
    assert "纸张" in {flaw.rule for flaw in check(draft_of(open_word(out.getvalue())))}
    assert "纸张" not in {flaw.rule for flaw in check(draft_of(fixed(out.getvalue())))}
