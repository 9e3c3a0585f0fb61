"""Bytes to Document: the one table of formats and their readers."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import Protocol, cast

from extractors.document import Document, Origin
from extractors.errors import UnsupportedFormat
from extractors.readers.formats import Format
from extractors.readers.normalize import normalized
from extractors.readers.sniff import sniff

# Each module has `read(data: bytes, origin: Origin) -> Document` with text == original; imported when needed.
READERS: dict[Format, str] = {
    Format.DOCX: "docx",
    Format.DOC: "doc",
    Format.WPS: "doc",
    Format.RTF: "doc",
    Format.ODT: "doc",
    Format.WORD_XML: "doc",
    Format.TEXT: "text",
    Format.MARKDOWN: "text",
    Format.HTML: "html",
    Format.MHT: "mht",
    Format.PDF: "pdf",
    Format.IMAGE: "image",
}


class Reader(Protocol):
    """What every reader module offers."""

    def read(self, data: bytes, origin: Origin) -> Document:
        """The file in reading order, text as it stands in the file; raises an ExtractError."""


def read(data: bytes, name: str) -> Document:
    """A report file as a Document with normalized text; raises an ExtractError with a Chinese message."""
    kind = sniff(data, name)
    if kind not in READERS:
        way = "请在网页上传，或用 shugai process 处理整个文件；套在压缩包里太深的，请先解压。"
        raise UnsupportedFormat(f"“{name}”里可能有多份报告，要先打开。{way}")
    origin = Origin(name=name, sha256=hashlib.sha256(data).hexdigest(), format=kind.value, size=len(data))
    reader = cast(Reader, import_module(f"{__name__}.{READERS[kind]}"))
    return normalized(reader.read(data, origin))
