"""PDF files that once broke the reader; each stays here with what must become of it."""

from __future__ import annotations

from pathlib import Path

from tests.extractors.readers.printed_pages import read

FILES = Path(__file__).parent / "files"


def test_a_page_that_cannot_be_opened_is_reported_and_the_others_are_read() -> None:
    found = read((FILES / "pdf-page-cannot-be-opened.pdf").read_bytes())
    assert found.blocks
    assert any("已损坏，没有读出来" in warning for warning in found.warnings)


def test_half_a_character_is_read_as_a_broken_one() -> None:
    found = read((FILES / "pdf-half-a-character.pdf").read_bytes())
    assert found.text.encode()
    assert "\N{REPLACEMENT CHARACTER}" in found.text


def test_a_page_that_is_a_mere_strip_is_reported_and_the_others_are_read() -> None:
    found = read((FILES / "pdf-page-is-a-strip.pdf").read_bytes())
    assert "松林小学党支部2023年度述职报告" in found.text
    assert any("文字编码有误" in warning for warning in found.warnings)
