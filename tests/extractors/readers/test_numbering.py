"""Automatic numbers are read exactly as Word prints them; LibreOffice is asked where it knows the format."""

from __future__ import annotations

import pytest

from extractors.readers import read
from extractors.readers.libreoffice import convert
from tests.extractors.readers.numbering_corpus import TEXT, Lists, formats, formats_file, lists, lists_file

FORMATS = list(formats())


@pytest.mark.parametrize("case", lists(), ids=lambda case: case.name)
def test_lists_print_as_in_word(case: Lists) -> None:
    blocks = read(lists_file([case]), "清单.docx").blocks
    assert [block.number for block in blocks] == case.printed
    assert all(block.text.endswith(TEXT) and block.text.startswith(block.number) for block in blocks)


def test_every_format_prints_as_the_standard_says() -> None:
    blocks = read(formats_file(FORMATS), "格式.docx").blocks
    printed = [_number(block.original) for block in blocks]
    wrong = [(case, number) for case, number in zip(FORMATS, printed, strict=True) if number != case.printed]
    assert not wrong


def test_every_named_east_asian_format_is_in_the_corpus() -> None:
    named = {"chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "aiueo"}
    named |= {"ideographTraditional", "ideographZodiac", "japaneseCounting", "taiwaneseCounting", "taiwaneseDigital"}
    named |= {"taiwaneseCountingThousand", "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "decimalFullWidth"}
    assert named <= {case.format for case in FORMATS}


@pytest.mark.office
def test_libreoffice_prints_the_same_formats() -> None:
    shared = [case for case in FORMATS if case.in_office]
    printed = _by_libreoffice(formats_file(shared))
    wrong = [(case, text) for case, text in zip(shared, printed, strict=True) if _number(text) != case.printed]
    assert not wrong


@pytest.mark.office
def test_libreoffice_prints_the_same_lists() -> None:
    shared = [case for case in lists() if case.office]
    numbers = [text.removesuffix(TEXT).strip() for text in _by_libreoffice(lists_file(shared))]
    expected = [(case.name, number) for case in shared for number in case.printed]
    wrong = [(case, number) for case, number in zip(expected, numbers, strict=True) if case[1] != number]
    assert not wrong


def _number(text: str) -> str:
    return text.removesuffix(TEXT).strip().removesuffix("、")


def _by_libreoffice(data: bytes) -> list[str]:
    """The lines of a file as LibreOffice prints them."""
    text = convert(data, name="清单.docx", suffix=".docx", target="txt:Text (encoded):UTF8").decode("utf-8-sig")
    return [row.strip() for row in text.splitlines() if row.strip()]
