"""Whatever the bytes are, readers of text answer with a document or an error for people."""

from __future__ import annotations

import contextlib
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Origin
from extractors.errors import ExtractError
from extractors.readers import html, text
from extractors.readers.archive import members
from extractors.readers.normalize import normalized

PIECES = st.sampled_from(
    ["述职报告\n", "一、问题\n", "|1|2|\n", "<table><tr><td>", "</p>", "<br>", "機(jī)關(guān)", "”", "\ufeff", "\0"]
)
MARKS = [b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x01\x00", b"From: a\n"]
FILES = st.binary(max_size=200) | st.lists(PIECES | st.text(max_size=9), max_size=12).map(
    lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
)


@pytest.mark.parametrize("reader", [text, html])
@settings(max_examples=150)
@given(data=FILES)
def test_readers_of_text_never_crash(reader: ModuleType, data: bytes) -> None:
    with contextlib.suppress(ExtractError):
        document = normalized(reader.read(data, Origin("a.txt", "0" * 64, "md", len(data))))
        assert all(block.text for block in document.blocks if block.original.strip())


@settings(max_examples=100)
@given(mark=st.sampled_from(MARKS), tail=st.binary())
def test_archives_never_crash(mark: bytes, tail: bytes) -> None:
    with contextlib.suppress(ExtractError):
        list(members(mark + tail, "a.zip"))
