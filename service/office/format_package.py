"""Opens a Word file from outside under limits: size, parts, unpacking, no document types, nothing fetched."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from service.errors import TooLarge, Unreadable
from service.office.nodes import node

MEGABYTE = 1024 * 1024
MOST_PARTS = 4000
MOST_UNPACKED = 300 * MEGABYTE
MOST_XML = 40 * MEGABYTE  # of one part
MOST_RATIO = 200  # unpacked against packed, of parts larger than a megabyte
MOST_PIECES = 300_000  # paragraphs and runs; a book of a thousand pages has fewer
NOT_WORD = (
    "这不是完好的 Word 文件（.docx）。请用 WPS 或 Word 打开，另存为 .docx 后重试；旧的 .doc、.wps 也要先另存为 .docx。"
)
TOO_LARGE = "这个 Word 文件解开后过大或内容异常，没有处理。请删去无关的图片和附件后重试。"
ROOTS = (qn("w:document"), qn("w:styles"), qn("w:settings"))
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")


def open_word(data: bytes) -> Any:
    """A python-docx document; raises Unreadable for what is no .docx, TooLarge for what unpacks without end."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _guard(package)
        document = Document(io.BytesIO(data))
        roots = document.element.tag, document.styles.element.tag, document.settings.element.tag
    except (zipfile.BadZipFile, PackageNotFoundError, XMLSyntaxError) as error:
        raise Unreadable(NOT_WORD) from error
    except (KeyError, ValueError, AttributeError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable(NOT_WORD) from error  # what the packing library says of broken parts
    if roots != ROOTS or (body := document.element.body) is None:
        raise Unreadable(NOT_WORD)
    if sum(1 for _ in body.iter(qn("w:p"), qn("w:r"))) > MOST_PIECES:
        raise TooLarge(TOO_LARGE)
    if body.find(qn("w:sectPr")) is None:
        node(body, "sectPr")  # a file may leave its page to the program's defaults
    return document


def _guard(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise TooLarge(TOO_LARGE)
    for one in entries:
        if one.file_size > MEGABYTE and one.file_size > MOST_RATIO * max(one.compress_size, 1):
            raise TooLarge(TOO_LARGE)
        if one.filename.endswith((".xml", ".rels")):
            _guard_xml(package, one)


def _guard_xml(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.file_size > MOST_XML:
        raise TooLarge(TOO_LARGE)
    with package.open(entry) as part:
        content = part.read(MOST_XML + 1)
    if len(content) > MOST_XML:
        raise TooLarge(TOO_LARGE)
    if any(mark in content.replace(b"\x00", b"") for mark in FORBIDDEN):
        raise Unreadable(NOT_WORD)
