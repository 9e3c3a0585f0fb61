"""The writer gives every run its fonts, every page its margins, and the same bytes for the same paper."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from service.office.markup import parse
from service.office.official import write
from service.office.page import SCHOOL, STRICT
from service.office.signature import indents as signature_indents

DAY = date(2026, 3, 9)
PAPER = """# 整改方案
> 各处室：
## 一、总体要求
### （一）范围
#### 1.问题“甲”——乙
正文**要点：**内容
@table 20c 80
|序号|问题|
|1|甲|
@attach 清单
@sign 石桥镇中心小学党支部|2026年3月9日
@landscape
@annex 附件
# 清单
"""


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


BODY = part(write(parse(PAPER), DAY), "word/document.xml")


def test_every_run_names_its_font_in_all_four_slots() -> None:
    runs = list(BODY.iter(qn("w:r")))
    assert runs
    for run in runs:
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts is not None
        assert len({fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}) == 1
        assert fonts.get(qn("w:hint")) == "eastAsia"


def test_no_theme_font_is_left_in_the_styles() -> None:
    styles = part(write(parse(PAPER), DAY), "word/styles.xml")
    fonts = list(styles.iter(qn("w:rFonts")))
    assert fonts
    assert not [name for one in fonts for name in one.attrib if "Theme" in str(name)]


def test_headings_have_their_faces_and_outline() -> None:
    faces = {}
    for paragraph in BODY.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        fonts = paragraph.find(f".//{qn('w:rFonts')}")
        if style is not None and fonts is not None:
            faces[style.get(qn("w:val"))] = fonts.get(qn("w:eastAsia"))
    headings = {"Heading1": "黑体", "Heading2": "楷体_GB2312", "Heading3": "仿宋_GB2312"}
    assert faces == {"Title": "方正小标宋简体", **headings}


def test_page_lines_and_spacing_are_of_the_standard() -> None:
    document = Document(io.BytesIO(write(parse(PAPER), DAY)))
    section = document.sections[0]
    sides = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides if side] == [37, 28, 26, 35]
    assert document.settings.odd_and_even_pages_header_footer
    line = BODY.find(f".//{qn('w:spacing')}[@{qn('w:line')}='579']")
    assert line is not None
    assert line.get(qn("w:lineRule")) == "exact"
    lying = document.sections[1]
    assert lying.page_width and lying.page_height and lying.page_width > lying.page_height


def test_the_school_preset_has_28_points_and_no_tight_characters() -> None:
    body = part(write(parse(PAPER), DAY, SCHOOL), "word/document.xml")
    assert body.find(f".//{qn('w:spacing')}[@{qn('w:line')}='560']") is not None
    assert body.find(f".//{qn('w:spacing')}[@{qn('w:val')}='-5']") is None
    assert STRICT.spacing == -5


def test_substitutes_are_named_for_missing_fonts() -> None:
    table = part(write(parse(PAPER), DAY), "word/fontTable.xml")
    names = {font.get(qn("w:name")): font for font in table}
    assert names["仿宋_GB2312"][0].get(qn("w:val")) == "仿宋"


def test_the_header_row_is_repeated() -> None:
    assert len(list(BODY.iter(qn("w:tblHeader")))) == 1


def test_the_same_paper_is_the_same_bytes() -> None:
    assert write(parse(PAPER), DAY) == write(parse(PAPER), DAY)


@pytest.mark.parametrize(
    ("unit", "day", "sealed", "indents"),
    [
        (10, 6, False, (2, 4)),  # the date starts two characters right of the name
        (4, 6, False, (6, 2)),  # a date longer than the name moves the name left
        (6, 6, True, (4, 4)),
        (12, 6, True, (2, 5)),  # the name is centred over the date
    ],
)
def test_signature_indents(unit: float, day: float, sealed: bool, indents: tuple[float, float]) -> None:
    assert signature_indents(unit, day, sealed=sealed) == indents


def test_heading_styles_look_as_headings_typed_later_should() -> None:
    styles = Document(io.BytesIO(write(parse(PAPER), DAY))).styles
    for name, face in (("Title", "方正小标宋简体"), ("Heading 1", "黑体"), ("Heading 2", "楷体_GB2312")):
        font = styles[name].font
        assert (font.name, font.bold) == (face, False)


def test_the_red_head_stands_over_a_red_line() -> None:
    body = part(write(parse("@redhead 甲校党支部文件|甲党〔2026〕3号|何望春\n# 报告"), DAY), "word/document.xml")
    colours = [one.get(qn("w:val")) for one in body.iter(qn("w:color"))]
    assert colours[0] == "FF0000"
    rule = body.find(f".//{qn('w:pBdr')}/{qn('w:bottom')}")
    assert rule is not None
    assert rule.get(qn("w:color")) == "FF0000"
    texts = ["".join(word.text or "" for word in one.iter(qn("w:t"))) for one in body.iter(qn("w:p"))]
    assert texts[1] == "甲校党支部文件"
    assert "甲党〔2026〕3号签发人：何望春" in texts


@pytest.mark.parametrize(
    ("lines", "sections"), [(1, 2), (24, 1), (40, 2)], ids=["odd end", "even end", "full even end"]
)
def test_imprint_stands_on_an_even_page(lines: int, sections: int) -> None:
    text = "\n".join(["# 通知", *["国" * 20] * lines, "@imprint 县委|甲校党支部|2026年3月9日印发"])
    document = Document(io.BytesIO(write(parse(text), DAY)))
    assert len(document.sections) == sections
    assert document.tables[0].cell(0, 0).text == "抄送：县委。"


def test_imprint_after_a_lying_annex_stands_upright() -> None:
    annex = ("@landscape", "@annex 附件", "# 表", "正文")
    text = "\n".join(["# 报告", "正文", *annex, "@imprint 县委|甲校|2026年3月9日印发"])
    last = Document(io.BytesIO(write(parse(text), DAY))).sections[-1]
    assert last.page_height > last.page_width


def test_seals_of_several_units_stand_three_in_a_row() -> None:
    document = Document(io.BytesIO(write(parse("@seal 甲校|乙校|丙校|丁校|2026年3月9日"), DAY)))
    texts = [one.text for one in document.paragraphs if one.text]
    assert texts == ["\t甲校\t乙校\t丙校", "\t丁校", "2026年3月9日"]


def test_cells_of_a_form_join_and_keep_their_height() -> None:
    text = "@table2 10 30 30\n|序号|人员|<|\n|^|组长|组员|\n|1|甲|乙|\n@fields 20c 80\n|意见|同意<br>> （盖章）|@40"
    first, second = Document(io.BytesIO(write(parse(text), DAY))).tables
    assert first.cell(0, 1).text == first.cell(0, 2).text == "人员"
    assert first.cell(1, 0).text == "序号"
    assert second.rows[0].height is not None
    assert round(second.rows[0].height.mm) == 40
    assert second.cell(0, 1).text == "同意\n（盖章）"


def test_a_short_last_paragraph_stays_with_the_signature() -> None:
    document = Document(
        io.BytesIO(write(parse("请按时参加，不得由他人代替；因故不能参加的，书面请假。\n@sign 甲|乙"), DAY))
    )
    assert document.paragraphs[0].paragraph_format.keep_with_next
    document = Document(io.BytesIO(write(parse("国" * 90 + "\n@sign 甲|乙"), DAY)))
    assert document.paragraphs[0].paragraph_format.keep_with_next is None


def test_a_paper_that_lies_from_the_start_has_no_empty_first_page() -> None:
    document = Document(io.BytesIO(write(parse("@landscape\n# 清单"), DAY)))
    assert len(document.sections) == 1
    assert document.sections[0].orientation == 1
    assert document.paragraphs[0].text == "清单"


def written(paper: str) -> etree._Element:
    return part(write(parse(paper), DAY), "word/document.xml")


def test_a_form_after_a_form_starts_its_page_at_once() -> None:
    """On a full page the gap after the first form would need a page of its own."""
    body = written("@fields 50 50\n|甲|乙|\n@page\n# 第二张\n@fields 50 50\n|丙|丁|")
    first, title = list(body[0])[:2]
    assert (first.tag, title.tag) == (qn("w:tbl"), qn("w:p"))
    assert title.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def test_a_slip_stays_on_one_page() -> None:
    body = written("正文\n@line\n@left 某某：\n@fields 50 50\n|收到时间||\n|签收人||")
    kept = [one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for one in body.iter(qn("w:p"))]
    assert kept == [False] + [True] * (len(kept) - 1)


def test_the_title_of_an_annex_stands_in_the_third_line() -> None:
    texts = [one.text for one in Document(io.BytesIO(write(parse("正文\n@annex 附件1\n# 清单"), DAY))).paragraphs]
    assert texts == ["正文", "附件1", "", "清单", ""]
