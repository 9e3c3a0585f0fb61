"""Word files saved as one XML file (flat OPC): packed into the usual package, part by part."""

from __future__ import annotations

import binascii
import io
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

from extractors.errors import UnreadableFile
from extractors.readers.word_package import parser

FLAT_START = b"<pkg:package"
PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def is_flat(data: bytes) -> bool:
    """Whether the bytes are such a file."""
    return FLAT_START in data[:4096]


def packed(data: bytes, name: str) -> bytes:
    """The package that the file stands for; raises UnreadableFile."""
    stream = io.BytesIO()
    try:
        root = etree.fromstring(data, parser())
        with ZipFile(stream, "w", ZIP_STORED) as package:
            for part in root.iterchildren(f"{PKG}part"):
                for held in part:
                    package.writestr(part.get(f"{PKG}name", "").lstrip("/"), _content(held))
    except (etree.XMLSyntaxError, binascii.Error, ValueError) as error:
        raise UnreadableFile(f"“{name}”不完整或已损坏。请在 Word 中打开，另存为 .docx 后重新上传。") from error
    return stream.getvalue()


def _content(held: etree._Element) -> bytes:
    if held.tag == f"{PKG}binaryData":
        return binascii.a2b_base64(held.text or "")
    return b"".join(etree.tostring(inner, encoding="utf-8", with_tail=False) for inner in held)
