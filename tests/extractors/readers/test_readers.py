"""The one table of formats leads to a reader for each, and one door answers for all."""

from __future__ import annotations

import hashlib
import io
from importlib import import_module

import docx
import pytest

from extractors.document import BlockKind
from extractors.errors import ExtractError
from extractors.readers import READERS, read
from extractors.readers.formats import ARCHIVES, MAILS, Format
from tests.extractors.readers.printed_pages import Text, printed
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


ITEMS = (
    "松林小学党支部整改情况报告",
    "一、整改情况",
    "（一）理论学习有所加强。",
    "（二）组织生活逐步规范。",
    "（三）党员管理更加严格。",
    "二、下一步打算",
)


def test_a_run_of_numbered_sentences_is_a_list_in_every_format() -> None:
    word = docx.Document()
    for sentence in ITEMS:
        word.add_paragraph(sentence)
    stream = io.BytesIO()
    word.save(stream)
    pages = printed([Text(72, 80 + 24 * at, words, 20.0 if at == 0 else 12.0) for at, words in enumerate(ITEMS)])
    files = {"甲.docx": stream.getvalue(), "甲.txt": "\n".join(ITEMS).encode(), "甲.pdf": pages}
    found = {name: [(block.kind, block.level) for block in read(data, name).blocks] for name, data in files.items()}
    heading, item = (BlockKind.HEADING, 1), (BlockKind.PARAGRAPH, None)
    wanted = [(BlockKind.TITLE, None), heading, item, item, item, heading]
    assert found == dict.fromkeys(files, wanted)
