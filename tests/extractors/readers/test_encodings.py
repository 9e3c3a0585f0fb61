"""Text files in any common encoding."""

from __future__ import annotations

import pytest
from opencc import OpenCC

from extractors.errors import UnreadableFile
from extractors.readers.encodings import decode

SIMPLE = "青柳镇中心小学党支部述职报告\n一、存在的问题\n学习不深入，记录不完整，党员作用发挥不好。"
TRADITIONAL = OpenCC("s2t").convert(SIMPLE)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "gbk", "gb18030"],
)
def test_simplified_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(SIMPLE.encode(encoding)).text == SIMPLE


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "gb18030"])
def test_traditional_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_short_gbk_words_that_are_valid_utf8_by_chance_are_read_as_gbk() -> None:
    assert decode("学习".encode("gbk")).text == "学习"


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = SIMPLE.encode()
    found = decode(data[:21] + b"\xff\xfe" + data[21:])
    assert found.encoding == "utf-8"
    assert found.broken == 2


def test_english_text_is_read() -> None:
    assert decode(b"Plain ASCII, no mark.").text == "Plain ASCII, no mark."


def test_bytes_that_are_no_text_are_refused_with_advice() -> None:
    with pytest.raises(UnreadableFile, match="另存为"):
        decode(bytes(range(128, 256)) * 40 + b"\0\1\2" * 50)
