"""Rendered by LibreOffice and measured: lines of characters, margins, headings, page numbers, red head, 版记."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pdfplumber
import pytest
from docx import Document
from pdfplumber.page import Page

from service.office.format_fix import Wish, mend, saved
from service.office.markup import parse
from service.office.official import write
from service.office.page import PRESETS
from tests.service.office.rendering import MM, to_pdf

pytestmark = pytest.mark.office
TOLERANCE = 0.6  # mm; glyphs stand a little inside their square
FULL = "国" * (28 * 22 * 3)
IMPRINT_TOLERANCE = 0.8  # mm
PAPERS = {
    "strict": f"# 标题\n@left {FULL}",
    "school": f"# 标题\n@left {FULL}",
    "ruled": "@fields 50 50\n|甲|乙|@224.8\n|丙|丁|",
    "headings": "# 标题\n## 一、甲\n### （一）乙\n#### 1.丙\n##### （1）丁\n正文",
    "issued": "@redhead 中共石桥镇中心小学总支部委员会文件|石小党发〔2026〕3号|何望春\n# 报告\n正文\n"
    "@imprint 县委|石桥镇中心小学|2026年3月9日印发",
}
Pages = dict[str, list[Page]]


def mended() -> bytes:
    """A letter-sized file with theme fonts, mended."""
    document = Document()
    for text in ("整改报告", "", FULL):
        document.add_paragraph(text)
    mend(document, Wish())
    return saved(document)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    folder = tmp_path_factory.mktemp("rendered")
    for name, text in PAPERS.items():
        preset = PRESETS.get(name, PRESETS["strict"])
        (folder / f"{name}.docx").write_bytes(write(parse(text), date(2026, 3, 9), preset))
    (folder / "mended.docx").write_bytes(mended())
    documents = {name: pdfplumber.open(path) for name, path in to_pdf(folder).items()}
    yield {name: list(document.pages) for name, document in documents.items()}
    for document in documents.values():
        document.close()


def body(page: Page) -> list[dict[str, Any]]:
    return [char for char in page.chars if char["text"] == "国"]


def number(page: Page) -> list[dict[str, Any]]:
    return [char for char in page.chars if round(char["size"]) == 14 and char["top"] * MM > 297 - 35]


def words(page: Page, text: str) -> dict[str, Any]:
    """The first place of a character on a page."""
    return next(char for char in page.chars if char["text"] == text)


def test_a_full_strict_page_has_22_lines_of_28_characters(papers: Pages) -> None:
    lines = Counter(round(char["top"]) for char in body(papers["strict"][1]))
    assert len(lines) == 22
    assert set(lines.values()) == {28}


def test_a_mended_file_fills_its_pages_like_our_own(papers: Pages) -> None:
    page = papers["mended"][1]
    assert set(Counter(round(char["top"]) for char in body(page)).values()) == {28}
    assert len({round(char["top"]) for char in body(page)}) == 22
    assert "".join(str(char["text"]) for char in number(page)) == "— 2 —"


def test_a_full_school_page_has_22_lines_of_28_points(papers: Pages) -> None:
    tops = sorted({round(char["top"], 1) for char in body(papers["school"][1])})
    assert len(tops) == 22
    assert tops[-1] - tops[0] == pytest.approx(21 * 28, abs=1)
    assert set(Counter(round(char["top"]) for char in body(papers["school"][1])).values()) == {27}


def test_margins(papers: Pages) -> None:
    page = papers["strict"][1]
    chars = body(page)
    assert (page.width * MM, page.height * MM) == pytest.approx((210, 297), abs=0.5)
    assert min(char["x0"] for char in chars) * MM == pytest.approx(28, abs=0.5)
    assert (page.width - max(char["x1"] for char in chars)) * MM == pytest.approx(26, abs=TOLERANCE)
    pitch = 28.95 * MM  # characters stand in the middle of their line
    middle = [(char["top"] + char["bottom"]) / 2 * MM for char in chars]
    assert min(middle) - pitch / 2 == pytest.approx(37, abs=2)
    assert page.height * MM - max(middle) - pitch / 2 == pytest.approx(35, abs=2)


def test_the_type_area_starts_and_ends_where_the_standard_says(papers: Pages) -> None:
    page = papers["ruled"][0]
    rules = [one for one in [*page.lines, *page.rects] if one["height"] > one["width"]]
    assert min(one["top"] for one in rules) * MM == pytest.approx(37, abs=0.5)
    assert min(one["x0"] for one in rules) * MM == pytest.approx(28, abs=0.5)
    assert max(one["x1"] for one in rules) * MM == pytest.approx(210 - 26, abs=0.5)
    assert max(one["bottom"] for one in rules) * MM == pytest.approx(297 - 35, abs=0.5)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(papers: Pages) -> None:
    pages = papers["strict"]
    odd, even = number(pages[0]), number(pages[1])
    assert "".join(str(char["text"]) for char in odd) == "— 1 —"
    assert "".join(str(char["text"]) for char in even) == "— 2 —"
    one = 14 * MM  # a character of the number
    assert (pages[0].width - odd[-1]["x1"]) * MM == pytest.approx(26 + one, abs=TOLERANCE)
    assert even[0]["x0"] * MM == pytest.approx(28 + one, abs=TOLERANCE)


def test_the_dashes_stand_7_mm_below_the_type_area(papers: Pages) -> None:
    dash = number(papers["strict"][1])[0]
    middle = (dash["top"] + dash["bottom"]) / 2 * MM
    assert middle - (297 - 35) == pytest.approx(7, abs=1)


def test_headings_have_their_sizes_and_faces(papers: Pages) -> None:
    page = papers["headings"][0]
    assert {text: round(words(page, text)["size"]) for text in "标甲乙丙丁正"} == {
        "标": 22,
        **dict.fromkeys("甲乙丙丁正", 16),
    }
    face = {text: str(words(page, text)["fontname"]).partition("+")[2] for text in "甲丙正"}
    assert face["丙"] == face["正"]  # the third level is set as the body is


def test_headings_are_indented_by_two_characters(papers: Pages) -> None:
    page = papers["headings"][0]
    starts = {text: words(page, text)["x0"] * MM for text in "一（正"}
    assert starts["一"] == pytest.approx(28 + 2 * 15.75 * MM, abs=TOLERANCE)
    assert starts["正"] == pytest.approx(starts["一"], abs=TOLERANCE)


def test_the_red_head_stands_35_mm_below_the_type_area_over_a_line_as_wide(papers: Pages) -> None:
    page = papers["issued"][0]
    mark, sign = words(page, "中"), words(page, "〔")
    middle = (mark["top"] + mark["bottom"]) / 2 * MM
    assert middle - mark["size"] / 2 * MM - 37 == pytest.approx(35, abs=1.5)
    assert mark["non_stroking_color"] == (1, 0, 0)
    rule = next(one for one in [*page.lines, *page.rects, *page.curves] if one["top"] > sign["bottom"])
    assert rule["x0"] * MM == pytest.approx(28, abs=TOLERANCE)
    assert rule["x1"] * MM == pytest.approx(210 - 26, abs=TOLERANCE)
    assert (rule["top"] - sign["bottom"]) * MM == pytest.approx(4, abs=2.5)


def test_imprint_ends_the_last_even_page_without_number(papers: Pages) -> None:
    pages = papers["issued"]
    assert len(pages) == 2
    assert number(pages[0])
    assert not number(pages[1])
    lowest = max(one["bottom"] for one in [*pages[1].lines, *pages[1].rects, *pages[1].curves])
    assert lowest * MM == pytest.approx(297 - 35, abs=IMPRINT_TOLERANCE)
