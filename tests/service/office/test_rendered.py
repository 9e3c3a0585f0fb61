"""Rendered by LibreOffice and measured: 22 lines of 28 characters, margins, page numbers."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.page import Page

from service.office.markup import parse
from service.office.official import write

pytestmark = pytest.mark.office
MM = 25.4 / 72
TOLERANCE = 0.6  # mm; glyphs stand a little inside their square
FULL = "国" * (28 * 22 * 3)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Page]]:
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed for tests marked office"
    folder = tmp_path_factory.mktemp("rendered")
    path = folder / "paper.docx"
    path.write_bytes(write(parse(f"# 标题\n@left {FULL}"), date(2026, 3, 9)))
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pdfplumber.open(folder / "paper.pdf") as document:
        yield list(document.pages)


def body(page: Page) -> list[dict[str, float]]:
    return [char for char in page.chars if char["text"] == "国"]


def number(page: Page) -> list[dict[str, float]]:
    return [char for char in page.chars if round(char["size"]) == 14]


def test_a_full_page_has_22_lines_of_28_characters(pages: list[Page]) -> None:
    lines = Counter(round(char["top"]) for char in body(pages[1]))
    assert len(lines) == 22
    assert set(lines.values()) == {28}


def test_margins(pages: list[Page]) -> None:
    page = pages[1]
    chars = body(page)
    assert min(char["x0"] for char in chars) * MM == pytest.approx(28, abs=TOLERANCE)
    assert (page.width - max(char["x1"] for char in chars)) * MM == pytest.approx(26, abs=TOLERANCE)
    pitch = 28.95 * MM  # characters stand in the middle of their line
    middle = [(char["top"] + char["bottom"]) / 2 * MM for char in chars]
    assert min(middle) - pitch / 2 == pytest.approx(37, abs=2)
    assert page.height * MM - max(middle) - pitch / 2 == pytest.approx(35, abs=2)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(pages: list[Page]) -> None:
    odd, even = number(pages[0]), number(pages[1])
    assert "".join(str(char["text"]) for char in odd) == "— 1 —"
    assert "".join(str(char["text"]) for char in even) == "— 2 —"
    one = 14 * MM  # a character of the number
    assert (pages[0].width - odd[-1]["x1"]) * MM == pytest.approx(26 + one, abs=TOLERANCE)
    assert even[0]["x0"] * MM == pytest.approx(28 + one, abs=TOLERANCE)


def test_the_dashes_stand_7_mm_below_the_type_area(pages: list[Page]) -> None:
    dash = number(pages[1])[0]
    middle = (dash["top"] + dash["bottom"]) / 2 * MM
    assert middle - (297 - 35) == pytest.approx(7, abs=1)
