"""Older Word files and relatives (.doc, .wps, .rtf, .odt, Word 2003 XML) -> .docx by LibreOffice -> Document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.document import Document, Method, Origin
from extractors.errors import UnreadableFile
from extractors.readers import docx
from extractors.readers.formats import Format
from extractors.readers.libreoffice import convert
from extractors.readers.rtf_symbols import with_signs
from extractors.readers.sniff_ole import has_word_stream, recorded_characters
from extractors.readers.word_flat import is_flat, packed

ENOUGH = 0.8  # of the characters that a .doc records; blanks and field codes make up the rest
RAW = ("<?xml", "{\\rtf", "<w:", "\xd0\xcf\x11\xe0")  # LibreOffice took the file for a text
SUFFIXES = {Format.DOC: ".doc", Format.WPS: ".wps", Format.RTF: ".rtf", Format.ODT: ".odt", Format.WORD_XML: ".xml"}


def read(data: bytes, origin: Origin) -> Document:
    """The file as LibreOffice understands it; raises NeedsTool, OverLimits or UnreadableFile."""
    if is_flat(data):
        return docx.read(packed(data, origin.name), origin)
    suffix = ".doc" if has_word_stream(data) else SUFFIXES[Format(origin.format)]
    clear = with_signs(data) if suffix == ".rtf" else data
    document = docx.read(convert(clear, name=origin.name, suffix=suffix), origin)
    if document.blocks[0].text.startswith(RAW):
        raise UnreadableFile(f"“{origin.name}”无法转换，可能已损坏。请在 Word 或 WPS 中打开，另存为 .docx 后重新上传。")
    warnings = (*document.warnings, *_shortfall(document, recorded_characters(data)))
    return replace(document, reading=replace(document.reading, method=Method.CONVERTED), warnings=warnings)


def _shortfall(document: Document, recorded: int | None) -> Iterator[str]:
    """A warning where the conversion gave much less than the old file says that it holds."""
    found = sum(len(block.text) + 1 for block in document.blocks)
    found += sum(skipped.count for skipped in document.reading.skipped)
    if recorded is not None and found < ENOUGH * recorded:
        yield f"原文件记有约 {recorded} 个字符，转换后只读出 {found} 个，可能有遗漏，请对照原件。"
