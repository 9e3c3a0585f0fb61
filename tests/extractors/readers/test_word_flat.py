"""Word files saved as one XML file."""

from __future__ import annotations

import base64
import io
from zipfile import ZipFile

import pytest

from extractors.errors import UnreadableFile
from extractors.readers import read
from tests.extractors.readers.word_files import line, word_file

HEAD = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
SPACE = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'


def flat(data: bytes) -> str:
    """The package as one XML file; what is no XML in base 64."""
    parts = ""
    with ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            held = package.read(name)
            xml = f"<pkg:xmlData>{held.decode()}</pkg:xmlData>" if held.startswith(b"<") else ""
            content = xml or f"<pkg:binaryData>{base64.b64encode(held).decode()}</pkg:binaryData>"
            parts += f'<pkg:part pkg:name="/{name}">{content}</pkg:part>'
    return f"{HEAD}<pkg:package {SPACE}>{parts}</pkg:package>"


@pytest.mark.parametrize("name", ["述职.xml", "述职.doc"])
def test_it_is_read_as_the_package_that_it_stands_for(name: str) -> None:
    whole = word_file(line("述职报告") + line("一、存在的问题"), {"media/image1.png": b"\x89PNG"}, footer=line("第1页"))
    found, wanted = read(flat(whole).encode(), name), read(whole, name)
    assert (found.blocks, found.reading) == (wanted.blocks, wanted.reading)


def test_a_broken_one_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="不完整或已损坏"):
        read(flat(word_file(line("述职报告")))[:-30].encode(), "述职.xml")
