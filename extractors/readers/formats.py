"""The file formats that the readers know by name."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What a file is, judged by its content."""

    DOCX = "docx"  # also .docm and .dotx
    DOC = "doc"
    WPS = "wps"
    RTF = "rtf"
    ODT = "odt"
    WORD_XML = "xml"  # Word 2003 XML or flat OPC
    PDF = "pdf"
    IMAGE = "image"
    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    MHT = "mht"  # a web page in one file
    ZIP = "zip"
    SEVEN_ZIP = "7z"
    RAR = "rar"
    EML = "eml"
    MSG = "msg"


ARCHIVES = frozenset({Format.ZIP, Format.SEVEN_ZIP, Format.RAR})
MAILS = frozenset({Format.EML, Format.MSG})
