"""Older Word files and relatives (.doc, .wps, .rtf, .odt, Word 2003 XML) -> .docx by LibreOffice -> Document."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Document, Method, Origin
from extractors.readers import docx
from extractors.readers.formats import Format
from extractors.readers.libreoffice import convert
from extractors.readers.sniff_ole import has_word_stream

SUFFIXES = {Format.DOC: ".doc", Format.WPS: ".wps", Format.RTF: ".rtf", Format.ODT: ".odt", Format.WORD_XML: ".xml"}


def read(data: bytes, origin: Origin) -> Document:
    """The file as LibreOffice understands it; raises NeedsTool, OverLimits or UnreadableFile."""
    suffix = ".doc" if has_word_stream(data) else SUFFIXES[Format(origin.format)]
    document = docx.read(convert(data, name=origin.name, suffix=suffix), origin)
    return replace(document, reading=replace(document.reading, method=Method.CONVERTED))
