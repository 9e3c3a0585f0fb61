"""The one table of formats leads to a reader for each, and one door answers for all."""

from __future__ import annotations

import hashlib
from importlib import import_module

import pytest

from extractors.errors import ExtractError
from extractors.readers import READERS, read
from extractors.readers.formats import ARCHIVES, MAILS, Format
from tests.extractors.readers.word_files import line, word_file


@pytest.mark.parametrize("kind", READERS)
def test_every_format_of_the_table_has_a_reader(kind: Format) -> None:
    assert callable(import_module(f"extractors.readers.{READERS[kind]}").read)


def test_every_format_is_read_or_holds_files_of_its_own() -> None:
    assert set(Format) == set(READERS) | ARCHIVES | MAILS


def test_an_origin_is_known_by_its_content_not_its_name() -> None:
    data = word_file(line("正文。"))
    first, second = read(data, "甲.docx").origin, read(data, "乙.doc").origin
    assert first.sha256 == second.sha256 == hashlib.sha256(data).hexdigest()
    assert (second.format, second.size, second.name) == ("docx", len(data), "乙.doc")


def test_an_archive_is_not_read_as_a_report() -> None:
    with pytest.raises(ExtractError, match=r"材料.rar"):
        read(b"Rar!\x1a\x07\x01\x00", "材料.rar")
