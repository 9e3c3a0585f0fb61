"""Web pages saved in one file, as Word writes them under the name of a .doc."""

from __future__ import annotations

import quopri

import pytest

from extractors.errors import UnreadableFile
from extractors.readers import read

PAGE = '<html><head><meta charset="gb2312"></head><body><h1>述职报告</h1><p>理论学习不够深入。</p></body></html>'
HEAD = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--next"\r\n\r\n'


def saved(kind: str, page: bytes) -> bytes:
    """The file with one part of that kind."""
    fields = ["----next", "Content-Location: file:///C:/1.htm", "Content-Transfer-Encoding: quoted-printable", kind]
    part = "\r\n".join([*fields, "", ""])
    return (HEAD + part).encode() + quopri.encodestring(page) + b"\r\n----next--\r\n"


@pytest.mark.parametrize("name", ["述职.doc", "述职.mht"])
@pytest.mark.parametrize(
    "before", [b"", b"From: <Saved by Windows Internet Explorer 7>\r\nSubject: =?gb2312?B?yvbWsA==?=\r\n"]
)
def test_its_page_is_read(name: str, before: bytes) -> None:
    found = read(before + saved('Content-Type: text/html; charset="gb2312"', PAGE.encode("gb18030")), name)
    assert [block.text for block in found.blocks] == ["述职报告", "理论学习不够深入。"]
    assert found.origin.format == "mht"


def test_one_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="没有网页正文"):
        read(saved("Content-Type: image/png", b"x" * 50), "述职.doc")
